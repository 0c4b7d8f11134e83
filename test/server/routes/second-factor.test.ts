import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  addAccount,
  auditOf,
  codeOf,
  giveCode,
  goodPassword,
  type TestAccount,
  wrongCodeOf,
} from '../../support/accounts.ts';
import { type Browser, openBrowser, sessionCookie } from '../../support/browser.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  // The clock stands still in the middle of a time step.
  const stepMs = 30_000;
  vi.useFakeTimers({ toFake: ['Date'], now: Math.floor(Date.now() / stepMs) * stepMs + stepMs / 2 });
  app = await openTestApp();
});
afterAll(async () => {
  await app?.close();
  vi.useRealTimers();
});

/** A browser in which the password was right and the second factor is still to come. */
const halfWay = async (account: TestAccount): Promise<Browser> => {
  const browser = openBrowser(app.app);
  const answer = await browser.post('/api/session/password', {
    login: account.login,
    password: goodPassword,
  });
  expect(await jsonOf(answer)).toMatchObject({ stage: 'second-factor', rights: [] });
  return browser;
};

const give = (browser: Browser, code: string): Promise<Response> =>
  browser.post('/api/session/second-factor', { code });

it('whoever has a second factor gets nowhere without it, and a new token with it', async () => {
  const account = await addAccount(app, ['leader'], { secondFactor: true });
  const browser = await halfWay(account);
  const early = new Map(browser.cookies);
  for (const path of ['/api/district', '/api/account', '/tiles/areas.json'])
    expect([path, (await browser.get(path)).status]).toEqual([path, 403]);
  expect((await browser.post('/api/account/totp')).status).toBe(403);
  expect((await browser.post('/api/account/totp/confirm', { code: codeOf(account.secret) })).status).toBe(
    403,
  );
  expect((await browser.post('/api/session/new-password', { password: 'a password of mine' })).status).toBe(
    403,
  );
  expect(await jsonOf(give(browser, codeOf(account.secret)))).toMatchObject({ stage: 'full' });
  expect((await browser.get('/api/district')).status).toBe(200);
  expect(browser.cookies.get(sessionCookie)).not.toBe(early.get(sessionCookie));
  expect((await openBrowser(app.app, { cookies: early }).session()).stage).toBe('none');
});

it('a code counts once: not again, not at the same time, and none before it', async () => {
  const account = await addAccount(app, ['leader'], { secondFactor: true });
  const browsers = await Promise.all([1, 2, 3, 4].map(() => halfWay(account)));
  const code = codeOf(account.secret);
  const earlier = codeOf(account.secret, -1);
  const answers = await Promise.all(browsers.map((browser) => give(browser, code)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  expect((await give(await halfWay(account), code)).status).toBe(401);
  expect((await give(await halfWay(account), earlier)).status).toBe(401);
});

it('takes codes of one step around now, and none of two', async () => {
  const account = await addAccount(app, ['leader'], { secondFactor: true });
  expect((await give(await halfWay(account), codeOf(account.secret, -3))).status).toBe(401);
  expect((await give(await halfWay(account), codeOf(account.secret, 3))).status).toBe(401);
  expect((await give(await halfWay(account), codeOf(account.secret, -1))).status).toBe(200);
  expect((await give(await halfWay(account), codeOf(account.secret, 1))).status).toBe(200);
});

it('a session that waits for its second factor dies after five wrong codes', async () => {
  const account = await addAccount(app, ['leader'], { secondFactor: true });
  const browser = await halfWay(account);
  for (let attempt = 1; attempt <= 5; attempt += 1)
    expect((await jsonOf(give(browser, wrongCodeOf(account.secret)), 401)).code).toBe('second-factor-wrong');
  expect((await jsonOf(give(browser, codeOf(account.secret)), 401)).code).toBe('sign-in-needed');
  const again = await halfWay(account);
  expect((await jsonOf(give(again, codeOf(account.secret)), 429)).code).toBe('sign-in-blocked');
  expect(await auditOf(app, account.id)).toContain('sign-in-blocked');
});

it('a recovery code opens once', async () => {
  const account = await addAccount(app, ['leader'], { secondFactor: true });
  const [code = ''] = account.recoveryCodes;
  const answers = await Promise.all(
    [await halfWay(account), await halfWay(account)].map((browser) => give(browser, code.toLowerCase())),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect((await give(await halfWay(account), code)).status).toBe(401);
  expect(await auditOf(app, account.id)).toContain('use-recovery-code');
});

it('an approver, and each administrator, sets up a second factor before anything else', async () => {
  for (const role of ['approver', 'system-admin', 'security-admin', 'audit-admin'] as const) {
    const account = await addAccount(app, [role]);
    const browser = openBrowser(app.app);
    const sent = { login: account.login, password: goodPassword };
    expect(await jsonOf(browser.post('/api/session/password', sent))).toMatchObject({
      stage: 'enrol',
      rights: [],
    });
    expect((await browser.get('/api/account')).status).toBe(403);
    expect((await browser.get('/api/district')).status).toBe(403);
    const early = new Map(browser.cookies);
    const offer = await jsonOf<{ secret: string; uri: string; qrSvg: string }>(
      browser.post('/api/account/totp'),
    );
    expect(offer.uri).toContain(`secret=${offer.secret}`);
    expect(offer.qrSvg).toMatch(/^<svg/);
    const wrong = await browser.post('/api/account/totp/confirm', { code: wrongCodeOf(offer.secret) });
    expect((await jsonOf(wrong, 422)).code).toBe('code-wrong');
    const code = codeOf(offer.secret);
    const confirmed = await jsonOf<{ recoveryCodes: string[] }>(
      browser.post('/api/account/totp/confirm', { code }),
    );
    expect(new Set(confirmed.recoveryCodes).size).toBe(10);
    expect(await browser.session()).toMatchObject({ stage: 'full' });
    expect((await openBrowser(app.app, { cookies: early }).session()).stage).toBe('none');
    expect((await give(await halfWay(account), code)).status).toBe(401);
    expect((await give(await halfWay(account), confirmed.recoveryCodes[0] ?? '')).status).toBe(200);
  }
});

it('keeps secrets and codes so that the database gives none away', async () => {
  const account = await addAccount(app, ['approver']);
  const browser = openBrowser(app.app);
  await browser.post('/api/session/password', { login: account.login, password: goodPassword });
  const { secret } = await jsonOf<{ secret: string }>(browser.post('/api/account/totp'));
  const { recoveryCodes } = await jsonOf<{ recoveryCodes: string[] }>(
    browser.post('/api/account/totp/confirm', { code: codeOf(secret) }),
  );
  const rows = await app.database.sql<{ text: string }[]>`
    select person::text as text from identity.person
    union all select recovery_code::text from identity.recovery_code
    union all select throttle::text from identity.throttle
    union all select session::text from identity.session
    union all select audit_log::text from audit_log`;
  const all = rows.map(({ text }) => text).join('\n');
  const token = browser.cookies.get(sessionCookie) ?? '';
  for (const kept of [secret, ...recoveryCodes, goodPassword, token, account.login].map(String)) {
    const hex = Buffer.from(kept).toString('hex');
    // The login stands with the person, and nowhere else in clear.
    if (kept !== account.login) expect(all).not.toContain(kept);
    expect(all).not.toContain(hex);
  }
});

it('a one-time code does not lead around the second factor', async () => {
  const account = await addAccount(app, ['approver'], { secondFactor: true });
  const browser = openBrowser(app.app);
  const code = await giveCode(app, account.id);
  await browser.post('/api/session/one-time', { login: account.login, code });
  const chosen = await browser.post('/api/session/new-password', { password: 'a password of mine' });
  expect(await jsonOf(chosen)).toMatchObject({ stage: 'second-factor', rights: [] });
  expect((await browser.get('/api/district')).status).toBe(403);
});

it('is turned off with a code where no role asks for it, and by nobody else', async () => {
  const free = await addAccount(app, ['leader'], { secondFactor: true });
  const bound = await addAccount(app, ['approver'], { secondFactor: true });
  const browser = await halfWay(free);
  await give(browser, codeOf(free.secret, -1));
  expect((await browser.post('/api/account/totp')).status).toBe(409);
  const wrong = await browser.post('/api/account/totp/remove', { code: wrongCodeOf(free.secret) });
  expect((await jsonOf(wrong, 422)).code).toBe('code-wrong');
  expect((await browser.post('/api/account/totp/remove', { code: codeOf(free.secret) })).status).toBe(204);
  const again = openBrowser(app.app);
  const signedIn = await again.post('/api/session/password', { login: free.login, password: goodPassword });
  expect(await jsonOf(signedIn)).toMatchObject({ stage: 'full' });
  expect(await auditOf(app, free.id)).toContain('remove-second-factor');

  const approver = await halfWay(bound);
  await give(approver, codeOf(bound.secret, -1));
  const refused = await approver.post('/api/account/totp/remove', { code: codeOf(bound.secret) });
  expect((await jsonOf(refused, 409)).code).toBe('second-factor-required');
});

it('new recovery codes take the place of the old ones', async () => {
  const account = await addAccount(app, ['leader'], { secondFactor: true });
  const browser = await halfWay(account);
  await give(browser, codeOf(account.secret, -1));
  const renewed = await jsonOf<{ recoveryCodes: string[] }>(
    browser.post('/api/account/recovery-codes', { code: codeOf(account.secret) }),
  );
  expect((await give(await halfWay(account), account.recoveryCodes[0] ?? '')).status).toBe(401);
  expect((await give(await halfWay(account), renewed.recoveryCodes[0] ?? '')).status).toBe(200);
});
