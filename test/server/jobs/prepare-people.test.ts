import { afterAll, beforeAll, expect, it } from 'vitest';
import { preparePeople } from '../../../server/jobs/prepare-people.ts';
import { goodPassword } from '../../support/accounts.ts';
import { openBrowser } from '../../support/browser.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ empty: true });
});
afterAll(() => app?.close());

const clear = async (): Promise<void> => {
  const { sql } = app.database;
  await sql`delete from identity.one_time_code`;
  await sql`delete from identity.person_role`;
  await sql`delete from identity.person`;
};

const wanted = { login: 'first.admin', name: '首任管理员', password: goodPassword };

it('gives a code that makes the first administrator, once, who then needs a second factor', async () => {
  await clear();
  const { setupCode } = await preparePeople(app.database.sql);
  const code = setupCode ?? '';
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  const browser = openBrowser(app.app);
  expect((await browser.session()).doors).toMatchObject({ setup: true, demo: [] });
  const wrong = await browser.post('/api/session/setup', { ...wanted, code: '0000-0000-0000-0000' });
  expect((await jsonOf(wrong, 401)).code).toBe('setup-code-wrong');
  const answer = await browser.post('/api/session/setup', { ...wanted, code });
  expect(await jsonOf(answer)).toMatchObject({
    stage: 'enrol',
    rights: [],
    person: { login: 'first.admin', roles: [{ role: 'system-admin', area: null }] },
    doors: { setup: false },
  });
  const second = { ...wanted, login: 'second.admin', code };
  const again = await openBrowser(app.app).post('/api/session/setup', second);
  expect((await jsonOf(again, 403)).code).toBe('door-shut');
  await app.database.sql`update identity.person set disabled_at = now()`;
  const later = await openBrowser(app.app).post('/api/session/setup', second);
  expect((await jsonOf(later, 401)).code).toBe('setup-code-wrong');
  const [entry] = await app.database.sql`select action, after from audit_log where action = 'set-up'`;
  expect(entry?.after).toEqual({ role: 'system-admin' });
});

it('of two who use the code at the same time one becomes administrator', async () => {
  await clear();
  const { setupCode } = await preparePeople(app.database.sql);
  const answers = await Promise.all(
    ['one', 'two', 'three'].map((login) =>
      openBrowser(app.app).post('/api/session/setup', { ...wanted, login, code: setupCode ?? '' }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const people = await app.database.sql`select login from identity.person`;
  expect(people).toHaveLength(1);
});

it('each start gives a new code and ends the one before; none is kept in clear; they end after a day', async () => {
  await clear();
  const first = (await preparePeople(app.database.sql)).setupCode ?? '';
  const second = (await preparePeople(app.database.sql)).setupCode ?? '';
  const try_ = (code: string) => openBrowser(app.app).post('/api/session/setup', { ...wanted, code });
  expect((await try_(first)).status).toBe(401);
  const rows = await app.database.sql<{ text: string }[]>`
    select one_time_code::text as text from identity.one_time_code`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.text).not.toContain(second);
  const [age] = await app.database.sql<{ hours: number }[]>`
    select extract(epoch from expires_at - created_at) / 3600 as hours from identity.one_time_code`;
  expect(Number(age?.hours)).toBeCloseTo(24, 3);
  await app.database.sql`update identity.one_time_code set expires_at = now()`;
  expect((await try_(second)).status).toBe(401);
});

it('a taken login does not use up the code', async () => {
  await clear();
  await app.database
    .sql`insert into identity.person (login, name, sign_on) values ('first.admin', 'x', 'password')`;
  const { setupCode } = await preparePeople(app.database.sql);
  const taken = await openBrowser(app.app).post('/api/session/setup', { ...wanted, code: setupCode ?? '' });
  expect((await jsonOf(taken, 409)).code).toBe('login-taken');
  const other = { ...wanted, login: 'other.admin', code: setupCode ?? '' };
  expect((await openBrowser(app.app).post('/api/session/setup', other)).status).toBe(200);
});

it('only the synthetic district gets people of the demo, once, and no code beside them', async () => {
  await clear();
  await preparePeople(app.database.sql);
  expect(await app.database.sql`select from identity.person`).toHaveLength(0);
  await app.database.sql`
    insert into district (code, name, epsg, origin_east_meters, origin_north_meters, synthetic)
    values ('990101', '试验区', 4545, 546000, 3719000, true)`;
  expect(await preparePeople(app.database.sql)).toEqual({ setupCode: null });
  await preparePeople(app.database.sql);
  const people = await app.database.sql<{ login: string; signOn: string }[]>`
    select login, sign_on as "signOn" from identity.person order by login`;
  expect(people.map(({ login }) => login)).toContain('demo-leader');
  expect(people.every(({ signOn }) => signOn === 'demo')).toBe(true);
  expect(people).toHaveLength(12);
});
