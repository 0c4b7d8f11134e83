import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { preparePeople } from '../../../server/jobs/prepare-people.ts';
import { addAccount, auditOf, giveCode, goodPassword } from '../../support/accounts.ts';
import { deviceCookie, openBrowser, sessionCookie } from '../../support/browser.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

vi.mock('@node-rs/argon2', { spy: true });

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await preparePeople(app.database.sql);
});
afterAll(() => app?.close());

it('tells the public which doors are open, and what the site is', async () => {
  const session = await openBrowser(app.app).session();
  expect(session).toMatchObject({ person: null, stage: 'none', rights: [], countAreas: [], expiresAt: null });
  expect(session.doors).toMatchObject({ password: true, setup: false, singleSignOn: false });
  expect(session.doors.demo.map(({ login }) => login)).toEqual([
    ...['demo-leader', 'demo-party-affairs', 'demo-planner', 'demo-approver'],
    ...['community', 'countersign', 'grid-center', 'street'].map((step) => `demo-approver-${step}`),
    'demo-area-staff',
    ...['demo-data-steward', 'demo-system-admin', 'demo-security-admin', 'demo-audit-admin'],
  ]);
  expect(session.site).toMatchObject({ synthetic: true, districtName: '试验区', reviewNumber: null });
  expect((await app.visitor.request('/api/session')).headers.get('Cache-Control')).toBe('no-store');
});

it('lets people of the demo in by one click, with their own rights and areas', async () => {
  const browser = openBrowser(app.app);
  const answer = await browser.post('/api/session/demo', { login: 'demo-area-staff' });
  expect(answer.status).toBe(200);
  const session = await browser.session();
  expect(session).toMatchObject({ stage: 'full', person: { login: 'demo-area-staff', isDemo: true } });
  expect(session.rights.sort()).toEqual(['alerts', 'counts', 'map']);
  expect(session.countAreas).toHaveLength(1);
  expect((await browser.get('/api/district')).status).toBe(200);
});

it('lets nobody in as a person who is not of the demo', async () => {
  const { login } = await addAccount(app, ['leader']);
  const answer = await openBrowser(app.app).post('/api/session/demo', { login });
  expect((await jsonOf(answer, 401)).code).toBe('sign-in-failed');
});

it('gives a cookie for this host only, that no script reads and no other site sends along', async () => {
  const { login } = await addAccount(app, ['leader']);
  const answer = await openBrowser(app.app).post('/api/session/password', { login, password: goodPassword });
  const [line = ''] = answer.headers.getSetCookie().filter((each) => each.startsWith(`${sessionCookie}=`));
  const attributes = line.split('; ').slice(1);
  expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']));
  expect(attributes.some((each) => each.startsWith('Domain'))).toBe(false);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(await answer.text()).not.toContain(/=([\w-]{43})/.exec(line)?.[1] ?? 'no token');
});

it('signs in by password and writes down both failure and success, without what was typed', async () => {
  const account = await addAccount(app, ['leader']);
  const browser = openBrowser(app.app);
  const wrong = await browser.post('/api/session/password', {
    login: account.login,
    password: 'wrong-but-typed',
  });
  expect((await jsonOf(wrong, 401)).code).toBe('sign-in-failed');
  expect(browser.cookies.has(sessionCookie)).toBe(false);
  await browser.post('/api/session/password', { login: 'secret-typed-here', password: 'wrong-but-typed' });
  const right = await browser.post('/api/session/password', {
    login: account.login,
    password: goodPassword,
  });
  expect(await jsonOf(right)).toMatchObject({ stage: 'full', person: { login: account.login } });
  expect(browser.cookies.has(deviceCookie)).toBe(true);
  expect(await auditOf(app, account.id)).toEqual(['sign-in-failed', 'sign-in']);
  const typed = await app.database.sql`
    select from audit_log where audit_log::text ~ 'typed' or audit_log::text ~ '10\\.0\\.'`;
  expect(typed).toHaveLength(0);
});

it('takes as many hashes for an unknown login, or one without a password, as for a wrong password', async () => {
  const known = await addAccount(app, ['leader']);
  const without = await app.signIn('leader');
  const tried = [known.login, 'nobody-of-this-name', without.person.login, 'demo-leader'];
  for (const login of tried) {
    vi.mocked(verify).mockClear();
    const answer = await openBrowser(app.app).post('/api/session/password', {
      login,
      password: 'not it, sure',
    });
    expect((await jsonOf(answer, 401)).code).toBe('sign-in-failed');
    expect([login, vi.mocked(verify).mock.calls.length]).toEqual([login, 1]);
  }
});

it('makes hashes of less cost anew at the next sign-in', async () => {
  const account = await addAccount(app, ['leader']);
  const argon2 = await vi.importActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');
  const weak = await argon2.hash(goodPassword, { memoryCost: 8 * 1024, timeCost: 1 });
  await app.database.sql`update identity.person set password_hash = ${weak} where id = ${account.id}`;
  await openBrowser(app.app).post('/api/session/password', { login: account.login, password: goodPassword });
  const [row] = await app.database
    .sql`select password_hash as hash from identity.person where id = ${account.id}`;
  expect(argon2.parseOptions(row?.hash)).toMatchObject({
    memoryCost: 19 * 1024,
    timeCost: 2,
    parallelism: 1,
  });
});

it('a token from before signing in opens nothing afterwards (fixation)', async () => {
  const { login } = await addAccount(app, ['leader']);
  const browser = openBrowser(app.app);
  browser.cookies.set(sessionCookie, 'planted-by-somebody-else-planted-by-somebody');
  await browser.post('/api/session/password', { login, password: goodPassword });
  const first = new Map(browser.cookies);
  expect(first.get(sessionCookie)).not.toContain('planted');
  await browser.post('/api/session/password', { login, password: goodPassword });
  expect(browser.cookies.get(sessionCookie)).not.toBe(first.get(sessionCookie));
  expect((await openBrowser(app.app, { cookies: first }).get('/api/district')).status).toBe(401);
  expect((await browser.get('/api/district')).status).toBe(200);
});

it('a one-time code opens once, only for its person, and only as far as a new password', async () => {
  const account = await addAccount(app, ['leader']);
  const other = await addAccount(app, ['leader']);
  const code = await giveCode(app, account.id);
  const browser = openBrowser(app.app);
  expect((await browser.post('/api/session/one-time', { login: other.login, code })).status).toBe(401);
  const typed = code.toLowerCase().replaceAll('-', ' ');
  const answer = await browser.post('/api/session/one-time', { login: account.login, code: typed });
  expect(await jsonOf(answer)).toMatchObject({ stage: 'new-password', rights: [] });
  expect((await browser.get('/api/district')).status).toBe(403);
  expect((await browser.get('/api/account')).status).toBe(403);
  expect((await browser.post('/api/account/totp')).status).toBe(403);
  expect((await browser.post('/api/session/second-factor', { code: '123456' })).status).toBe(403);
  const again = openBrowser(app.app);
  expect((await again.post('/api/session/one-time', { login: account.login, code })).status).toBe(401);

  const early = new Map(browser.cookies);
  const short = await browser.post('/api/session/new-password', { password: 'too short' });
  expect((await jsonOf(short, 400)).code).toBe('parameter-wrong');
  const chosen = await browser.post('/api/session/new-password', { password: 'my very own password' });
  expect(await jsonOf(chosen)).toMatchObject({ stage: 'full' });
  expect((await openBrowser(app.app, { cookies: early }).session()).stage).toBe('none');
  const old = { login: account.login, password: goodPassword };
  expect((await openBrowser(app.app).post('/api/session/password', old)).status).toBe(401);
  const present = { login: account.login, password: 'my very own password' };
  expect((await openBrowser(app.app).post('/api/session/password', present)).status).toBe(200);
});

it('a one-time code that is too old opens nothing', async () => {
  const { id, login } = await addAccount(app, ['leader']);
  const code = await giveCode(app, id);
  await app.database.sql`update identity.one_time_code set expires_at = now() where person_id = ${id}`;
  expect((await openBrowser(app.app).post('/api/session/one-time', { login, code })).status).toBe(401);
});

it('refuses to sign anybody in, or out, for another site', async () => {
  const { login } = await addAccount(app, ['leader']);
  const browser = openBrowser(app.app);
  const sent = { login, password: goodPassword };
  for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://elsewhere.example' }])
    expect((await browser.post('/api/session/password', sent, headers)).status).toBe(403);
  await browser.post('/api/session/password', sent);
  const cookie = { Cookie: `${sessionCookie}=${browser.cookies.get(sessionCookie)}` };
  const forged = await app.app.request('/api/session', {
    method: 'DELETE',
    headers: { ...cookie, 'Sec-Fetch-Site': 'same-site' },
  });
  expect((await jsonOf(forged, 403)).code).toBe('foreign-origin');
  const unsaid = await app.app.request('/api/session', { method: 'DELETE', headers: cookie });
  expect((await jsonOf(unsaid, 403)).code).toBe('foreign-origin');
  expect((await browser.session()).stage).toBe('full');
});

it('all doors are shut where there is only the public', async () => {
  const publicApp = createApp({ ...app.deps, publicOnly: true });
  const { login } = await addAccount(app, ['leader']);
  const browser = openBrowser(publicApp);
  expect((await browser.session()).doors).toEqual({
    password: false,
    setup: false,
    singleSignOn: false,
    demo: [],
  });
  const bodies: Record<string, object> = {
    password: { login, password: goodPassword },
    'one-time': { login, code: '123456' },
    demo: { login: 'demo-leader' },
    setup: { code: '123456', login: 'somebody', name: 'x', password: goodPassword },
  };
  for (const [door, body] of Object.entries(bodies)) {
    const answer = await browser.post(`/api/session/${door}`, body);
    expect([door, [403, 404].includes(answer.status)]).toEqual([door, true]);
  }
  expect(browser.cookies.size).toBe(0);
  const inside = openBrowser(app.app);
  await inside.post('/api/session/demo', { login: 'demo-leader' });
  const carried = openBrowser(publicApp, { cookies: inside.cookies });
  expect([401, 404]).toContain((await carried.get('/api/district')).status);
  expect((await carried.session()).person).toBeNull();
});

it('the door of the demo is shut, and who came in by it is out, once the district is not synthetic', async () => {
  const inside = openBrowser(app.app);
  await inside.post('/api/session/demo', { login: 'demo-leader' });
  await app.database.sql`update district set synthetic = false`;
  try {
    const browser = openBrowser(app.app);
    expect((await browser.session()).doors.demo).toEqual([]);
    const answer = await browser.post('/api/session/demo', { login: 'demo-leader' });
    expect((await jsonOf(answer, 403)).code).toBe('door-shut');
    expect((await inside.get('/api/district')).status).toBe(401);
  } finally {
    await app.database.sql`update district set synthetic = true`;
  }
});
