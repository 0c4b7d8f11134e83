import { expect, test } from 'vitest';
import { type OutboxEntry, type OutboxState, openOutbox, type Sent } from '../../../web/drafting/outbox.ts';

const entry = (id: string): OutboxEntry => ({
  ...{ id, scenarioId: 's', kind: 'append', key: `key ${id}`, operation: null },
});
const good = (version: number): Sent => ({ ok: true, version, sequence: version });
const bad = (phase: 'offline' | 'outdated' | 'refused'): Sent => ({
  ...{ ok: false, phase, reason: 'why', place: null },
});

/** An outbox whose server answers as the script says, and the shelf that a reload would find. */
const world = (script: Sent[], kept: readonly OutboxEntry[] = []) => {
  const shelf = new Map(kept.map((each) => [each.id, each]));
  const sent: [string, number][] = [];
  const states: OutboxState[] = [];
  const retries: (() => void)[] = [];
  const outbox = openOutbox(
    {
      version: 7,
      send: async ({ id }, version) => {
        sent.push([id, version]);
        return script.shift() ?? good(version + 1);
      },
      keep: async (each) => void shelf.set(each.id, each),
      forget: async (id) => void shelf.delete(id),
      tell: (state) => void states.push(state),
      acknowledged: () => undefined,
      later: (_attempt, again) => void retries.push(again),
    },
    kept,
  );
  return { outbox, shelf, sent, retries, state: () => states.at(-1) };
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('sends one after the other, each on the version that the last one came to, and forgets what is acknowledged', async () => {
  const { outbox, shelf, sent, state } = world([]);
  await Promise.all(['a', 'b', 'c'].map((id) => outbox.add(entry(id))));
  await settled();
  expect(sent).toEqual([
    ['a', 7],
    ['b', 8],
    ['c', 9],
  ]);
  expect([...shelf.keys()]).toEqual([]);
  expect(state()).toMatchObject({ waiting: 0, phase: 'idle', savedAt: expect.any(String) });
});

test('without an answer everything stays on the shelf and is sent again with the same version', async () => {
  const { outbox, shelf, sent, retries, state } = world([bad('offline'), bad('offline')]);
  await outbox.add(entry('a'));
  await settled();
  await outbox.add(entry('b'));
  await settled();
  expect(retries.length).toBe(1);
  expect(state()).toMatchObject({ waiting: 2, phase: 'offline' });
  expect([...shelf.keys()]).toEqual(['a', 'b']);
  for (const again of retries.splice(0)) again();
  await settled();
  expect(sent.slice(0, 4)).toEqual([
    ['a', 7],
    ['a', 7],
    ['a', 7],
    ['b', 8],
  ]);
  expect(state()).toMatchObject({ waiting: 0, phase: 'idle' });
});

test.each([
  'refused',
  'outdated',
] as const)('what is %s stops the line and nothing is dropped', async (phase) => {
  const { outbox, shelf, sent, state } = world([bad(phase)]);
  await outbox.add(entry('a'));
  await settled();
  await outbox.add(entry('b'));
  await settled();
  expect(sent).toEqual([['a', 7]]);
  expect(state()).toMatchObject({ waiting: 2, phase, reason: 'why' });
  expect([...shelf.keys()]).toEqual(['a', 'b']);
});

test('what was kept since before is sent when the page is opened again', async () => {
  const { sent, shelf } = world([], [entry('old')]);
  await settled();
  expect(sent).toEqual([['old', 7]]);
  expect(shelf.size).toBe(0);
});
