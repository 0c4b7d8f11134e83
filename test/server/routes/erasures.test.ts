import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../../server/answers/verify-audit.ts';
import { createApp } from '../../../server/app.ts';
import type { Case } from '../../../server/contract/cases.ts';
import { createSealer } from '../../../server/db/sealer.ts';
import { addToken } from '../../support/people.ts';
import { type AppOfPerson, jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';
import { addOffice, addReporter } from '../../support/ticket-persons.ts';

interface Erased {
  readonly ticketCount: number;
  readonly auditId: number;
  readonly auditHash: string;
}

const phone = '000-55501234';
const [newKey, oldKey] = [Buffer.alloc(32, 8), Buffer.alloc(32, 9)];
const oldSealer = createSealer([oldKey]);
const newSealer = createSealer([newKey]);

let running: TestApp;
let steward: AppOfPerson;
let handler: AppOfPerson;

beforeAll(async () => {
  running = await openTestApp({ deps: { sealer: newSealer } });
  const { database } = running;
  const office = await addOffice(database, '城管局', [1, 2, 3, 4, 5]);
  const reporter = { name: '赵某某', phone, address: null, content: '垃圾无人清运。' };
  for (const id of [1, 2, 3]) await addReporter(database, newSealer, id, reporter);
  await addReporter(database, newSealer, 4, { ...reporter, phone: '000-99999990' });
  await addReporter(database, oldSealer, 5, reporter);
  const hashes = [newSealer, oldSealer].map((sealer) =>
    Buffer.from(sealer.fingerprint('reporter', 'phone 00055501234')),
  );
  await database.sql`update ticket set reporter_hash = ${hashes[0] ?? null} where id in (1, 2, 3)`;
  await database.sql`update ticket set reporter_hash = ${hashes[1] ?? null} where id = 5`;
  steward = await running.signIn('data-steward');
  handler = await running.signIn({ role: 'caseworker', officeId: office });
});

afterAll(() => running.close());

const erase = (person: AppOfPerson, body: object): Promise<Response> =>
  person.request('/api/erasures', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const persons = async (): Promise<number[]> =>
  (
    await running.database.sql<
      { id: number }[]
    >`select ticket_id as id from personal.ticket_person order by 1`
  ).map(({ id }) => id);

test('who may not erase erases nothing', async () => {
  const body = { ticketNumber: 'T0', reason: '本人申请' };
  await jsonOf(erase(running.visitor, body), 401);
  for (const role of ['leader', 'caseworker', 'approver', 'system-admin', 'security-admin'] as const) {
    const office = await addOffice(running.database, `办公室 ${role}`, []);
    const person = await running.signIn(role === 'caseworker' ? { role, officeId: office } : role);
    await jsonOf(erase(person, body), 403);
  }
  expect(await persons()).toEqual([1, 2, 3, 4, 5]);
});

test('the database refuses too, whatever the application lets through', async () => {
  const { sql } = running.database;
  const asStaff = sql.begin(async (tx) => {
    await tx`select set_config('app.rights', ',map,counts,cases,', true)`;
    await tx`set local role app_staff`;
    await tx`select guard.erase_personal('T0', '{}')`;
  });
  await expect(asStaff).rejects.toThrow('by who may do so only');
});

test('an erasure names exactly one thing, a real one, and its reason', async () => {
  const reason = '本人申请';
  await jsonOf(erase(steward, { reason }), 400);
  await jsonOf(erase(steward, { ticketNumber: 'T0', phone, reason }), 400);
  await jsonOf(erase(steward, { ticketNumber: 'T0' }), 400);
  await jsonOf(erase(steward, { ticketNumber: 'none', reason }), 404);
  const wrong = await jsonOf<{ message: string }>(erase(steward, { phone: '赵某某赵某某', reason }), 400);
  expect(wrong.message).not.toContain('赵');
  expect(await persons()).toEqual([1, 2, 3, 4, 5]);
});

test('the personal fields of one ticket go, the case stays and counts, and other tickets keep theirs', async () => {
  const answer = await erase(steward, { ticketNumber: 'T2', reason: '本人申请' });
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(await jsonOf<Erased>(answer)).toMatchObject({ ticketCount: 1 });
  expect(await persons()).toEqual([1, 2, 4, 5]);
  const found = await jsonOf<Case>(handler.request('/api/cases/3'));
  expect(found).toMatchObject({ content: null, kept: [], number: 'T2' });
  const page = await jsonOf<{ cases: unknown[] }>(handler.request('/api/cases?state=all'));
  expect(page.cases).toHaveLength(5);
});

test('all of one phone number goes, however it is written and under whichever key it was kept', async () => {
  const { sql } = running.database;
  const app = createApp({
    ...running.deps,
    sealer: createSealer([newKey, oldKey]),
  });
  const person = await running.signIn('data-steward');
  const before = await sql`select count(*)::int as count from ticket`;
  const answer = await app.request('/api/erasures', {
    method: 'POST',
    headers: { ...person.person.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ phone: '(000) 5550 1234', reason: '本人申请' }),
  });
  const erased = await jsonOf<Erased>(answer);
  expect(erased.ticketCount).toBe(4);
  expect(await persons()).toEqual([4]);
  expect(await sql`select count(*)::int as count from ticket`).toEqual(before);
  const [entry] = await sql`
    select id::int, encode(hash, 'hex') as hash, actor, action, subject, after from audit_log order by id desc limit 1`;
  expect(entry).toEqual({
    id: erased.auditId,
    hash: erased.auditHash,
    actor: person.person.id,
    action: 'erase-personal-data',
    subject: 'reporter',
    after: { ticketCount: 4, tickets: [1, 2, 3, 5], reason: '本人申请' },
  });
  expect((await verifyAudit((work) => work(sql), { given: null })).faultCount).toBe(0);
});

test('who was erased has a pseudonym of their own, so that figures still tell reporters apart', async () => {
  const { sql } = running.database;
  const rows = await sql<{ hash: string }[]>`
    select encode(reporter_hash, 'hex') as hash from ticket where id in (1, 2, 3, 5) order by id`;
  const [first, second, third, last] = rows.map(({ hash }) => hash);
  expect([second, third]).toEqual([first, first]);
  expect(last).not.toBe(first);
  const known = [newSealer, oldSealer].map((sealer) =>
    Buffer.from(sealer.fingerprint('reporter', 'phone 00055501234')).toString('hex'),
  );
  for (const hash of known) expect([first, last]).not.toContain(hash);
});

test('that nothing was kept of a phone number is an answer too, with its receipt', async () => {
  expect(await jsonOf<Erased>(erase(steward, { phone: '000-11112222', reason: '本人申请' }))).toMatchObject({
    ticketCount: 0,
    auditHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('an access token erases nothing', async () => {
  const person = await running.signIn('data-steward');
  const token = await addToken(running.database, person.person.id);
  const answer = running.app.request('/api/erasures', {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ ticketNumber: 'T3', reason: '本人申请' }),
  });
  expect(await jsonOf(answer, 403)).toMatchObject({ code: 'token-reads-only' });
  expect(await persons()).toEqual([4]);
});
