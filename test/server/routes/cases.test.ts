import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../../server/answers/verify-audit.ts';
import { createApp } from '../../../server/app.ts';
import type { Case, CaseSummary } from '../../../server/contract/cases.ts';
import { createSealer } from '../../../server/db/sealer.ts';
import { addToken } from '../../support/people.ts';
import { type AppOfPerson, jsonOf, openTestApp, type TestApp, testSealer } from '../../support/test-app.ts';
import { addOffice, addReporter } from '../../support/ticket-persons.ts';

interface Page {
  readonly cases: CaseSummary[];
  readonly next: number | null;
  readonly openCount: number;
}

const reporter = {
  name: '赵某某',
  phone: '000-55501234',
  address: '和平1号院1栋301室',
  content: '楼下垃圾堆了三天无人清运。',
};

let running: TestApp;
let handler: Awaited<ReturnType<TestApp['signIn']>>;
let other: Awaited<ReturnType<TestApp['signIn']>>;

beforeAll(async () => {
  running = await openTestApp();
  const { database } = running;
  const office = await addOffice(database, '城管局', [1, 2, 3, 4, 5, 6, 7, 61]);
  const otherOffice = await addOffice(database, '住建局', [20, 21]);
  await addReporter(database, testSealer, 1, reporter);
  await addReporter(database, testSealer, 2, { ...reporter, phone: null, content: null });
  await addReporter(database, testSealer, 20, reporter);
  await database.sql`update ticket set state = 'handling' where id in (3, 4)`;
  await database.sql`update ticket set closed_at = '2026-06-10T23:30:00+08:00' where id = 1`;
  await database.sql`
    insert into ticket_event (ticket_id, at, kind, to_state, responsible_unit_id, reason)
    values (1, '2026-06-02T08:00:00Z', 'dispatch', 'dispatched', ${office}, '派单')`;
  handler = await running.signIn({ role: 'caseworker', officeId: office });
  other = await running.signIn({ role: 'caseworker', officeId: otherOffice });
});

afterAll(() => running.close());

const reveal = (person: AppOfPerson, id: number, body: object): Promise<Response> =>
  person.request(`/api/cases/${id}/reveal`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const auditOf = (subject: string) => running.database.sql<
  { actor: string; action: string; after: unknown }[]
>`
  select actor, action, after from audit_log where subject = ${subject} order by id`;

test('a caseworker sees the cases of their office only, the newest first, page by page', async () => {
  const first = await jsonOf<Page>(handler.request('/api/cases?state=all&limit=4'));
  expect(first.cases.map(({ id }) => id)).toEqual([7, 6, 5, 4]);
  const second = await jsonOf<Page>(handler.request(`/api/cases?state=all&limit=4&beforeId=${first.next}`));
  expect(second.cases.map(({ id }) => id)).toEqual([3, 2, 1]);
  expect(second.next).toBeNull();
  expect(first.cases.every(({ officeName }) => officeName === '城管局')).toBe(true);
  expect(first.cases[0]?.communityName).toMatch(/社区$/);
});

test('cases are told apart by their state and found by how their number begins', async () => {
  const open = await jsonOf<Page>(handler.request('/api/cases'));
  expect(open.cases.map(({ id }) => id)).toEqual([4, 3]);
  expect(open.openCount).toBe(2);
  const closed = await jsonOf<Page>(handler.request('/api/cases?state=closed'));
  expect(closed.cases.map(({ id }) => id)).toEqual([7, 6, 5, 2, 1]);
  const found = await jsonOf<Page>(handler.request('/api/cases?state=all&number=T5'));
  expect(found.cases.map(({ number }) => number)).toEqual(['T5']);
  const foreign = await jsonOf<Page>(handler.request('/api/cases?state=all&number=T20'));
  expect(foreign.cases).toEqual([]);
});

test('a case shows its words, its place, what happened, and which fields are kept, but none of them', async () => {
  const answer = await handler.request('/api/cases/1');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const text = await answer.text();
  for (const value of [reporter.name, reporter.phone, reporter.address]) expect(text).not.toContain(value);
  const found = JSON.parse(text) as Case;
  expect(found.content).toBe(reporter.content);
  expect(found.kept).toEqual(['name', 'phone', 'address']);
  expect(found.place?.[0]).toBeCloseTo(108.5, 0);
  expect(found.events).toEqual([
    {
      at: '2026-06-02T08:00:00.000Z',
      kind: 'dispatch',
      toState: 'dispatched',
      officeName: '城管局',
      reason: '派单',
    },
  ]);
  // 180 days after 10 June, and on the day after.
  expect(found.deletedOn).toBe('2026-12-08');
  expect((await jsonOf<Case>(handler.request('/api/cases/3'))).deletedOn).toBeNull();
  const bare = await jsonOf<Case>(handler.request('/api/cases/2'));
  expect([bare.content, bare.kept]).toEqual([null, ['name', 'address']]);
});

test('the day of deletion follows the setting', async () => {
  const { sql } = running.database;
  await sql`insert into setting (name, value) values ('retention', '{"personalDays": 10}')`;
  expect((await jsonOf<Case>(handler.request('/api/cases/1'))).deletedOn).toBe('2026-06-21');
  await sql`delete from setting where name = 'retention'`;
});

test('opening a case is logged once per person, case and day', async () => {
  for (let time = 0; time < 3; time += 1) await jsonOf(handler.request('/api/cases/5'));
  await Promise.all([4, 4, 4].map((id) => jsonOf(handler.request(`/api/cases/${id}`))));
  const opening = { actor: handler.person.id, action: 'open-case', after: null };
  expect(await auditOf('ticket 5')).toEqual([opening]);
  expect(await auditOf('ticket 4')).toEqual([opening]);
  await running.database.sql`update personal.case_opening set day = day - 1 where ticket_id = 5`;
  await jsonOf(handler.request('/api/cases/5'));
  expect(await auditOf('ticket 5')).toEqual([opening, opening]);
});

test('a revealed field is shown, and logged with its name and reason but not its value', async () => {
  const answer = await reveal(handler, 1, { field: 'phone', reason: '回访核实' });
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(await jsonOf(answer)).toEqual({ field: 'phone', value: reporter.phone });
  const logged = (await auditOf('ticket 1')).filter(({ action }) => action === 'reveal-personal-field');
  expect(logged).toEqual([
    {
      actor: handler.person.id,
      action: 'reveal-personal-field',
      after: { field: 'phone', reason: '回访核实' },
    },
  ]);
  const [whole] = await running.database.sql<{ text: string }[]>`
    select string_agg(audit_log::text, ' ') as text from audit_log`;
  expect(whole?.text).not.toContain(reporter.phone);
  expect((await verifyAudit((work) => work(running.database.sql), { given: null })).faultCount).toBe(0);
});

test('a field needs a reason, must be one that exists, and must be kept', async () => {
  await jsonOf(reveal(handler, 1, { field: 'phone' }), 400);
  await jsonOf(reveal(handler, 1, { field: 'phone', reason: ' ' }), 400);
  await jsonOf(reveal(handler, 1, { field: 'phone', reason: '由'.repeat(201) }), 400);
  for (const wrong of ['电话 139 1234 5678', '\u200b\u200b', '核实\u0000', '核实 110101-1990-0307-8888'])
    await jsonOf(reveal(handler, 1, { field: 'phone', reason: wrong }), 400);
  await jsonOf(reveal(handler, 1, { field: 'phone', reason: '2026年第17号回访' }));
  await jsonOf(reveal(handler, 1, { field: 'content', reason: '核实' }), 400);
  await jsonOf(reveal(handler, 2, { field: 'phone', reason: '核实' }), 404);
});

test('a case of another office is as if it did not exist', async () => {
  for (const id of [1, 61, 999_999]) {
    const answer = await jsonOf<{ code: string; message: string }>(other.request(`/api/cases/${id}`), 404);
    expect(answer).toMatchObject({ code: 'not-found', message: `没有找到:${id}` });
    await jsonOf(reveal(other, id, { field: 'phone', reason: '好奇' }), 404);
  }
  expect((await auditOf('ticket 61')).length).toBe(0);
  // Rows that are staged are nobody's case yet.
  await jsonOf(handler.request('/api/cases/61'), 404);
  await jsonOf(other.request('/api/cases/20'));
});

test('who handles no cases, or has not signed in, gets none', async () => {
  await jsonOf(running.visitor.request('/api/cases'), 401);
  for (const role of ['leader', 'planner', 'data-steward', 'security-admin'] as const) {
    const person = await running.signIn(role);
    await jsonOf(person.request('/api/cases'), 403);
    await jsonOf(person.request('/api/cases/1'), 403);
    await jsonOf(reveal(person, 1, { field: 'phone', reason: '好奇' }), 403);
  }
});

test('an access token reaches no case', async () => {
  const token = await addToken(running.database, handler.person.id);
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  await jsonOf(running.app.request('/api/cases', { headers }), 403);
  const body = JSON.stringify({ field: 'phone', reason: '核实' });
  await jsonOf(running.app.request('/api/cases/1/reveal', { method: 'POST', headers, body }), 403);
});

test('what was sealed under another key, or for another ticket, gives a plain error without details', async () => {
  const { sql } = running.database;
  await addReporter(running.database, createSealer([Buffer.alloc(32, 9)]), 6, reporter);
  await sql`
    insert into personal.ticket_person (ticket_id, name, phone, address, content)
    select 7, name, phone, address, content from personal.ticket_person where ticket_id = 1`;
  for (const id of [6, 7])
    for (const answer of [
      await handler.request(`/api/cases/${id}`),
      await reveal(handler, id, { field: 'name', reason: '核实' }),
    ]) {
      const body = await jsonOf<{ code: string; details: unknown[] }>(answer, 500);
      expect(body).toMatchObject({ code: 'sealed-unreadable', details: [] });
      expect(JSON.stringify(body)).not.toContain('ticket');
    }
  // Nobody saw anything, so nothing is logged.
  expect(await auditOf('ticket 6')).toEqual([]);
});

test('after the key was replaced, what the old one sealed still opens', async () => {
  const old = Buffer.alloc(32, 9);
  const both = createSealer([Buffer.alloc(32, 7), old]);
  const app = createApp({ ...running.deps, sealer: both });
  const headers = handler.person.headers;
  expect((await jsonOf<Case>(app.request('/api/cases/6', { headers }))).content).toBe(reporter.content);
  expect((await jsonOf<Case>(app.request('/api/cases/1', { headers }))).content).toBe(reporter.content);
});
