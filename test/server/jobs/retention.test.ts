import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { foreseeRetention, keepRetention } from '../../../server/actions/keep-retention.ts';
import { verifyAudit } from '../../../server/answers/verify-audit.ts';
import type { Database } from '../../../server/db/database.ts';
import { keepRetaining } from '../../../server/jobs/retention.ts';
import { openTestDatabase } from '../../support/database.ts';
import { addPerson } from '../../support/people.ts';
import { insertSmallDistrict } from '../../support/small-district.ts';
import { testSealer } from '../../support/test-app.ts';
import { addReporter } from '../../support/ticket-persons.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await insertSmallDistrict(database.sql);
});
afterAll(() => database.close());

const reporter = { name: '赵某某', phone: '000-55501234', address: null, content: '垃圾无人清运。' };
/** Days after which each ticket ended; null: still open. */
const endedDaysAgo = new Map([
  [1, 200],
  [2, 182],
  [3, 179],
  [4, 0],
  [5, null],
]);

beforeEach(async () => {
  const { sql } = database;
  await sql`delete from personal.ticket_person`;
  await sql`delete from setting`;
  for (const [id, days] of endedDaysAgo) {
    await addReporter(database, testSealer, id, reporter);
    await sql`
      update ticket set closed_at = now() - make_interval(days => ${days}), received_at = now() - interval '3 years',
        state = ${days === null ? 'handling' : 'closed'}
      where id = ${id}`;
  }
});

const persons = async (): Promise<number[]> =>
  (await database.sql<{ id: number }[]>`select ticket_id as id from personal.ticket_person order by 1`).map(
    ({ id }) => id,
  );
const audits = () => database.sql<{ actor: string; after: unknown }[]>`
  select actor, after from audit_log where action = 'delete-expired-personal-data' order by id`;

test('personal fields go when their ticket ended more than 180 days ago, and one entry says how many', async () => {
  expect(await foreseeRetention(database.sql)).toMatchObject({ persons: 2 });
  expect(await persons()).toEqual([1, 2, 3, 4, 5]);
  expect(await keepRetention(database.sql)).toMatchObject({ persons: 2 });
  expect(await persons()).toEqual([3, 4, 5]);
  expect(await audits()).toEqual([{ actor: 'server', after: { ticketCount: 2 } }]);
  // Nothing is due, so nothing is written down.
  expect(await keepRetention(database.sql)).toMatchObject({ persons: 0 });
  expect(await audits()).toHaveLength(1);
  expect((await verifyAudit((work) => work(database.sql), { given: null })).faultCount).toBe(0);
});

test('the number of days is a setting', async () => {
  await database.sql`insert into setting (name, value) values ('retention', '{"personalDays": 190}')`;
  await keepRetention(database.sql);
  expect(await persons()).toEqual([2, 3, 4, 5]);
  await database.sql`update setting set value = '{"personalDays": 1}'`;
  await keepRetention(database.sql);
  expect(await persons()).toEqual([4, 5]);
});

test('a ticket that was refused or joined to another ended although no time of closing is known', async () => {
  await database.sql`update ticket set closed_at = null, state = 'rejected' where id = 4`;
  await keepRetention(database.sql);
  expect(await persons()).toEqual([3, 5]);
});

test('several processes at once delete each row once', async () => {
  const { sql } = database;
  const ids = Array.from({ length: 50 }, (_, index) => index + 6);
  for (const id of ids) await addReporter(database, testSealer, id, reporter);
  await sql`update ticket set closed_at = now() - interval '1 year', state = 'closed' where id = any (${ids})`;
  const before = (await audits()).length;
  const tallies = await Promise.all([1, 2, 3, 4].map(() => keepRetention(sql)));
  expect(tallies.reduce((sum, tally) => sum + tally.persons, 0)).toBe(52);
  const counted = (await audits()).slice(before) as { after: { ticketCount: number } }[];
  expect(counted.reduce((sum, { after }) => sum + after.ticketCount, 0)).toBe(52);
  expect(await persons()).toEqual([3, 4, 5]);
});

test('sessions, codes, sign-ons, throttles and notes of openings go when they are over, others stay', async () => {
  const { sql } = database;
  const { id } = await addPerson(database, ['leader']);
  const [gone, stays] = ['now() - interval', 'now() + interval'].map((at) => at.includes('-'));
  for (const isOver of [gone, stays]) {
    const at = isOver ? sql`now() - interval '8 days'` : sql`now() + interval '1 hour'`;
    const bytes = Buffer.from(String(isOver));
    await sql`
      insert into identity.session (token_hash, person_id, stage, device, expires_at)
      values (${bytes}, ${id}, 'full', 'test', ${at})`;
    await sql`
      insert into identity.one_time_code (code_hash, purpose, person_id, expires_at)
      values (${bytes}, 'password', ${id}, ${at})`;
    await sql`
      insert into identity.oidc_attempt (state_hash, browser_hash, sealed, expires_at)
      values (${bytes}, ${bytes}, ${bytes}, ${at})`;
    await sql`insert into identity.throttle (key, failures, window_until) values (${bytes}, 1, ${at})`;
    await sql`
      insert into personal.case_opening (person_id, ticket_id, day) values (${id}, 1, (${at})::date)`;
  }
  const due = { sessions: 1, oneTimeCodes: 1, signOnAttempts: 1, throttles: 1, caseOpenings: 1 };
  expect(await foreseeRetention(sql)).toMatchObject(due);
  expect(await keepRetention(sql)).toMatchObject(due);
  const [left] = await sql`
    select (select count(*)::int from identity.session) as sessions,
      (select count(*)::int from identity.throttle) as throttles,
      (select count(*)::int from personal.case_opening) as openings`;
  // The session that the person came with, and the one that lives.
  expect(left).toEqual({ sessions: 2, throttles: 1, openings: 1 });
});

test('the job works at once, tells what goes wrong, and ends when it is closed', async () => {
  const job = keepRetaining({ pool: database.sql, onError: () => {} });
  await job.close();
  expect(await persons()).toEqual([3, 4, 5]);
  const errors: unknown[] = [];
  const broken = { begin: () => Promise.reject(new Error('gone')) } as unknown as Database['sql'];
  await keepRetaining({ pool: broken, onError: (error) => errors.push(error) }).close();
  expect(errors).toHaveLength(1);
});
