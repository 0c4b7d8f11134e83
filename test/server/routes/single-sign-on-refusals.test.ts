import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { openTestProvider } from '../../support/sign-on-provider.ts';
import {
  callbackPath,
  openSignOnWorld,
  publicUrl,
  type SignOnBrowser,
  type SignOnWorld,
} from '../../support/sign-on-world.ts';

let world: SignOnWorld;
let provider: SignOnWorld['provider'];
let test: SignOnWorld['test'];
beforeAll(async () => {
  world = await openSignOnWorld();
  ({ provider, test } = world);
});
afterAll(() => world.close());
beforeEach(() => {
  provider.isDown = false;
  provider.breaksSignatures = false;
});

describe('nobody comes in', () => {
  const expectOutside = async (browser: SignOnBrowser) => {
    expect((await browser.session()).person).toBeNull();
    expect((await browser.open('/api/district')).status).toBe(401);
  };

  it('who has no account: none is made', async () => {
    const count = () => test.database.sql`select count(*)::int as count from identity.person`;
    const before = await count();
    provider.account = { subject: 'stranger', login: 'stranger' };
    const browser = world.openBrowser();
    expect(await browser.signOn()).toBe('/?sign-in=unknown');
    await expectOutside(browser);
    expect(await count()).toEqual(before);
    const [entry] = await test.database.sql`
      select actor, action, subject from audit_log order by id desc limit 1`;
    expect(entry).toEqual({ actor: 'nobody', action: 'sign-in-failed', subject: 'unknown' });
  });

  it('who is locked out, known to the provider or not yet', async () => {
    const known = await world.addOfficial();
    await world.openBrowser().signOn();
    await test.database.sql`update identity.person set disabled_at = now() where id = ${known.id}`;
    expect(await world.openBrowser().signOn()).toBe('/?sign-in=unknown');
    const fresh = await world.addOfficial();
    await test.database.sql`update identity.person set disabled_at = now() where id = ${fresh.id}`;
    expect(await world.openBrowser().signOn()).toBe('/?sign-in=unknown');
    expect(await world.countSessions(fresh.id)).toBe(0);
    const [row] = await test.database.sql`
      select oidc_subject as subject from identity.person where id = ${fresh.id}`;
    expect(row).toEqual({ subject: null });
  });

  it('under a login that is pinned to another subject', async () => {
    const { id } = await world.addOfficial();
    await world.openBrowser().signOn();
    provider.account = { ...provider.account, subject: 'somebody who got the old login' };
    expect(await world.openBrowser().signOn()).toBe('/?sign-in=unknown');
    expect(await world.countSessions(id)).toBe(1);
  });

  it('under the login of somebody who signs in by password', async () => {
    const { id } = await world.addOfficial({ signOn: 'password', role: 'system-admin' });
    expect(await world.openBrowser().signOn()).toBe('/?sign-in=unknown');
    expect(await world.countSessions(id)).toBe(0);
  });

  it('twice with one answer', async () => {
    const { id } = await world.addOfficial();
    const browser = world.openBrowser();
    const begun = await browser.begin();
    const token = browser.cookies.get('__Host-wangge-sign-on') ?? '';
    const back = await provider.visit(begun);
    expect(await browser.comeBack(back)).toBe('/');
    browser.cookies.set('__Host-wangge-sign-on', token);
    browser.cookies.delete('__Host-wangge');
    expect(await browser.comeBack(back)).toBe('/?sign-in=expired');
    expect(await world.countSessions(id)).toBe(1);
  });

  it('in another browser than the one that began', async () => {
    const { id } = await world.addOfficial();
    const [own, other, fresh] = [world.openBrowser(), world.openBrowser(), world.openBrowser()];
    const back = await provider.visit(await own.begin());
    await other.begin();
    expect(await other.comeBack(back)).toBe('/?sign-in=expired');
    expect(await fresh.comeBack(back)).toBe('/?sign-in=expired');
    expect(await world.countSessions(id)).toBe(0);
    // Nobody else's try uses it up.
    expect(await own.comeBack(back)).toBe('/');
  });

  it('with a state of somebody else, none, or two', async () => {
    await world.addOfficial();
    const browser = world.openBrowser();
    const back = await provider.visit(await browser.begin());
    const another = await world.openBrowser().begin();
    for (const change of [
      (url: URL) => url.searchParams.set('state', another.searchParams.get('state') ?? ''),
      (url: URL) => url.searchParams.delete('state'),
      (url: URL) => url.searchParams.set('state', ''),
    ]) {
      const changed = new URL(back);
      change(changed);
      expect(await browser.comeBack(changed)).toBe('/?sign-in=expired');
    }
    const doubled = new URL(back);
    doubled.searchParams.append('state', 'x');
    expect(await browser.comeBack(doubled)).toBe('/?sign-in=refused');
    await expectOutside(browser);
  });

  it.each([
    ['another nonce', 'nonce', 'A'.repeat(43)],
    ['another challenge', 'code_challenge', 'A'.repeat(43)],
  ])('whose question was changed on the way: %s', async (_what, name, value) => {
    const { id } = await world.addOfficial();
    const browser = world.openBrowser();
    const asked = await browser.begin();
    asked.searchParams.set(name, value);
    expect(await browser.comeBack(await provider.visit(asked))).toBe('/?sign-in=refused');
    expect(await world.countSessions(id)).toBe(0);
  });

  it('with a code, or an issuer, from elsewhere', async () => {
    const { id } = await world.addOfficial();
    const foreign = await provider.visit(await world.openBrowser().begin());
    for (const [name, value] of [
      ['code', foreign.searchParams.get('code') ?? ''],
      ['code', 'made-up'],
      ['iss', 'https://evil.example'],
    ] as const) {
      const browser = world.openBrowser();
      const back = await provider.visit(await browser.begin());
      back.searchParams.set(name, value);
      expect(await browser.comeBack(back)).toBe('/?sign-in=refused');
      await expectOutside(browser);
    }
    expect(await world.countSessions(id)).toBe(0);
  });

  it('whom the provider turned away, or whose ID token it did not sign', async () => {
    await world.addOfficial();
    const browser = world.openBrowser();
    const begun = await browser.begin();
    const refused = new URL(
      `${publicUrl}${callbackPath}?error=access_denied&iss=${provider.settings.issuer}`,
    );
    refused.searchParams.set('state', begun.searchParams.get('state') ?? '');
    expect(await browser.comeBack(refused)).toBe('/?sign-in=refused');
    provider.breaksSignatures = true;
    expect(await browser.signOn()).toBe('/?sign-in=refused');
    await expectOutside(browser);
  });

  it('after ten minutes', async () => {
    await world.addOfficial();
    const browser = world.openBrowser();
    const back = await provider.visit(await browser.begin());
    await test.database.sql`update identity.oidc_attempt set expires_at = now() - interval '1 second'`;
    expect(await browser.comeBack(back)).toBe('/?sign-in=expired');
    await world.openBrowser().begin();
    const [left] = await test.database.sql`
      select count(*)::int as count from identity.oidc_attempt where expires_at <= now()`;
    expect(left).toEqual({ count: 0 });
  });

  it('while the provider is down; then again without a new start of the server', async () => {
    await world.addOfficial();
    const elsewhere = await openTestProvider(`${publicUrl}${callbackPath}`);
    elsewhere.isDown = true;
    const other = createApp({ ...test.deps, singleSignOn: elsewhere.settings });
    const begin = async () => (await other.request('/api/session/single-sign-on')).headers.get('Location');
    expect(await begin()).toBe('/?sign-in=unavailable');
    elsewhere.isDown = false;
    await expect.poll(begin, { timeout: 10_000, interval: 500 }).toMatch(elsewhere.settings.issuer);
    await elsewhere.close();

    const browser = world.openBrowser();
    const back = await provider.visit(await browser.begin());
    provider.isDown = true;
    expect(await browser.comeBack(back)).toBe('/?sign-in=unavailable');
  });
});
