import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { callbackPath, openSignOnWorld, publicUrl, type SignOnWorld } from '../../support/sign-on-world.ts';

let world: SignOnWorld;
let provider: SignOnWorld['provider'];
let test: SignOnWorld['test'];
beforeAll(async () => {
  world = await openSignOnWorld();
  ({ provider, test } = world);
});
afterAll(() => world.close());

describe('somebody with an account', () => {
  it('comes in by the provider; what is asked there carries state, nonce and a challenge', async () => {
    const { id, login } = await world.addOfficial();
    const browser = world.openBrowser();
    const asked = await browser.begin();
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: `${publicUrl}${callbackPath}`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(asked.href).not.toContain(encodeURIComponent(provider.settings.clientSecret));
    expect(await browser.comeBack(await provider.visit(asked))).toBe('/');
    expect(await browser.session()).toMatchObject({ person: { login }, stage: 'full' });
    expect([...browser.cookies.keys()].sort()).toEqual(['__Host-wangge', '__Host-wangge-device']);
    const entries = await test.database.sql`
      select actor, action, after from audit_log where actor = ${id} order by id`;
    expect(entries).toMatchObject([
      { action: 'pin-sign-on' },
      { action: 'sign-in', after: { way: 'sign-on' } },
    ]);
    const kept = await test.database.sql`select * from identity.oidc_attempt`;
    expect(kept).toEqual([]);
  });

  it('is known by the subject from then on, whatever the provider calls them', async () => {
    const { login } = await world.addOfficial();
    expect(await world.openBrowser().signOn()).toBe('/');
    provider.account = { ...provider.account, login: 'renamed' };
    const browser = world.openBrowser();
    expect(await browser.signOn()).toBe('/');
    expect((await browser.session()).person?.login).toBe(login);
    provider.account = { ...provider.account, login: undefined };
    expect(await world.openBrowser().signOn()).toBe('/');
  });

  it('still needs the second factor that a role asks for', async () => {
    const { id } = await world.addOfficial({ role: 'audit-admin' });
    const first = world.openBrowser();
    expect(await first.signOn()).toBe('/');
    expect((await first.session()).stage).toBe('enrol');
    expect((await first.open('/api/audit')).status).toBe(403);
    await test.database.sql`
      update identity.person set totp_secret = 'x', totp_confirmed_at = now() where id = ${id}`;
    const second = world.openBrowser();
    expect(await second.signOn()).toBe('/');
    expect((await second.session()).stage).toBe('second-factor');
    expect((await second.open('/api/audit')).status).toBe(403);
  });

  it('gets a new session token, and the one of before is over', async () => {
    const { id } = await world.addOfficial();
    const browser = world.openBrowser();
    await browser.signOn();
    const before = browser.cookies.get('__Host-wangge');
    await browser.signOn();
    expect(browser.cookies.get('__Host-wangge')).not.toBe(before);
    expect(await world.countSessions(id)).toBe(1);
  });

  it('can sign on in two tabs at once', async () => {
    await world.addOfficial();
    const browser = world.openBrowser();
    const [one, two] = [await browser.begin(), await browser.begin()];
    const back = await provider.visit(one);
    const token = browser.cookies.get('__Host-wangge-sign-on') ?? '';
    expect(await browser.comeBack(back)).toBe('/');
    browser.cookies.set('__Host-wangge-sign-on', token);
    expect(await browser.comeBack(await provider.visit(two))).toBe('/');
  });
});

describe('where single sign-on is not set', () => {
  it('its door is shut, and the public instance has none', async () => {
    const { singleSignOn, ...without } = test.deps;
    for (const deps of [without, { ...without, singleSignOn, publicOnly: true }]) {
      const other = createApp(deps as typeof test.deps);
      for (const path of ['', '/callback?state=x&code=y'])
        expect([403, 404]).toContain((await other.request(`/api/session/single-sign-on${path}`)).status);
    }
  });
});
