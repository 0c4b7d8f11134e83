import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Account } from '../../../server/contract/account.ts';
import { addAccount, auditOf, goodPassword, type TestAccount } from '../../support/accounts.ts';
import { type Browser, openBrowser } from '../../support/browser.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app?.close());

const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/149.0.0.0 Safari/537.36 Edg/149.0';
const wechat =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50';

const signedIn = async (account: TestAccount, userAgent = edge): Promise<Browser> => {
  const browser = openBrowser(app.app, { userAgent });
  const sent = { login: account.login, password: goodPassword };
  expect((await browser.post('/api/session/password', sent)).status).toBe(200);
  return browser;
};

const accountOf = (browser: Browser): Promise<Account> => jsonOf<Account>(browser.get('/api/account'));

it('shows sessions by browser and system, with nothing finer, and which of them this is', async () => {
  const person = await addAccount(app, ['leader']);
  const office = await signedIn(person);
  await signedIn(person, wechat);
  await signedIn(person, 'curl/8');
  const account = await accountOf(office);
  expect(account).toMatchObject({
    login: person.login,
    signOn: 'password',
    secondFactor: { enabledAt: null, required: false, recoveryCodesLeft: 0 },
    tokens: [],
  });
  expect(account.sessions.map(({ device }) => device).sort()).toEqual([
    '? · ?',
    'Edge · Windows',
    '微信 · iOS',
  ]);
  expect(account.sessions.filter(({ current }) => current).map(({ device }) => device)).toEqual([
    'Edge · Windows',
  ]);
  expect((await office.get('/api/account')).headers.get('Cache-Control')).toBe('no-store');
});

it('ends one session, and all but this one, but never those of other people', async () => {
  const person = await addAccount(app, ['leader']);
  const stranger = await signedIn(await addAccount(app, ['leader']));
  const browsers = [await signedIn(person), await signedIn(person), await signedIn(person)] as const;
  const own = (await accountOf(browsers[1])).sessions.find(({ current }) => current)?.id;
  expect((await stranger.delete(`/api/account/sessions/${own}`)).status).toBe(404);
  expect((await browsers[0].delete(`/api/account/sessions/${own}`)).status).toBe(204);
  expect((await browsers[1].get('/api/account')).status).toBe(401);
  expect((await browsers[0].delete(`/api/account/sessions/${own}`)).status).toBe(404);
  expect((await browsers[0].delete('/api/account/sessions')).status).toBe(204);
  expect((await browsers[2].get('/api/account')).status).toBe(401);
  expect((await accountOf(browsers[0])).sessions).toHaveLength(1);
  expect((await stranger.get('/api/account')).status).toBe(200);
  expect(await auditOf(app, person.id)).toEqual(
    expect.arrayContaining(['end-session', 'end-other-sessions']),
  );
});

it('changes a password against the present one, and ends all other sessions', async () => {
  const person = await addAccount(app, ['leader']);
  const browsers = [await signedIn(person), await signedIn(person)] as const;
  const next = 'another password of mine';
  const wrong = await browsers[0].post('/api/account/password', { current: 'not it at all', next });
  expect((await jsonOf(wrong, 422)).code).toBe('proof-wrong');
  const short = await browsers[0].post('/api/account/password', { current: goodPassword, next: 'short' });
  expect(short.status).toBe(400);
  expect((await browsers[0].post('/api/account/password', { current: goodPassword, next })).status).toBe(204);
  expect((await browsers[0].get('/api/account')).status).toBe(200);
  expect((await browsers[1].get('/api/account')).status).toBe(401);
  const sign = (password: string) =>
    openBrowser(app.app).post('/api/session/password', { login: person.login, password });
  expect((await sign(goodPassword)).status).toBe(401);
  expect((await sign(next)).status).toBe(200);
  expect(await auditOf(app, person.id)).toContain('change-password');
});

it('a stolen session cannot guess the password for long', async () => {
  const browser = await signedIn(await addAccount(app, ['leader']));
  const change = (current: string) =>
    browser.post('/api/account/password', { current, next: 'another password of mine' });
  for (let attempt = 1; attempt <= 5; attempt += 1)
    expect((await change(`wrong ${attempt}`)).status).toBe(422);
  expect((await jsonOf(change(goodPassword), 429)).code).toBe('sign-in-blocked');
});

it('an access token reads what its owner may, shows itself once, and holds until it is revoked', async () => {
  const person = await addAccount(app, ['leader']);
  const browser = await signedIn(person);
  const made = await jsonOf<{ id: string; token: string; expiresAt: string }>(
    browser.post('/api/account/tokens', { name: 'QGIS', days: 30 }),
  );
  expect(Date.parse(made.expiresAt) - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
  const listed = await browser.get('/api/account');
  const text = await listed.text();
  expect(text).toContain('QGIS');
  expect(text).not.toContain(made.token);
  const basic = `Basic ${Buffer.from(`${person.login}:${made.token}`).toString('base64')}`;
  for (const Authorization of [`Bearer ${made.token}`, basic])
    expect((await app.app.request('/api/district', { headers: { Authorization } })).status).toBe(200);
  const stranger = await signedIn(await addAccount(app, ['leader']));
  expect((await stranger.delete(`/api/account/tokens/${made.id}`)).status).toBe(404);
  expect((await browser.delete(`/api/account/tokens/${made.id}`)).status).toBe(204);
  const headers = { Authorization: `Bearer ${made.token}` };
  expect((await app.app.request('/api/district', { headers })).status).toBe(401);
  expect((await accountOf(browser)).tokens).toEqual([]);
  expect(await auditOf(app, person.id)).toEqual(expect.arrayContaining(['make-token', 'revoke-token']));
});

it('an access token changes nothing and does not reach the account', async () => {
  const person = await addAccount(app, ['leader', 'system-admin'], { secondFactor: true });
  const { addToken } = await import('../../support/people.ts');
  const headers = {
    Authorization: `Bearer ${await addToken(app.database, person.id)}`,
    'Content-Type': 'application/json',
  };
  const refused: [string, string, object?][] = [
    ['GET', '/api/account'],
    ['POST', '/api/account/tokens', { name: 'x', days: 1 }],
    ['POST', '/api/account/password', { current: goodPassword, next: 'another password of mine' }],
    ['POST', '/api/account/totp'],
    ['DELETE', '/api/account/sessions'],
    ['DELETE', '/api/session'],
    ['POST', '/api/people', { login: 'new-one', name: 'x', signOn: 'password' }],
    ['PUT', '/api/settings/site', {}],
  ];
  for (const [method, path, body] of refused) {
    const answer = await app.app.request(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect([method, path, answer.status]).toEqual([method, path, 403]);
    expect(await answer.json()).toMatchObject({ code: 'token-reads-only' });
  }
  expect((await app.app.request('/api/people', { headers })).status).toBe(403);
});

it('people of the demo cannot set up a second factor that others would lack', async () => {
  const { sql } = app.database;
  const { preparePeople } = await import('../../../server/jobs/prepare-people.ts');
  await preparePeople(sql);
  const browser = openBrowser(app.app);
  await browser.post('/api/session/demo', { login: 'demo-system-admin' });
  expect(await browser.session()).toMatchObject({ stage: 'full' });
  expect((await browser.post('/api/account/totp')).status).toBe(403);
  expect((await accountOf(browser)).secondFactor.required).toBe(false);
});
