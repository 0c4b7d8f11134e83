import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { addAccount, auditOf, goodPassword } from '../../support/accounts.ts';
import { deviceCookie, openBrowser, sessionCookie } from '../../support/browser.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
/** Two processes on one database. */
let sites: ReturnType<typeof createApp>[];
beforeAll(async () => {
  app = await openTestApp();
  sites = [app.app, createApp({ ...app.deps })];
});
afterAll(() => app?.close());

const siteOf = (attempt: number): ReturnType<typeof createApp> => sites[attempt % 2]!;

/** The answer to a guess, from an address of its own unless given. */
const guess = (attempt: number, login: string, password: string, address?: string): Promise<Response> =>
  openBrowser(siteOf(attempt), address === undefined ? {} : { address }).post('/api/session/password', {
    login,
    password,
  });

const secondsLeft = async (answer: Promise<Response>): Promise<number> => {
  const response = await answer;
  expect(response.status).toBe(429);
  return Number(response.headers.get('Retry-After'));
};

/** As if so much time had gone by. */
const pass = (minutes: number): Promise<unknown> => app.database.sql`
  update identity.throttle set window_until = window_until - make_interval(secs => ${minutes * 60}::float8),
    blocked_until = blocked_until - make_interval(secs => ${minutes * 60}::float8)`;

it('five wrong passwords block an account on every process, longer each time up to 15 minutes', async () => {
  const { id, login } = await addAccount(app, ['leader']);
  for (let attempt = 1; attempt <= 5; attempt += 1)
    expect((await guess(attempt, login, `wrong ${attempt}`)).status).toBe(401);
  for (const site of [0, 1]) {
    const seconds = await secondsLeft(guess(site, login, goodPassword));
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
  }
  const blocks: number[] = [];
  for (const minutes of [1.1, 2.1, 4.1, 8.1, 15.1]) {
    await pass(minutes);
    expect((await guess(0, login, 'wrong once more')).status).toBe(401);
    blocks.push(Math.ceil((await secondsLeft(guess(1, login, goodPassword))) / 60));
  }
  expect(blocks).toEqual([2, 4, 8, 15, 15]);
  const audit = await auditOf(app, id);
  expect(audit.filter((action) => action === 'sign-in-failed')).toHaveLength(10);
  expect(audit.filter((action) => action === 'sign-in-blocked')).toHaveLength(6);
  await pass(15.1);
  expect((await guess(0, login, goodPassword)).status).toBe(200);
  expect((await guess(0, login, 'wrong')).status).toBe(401);
  expect((await guess(0, login, goodPassword)).status).toBe(200);
});

it('an unknown login is blocked like a known one', async () => {
  for (let attempt = 1; attempt <= 5; attempt += 1)
    expect((await guess(attempt, 'nobody-at-all', 'wrong')).status).toBe(401);
  expect(await secondsLeft(guess(0, 'nobody-at-all', 'wrong'))).toBeGreaterThan(50);
});

it('attempts during a block do not make it longer', async () => {
  const { login } = await addAccount(app, ['leader']);
  for (let attempt = 1; attempt <= 5; attempt += 1) await guess(attempt, login, 'wrong');
  for (let attempt = 1; attempt <= 20; attempt += 1) await guess(attempt, login, 'wrong');
  expect(await secondsLeft(guess(0, login, goodPassword))).toBeLessThanOrEqual(60);
  await pass(1.1);
  expect((await guess(0, login, goodPassword)).status).toBe(200);
});

it('failures that lie 15 minutes apart are forgotten', async () => {
  const { login } = await addAccount(app, ['leader']);
  for (let attempt = 1; attempt <= 4; attempt += 1) await guess(attempt, login, 'wrong');
  await pass(15.1);
  for (let attempt = 1; attempt <= 4; attempt += 1)
    expect((await guess(attempt, login, 'wrong')).status).toBe(401);
  expect((await guess(0, login, goodPassword)).status).toBe(200);
});

it('of thirty guesses at the same time on two processes five are tried', async () => {
  const { login } = await addAccount(app, ['leader']);
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, attempt) => guess(attempt, login, `wrong ${attempt}`)),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(25);
});

it('who tries many logins from one address is stopped after thirty', async () => {
  const address = '192.0.2.7';
  for (let attempt = 1; attempt <= 30; attempt += 1)
    expect((await guess(attempt, `name-${attempt}`, 'wrong', address)).status).toBe(401);
  const { login } = await addAccount(app, ['leader']);
  expect((await guess(0, login, goodPassword, address)).status).toBe(429);
  expect((await guess(0, login, goodPassword)).status).toBe(200);
});

it('right passwords of an office behind one address do not add up', async () => {
  const address = '192.0.2.8';
  const { login } = await addAccount(app, ['leader']);
  for (let attempt = 1; attempt <= 40; attempt += 1)
    expect((await guess(attempt, login, goodPassword, address)).status).toBe(200);
});

it('strangers cannot lock anybody out of the device they use, and it gives no further guesses', async () => {
  const { login } = await addAccount(app, ['leader']);
  const own = openBrowser(app.app);
  await own.post('/api/session/password', { login, password: goodPassword });
  await own.delete('/api/session');
  expect(own.cookies.has(sessionCookie)).toBe(false);
  for (let attempt = 1; attempt <= 6; attempt += 1) await guess(attempt, login, 'wrong');
  expect((await guess(0, login, goodPassword)).status).toBe(429);
  expect((await own.post('/api/session/password', { login, password: goodPassword })).status).toBe(200);

  const mark = own.cookies.get(deviceCookie) ?? '';
  const variants = [mark, `${mark}.more`, `${mark}=`, mark.replace('.', '..'), `x${mark}`];
  const statuses: number[] = [];
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    const cookies = new Map([[deviceCookie, variants[attempt % variants.length] ?? '']]);
    const thief = openBrowser(siteOf(attempt), { cookies });
    statuses.push((await thief.post('/api/session/password', { login, password: 'wrong' })).status);
  }
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  const other = await addAccount(app, ['leader']);
  for (let attempt = 1; attempt <= 5; attempt += 1) await guess(attempt, other.login, 'wrong');
  const borrowed = openBrowser(app.app, { cookies: new Map([[deviceCookie, mark]]) });
  const sent = { login: other.login, password: goodPassword };
  expect((await borrowed.post('/api/session/password', sent)).status).toBe(429);
});

it('behind our proxy its last word counts as the address, else the connection', async () => {
  const proxied = createApp({ ...app.deps, behindProxy: true });
  const from = (site: ReturnType<typeof createApp>, forwarded: string, attempt: number) =>
    openBrowser(site, { address: '192.0.2.9' }).post(
      '/api/session/password',
      { login: `tried-${forwarded.length}-${attempt}`, password: 'wrong' },
      { 'X-Forwarded-For': `${attempt}.2.3.4, ${forwarded}` },
    );
  for (let attempt = 1; attempt <= 30; attempt += 1) await from(proxied, '2001:db8::1', attempt);
  expect((await from(proxied, '2001:db8:0:0:9::77', 31)).status).toBe(429);
  expect((await from(proxied, '2001:db8:0:1::1', 32)).status).toBe(401);
  expect((await from(app.app, '2001:db8::1', 33)).status).toBe(401);
});

it('keeps no login and no address in clear', async () => {
  const rows = await app.database.sql<{ key: Buffer }[]>`select key from identity.throttle`;
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).toHaveLength(32);
  const { login } = await addAccount(app, ['leader']);
  const answer = await jsonOf(guess(0, login, 'wrong'), 401);
  expect(JSON.stringify(answer)).not.toContain(login);
});
