import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createEventBus, type EventBus } from '../../../server/events/event-bus.ts';
import { addAccount, auditOf, goodPassword, type TestAccount } from '../../support/accounts.ts';
import { type Browser, openBrowser, sessionCookie } from '../../support/browser.ts';
import { addPerson } from '../../support/people.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
let otherEvents: EventBus;
/** A second process on the same database. */
let other: ReturnType<typeof createApp>;
beforeAll(async () => {
  app = await openTestApp();
  otherEvents = await createEventBus(app.database);
  other = createApp({ ...app.deps, events: otherEvents });
});
afterAll(async () => {
  otherEvents?.close();
  await app?.close();
});

const signedIn = async (account: TestAccount): Promise<Browser> => {
  const browser = openBrowser(app.app);
  await browser.post('/api/session/password', { login: account.login, password: goodPassword });
  expect((await browser.session()).stage).toBe('full');
  return browser;
};

const tile = '/tiles/areas.json';

const sql = (): TestApp['database']['sql'] => app.database.sql;

/** Whether an event stream ends within three seconds. */
const endsSoon = async (answer: Response): Promise<boolean> => {
  const reader = answer.body?.getReader();
  if (reader === undefined) throw new Error('no stream');
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, 3000, 'late'));
  for (;;) {
    const read = await Promise.race([reader.read(), late]);
    if (read === 'late') {
      await reader.cancel();
      return false;
    }
    if (read.done) return true;
  }
};

const openStream = async (browser: Browser): Promise<Response> => {
  const answer = await browser.get('/api/events');
  expect(answer.status).toBe(200);
  return answer;
};

it('a cookie stolen before signing out opens nothing afterwards, on no process', async () => {
  const account = await addAccount(app, ['leader']);
  const browser = await signedIn(account);
  const stolen = new Map(browser.cookies);
  const thief = openBrowser(other, { cookies: stolen });
  expect((await thief.get(tile)).status).toBe(200);
  const out = await browser.delete('/api/session');
  expect(out.status).toBe(204);
  expect(out.headers.get('Clear-Site-Data')).toBe('"cache"');
  expect(browser.cookies.has(sessionCookie)).toBe(false);
  expect((await openBrowser(other, { cookies: stolen }).get('/api/district')).status).toBe(401);
  await vi.waitFor(async () =>
    expect((await openBrowser(other, { cookies: stolen }).get(tile)).status).toBe(401),
  );
  const last = openBrowser(other, { cookies: stolen });
  await last.get('/api/district');
  expect(last.cookies.has(sessionCookie)).toBe(false);
  expect(await auditOf(app, account.id)).toContain('sign-out');
});

it('ends when idle for as long as administrators decided', async () => {
  const browser = await signedIn(await addAccount(app, ['leader']));
  const idle = (minutes: number): Promise<unknown> => sql()`
    update identity.session set last_seen_at = now() - make_interval(mins => ${minutes}::int)`;
  await idle(29);
  expect((await browser.get('/api/district')).status).toBe(200);
  await idle(31);
  expect((await browser.get('/api/district')).status).toBe(401);
  const brief = await signedIn(await addAccount(app, ['leader']));
  await sql()`
    insert into setting (name, value) values ('sessions', '{"idleMinutes": 5, "absoluteHours": 2}')`;
  try {
    await idle(6);
    expect((await brief.get('/api/district')).status).toBe(401);
    const session = await (await signedIn(await addAccount(app, ['leader']))).session();
    const hours = (Date.parse(session.expiresAt ?? '') - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(1.9);
    expect(hours).toBeLessThan(2.1);
  } finally {
    await sql()`delete from setting where name = 'sessions'`;
  }
});

it('ends absolutely, however much it is used', async () => {
  const browser = await signedIn(await addAccount(app, ['leader']));
  const { expiresAt } = await browser.session();
  const hours = (Date.parse(expiresAt ?? '') - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(11.9);
  expect(hours).toBeLessThan(12.1);
  await browser.get('/api/district');
  expect((await browser.session()).expiresAt).toBe(expiresAt);
  await sql()`update identity.session set expires_at = now()`;
  expect((await browser.get('/api/district')).status).toBe(401);
});

it('ends for present sessions too when administrators make it shorter', async () => {
  const browser = await signedIn(await addAccount(app, ['leader']));
  await sql()`update identity.session set created_at = now() - interval '121 minutes'`;
  expect((await browser.get('/api/district')).status).toBe(200);
  await sql()`
    insert into setting (name, value) values ('sessions', '{"idleMinutes": 30, "absoluteHours": 2}')`;
  try {
    expect((await browser.get('/api/district')).status).toBe(401);
  } finally {
    await sql()`delete from setting where name = 'sessions'`;
  }
});

it('an unfinished sign-in lasts a quarter of an hour', async () => {
  const { login } = await addAccount(app, ['approver']);
  const browser = openBrowser(app.app);
  await browser.post('/api/session/password', { login, password: goodPassword });
  const { stage, expiresAt } = await browser.session();
  expect(stage).toBe('enrol');
  expect((Date.parse(expiresAt ?? '') - Date.now()) / 60_000).toBeLessThanOrEqual(15.1);
});

it('who loses a role loses its rights with the next request, and their open stream', async () => {
  const person = await app.signIn('leader', 'data-steward');
  const ended = endsSoon(await person.request('/api/events'));
  const take = (role: string): Promise<unknown> =>
    sql().begin(async (tx) => {
      await tx`delete from identity.person_role where person_id = ${person.person.id} and role = ${role}`;
      await tx`select pg_notify('identity_changed', ${person.person.id})`;
    });
  await take('data-steward');
  expect((await person.request('/api/tickets/categories')).status).toBe(200);
  expect(await ended).toBe(true);
  await take('leader');
  expect((await person.request('/api/tickets/categories')).status).toBe(403);
});

it('who is locked out is out with the next request', async () => {
  const person = await app.signIn('leader');
  await sql()`update identity.person set disabled_at = now() where id = ${person.person.id}`;
  expect((await person.request('/api/district')).status).toBe(401);
});

it('an open stream ends with its session, on every process, and with no other', async () => {
  const account = await addAccount(app, ['leader']);
  const browser = await signedIn(account);
  const here = endsSoon(await openStream(browser));
  const there = endsSoon(await openStream(openBrowser(other, { cookies: browser.cookies })));
  const stays = await addPerson(app.database, ['leader']);
  const others = endsSoon(await app.app.request('/api/events', { headers: stays.headers }));
  await browser.delete('/api/session');
  expect([await here, await there, await others]).toEqual([true, true, false]);
});

it('an open stream ends with a session that expires, and does not keep it alive', async () => {
  const account = await addAccount(app, ['leader']);
  const browser = await signedIn(account);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    const reader = (await openStream(browser)).body?.getReader();
    let done = false;
    const reading = (async () => {
      while (!done) done = (await reader?.read())?.done ?? true;
    })();
    /** One heartbeat, and as much time as what it asks the database takes. */
    const beat = async (): Promise<void> => {
      vi.advanceTimersByTime(20_000);
      for (let turn = 1; turn <= 5; turn += 1) await sql()`select 1`;
    };
    const lastSeen = async (): Promise<unknown> => {
      const [row] =
        await sql()`select last_seen_at as at from identity.session where person_id = ${account.id}`;
      return row?.at;
    };
    await sql()`
      update identity.session set last_seen_at = now() - interval '29 minutes' where person_id = ${account.id}`;
    const before = await lastSeen();
    for (let beats = 1; beats <= 3; beats += 1) await beat();
    await (await openStream(browser)).body?.cancel();
    expect(await lastSeen()).toEqual(before);
    expect(done).toBe(false);
    await sql()`update identity.session set expires_at = now() where person_id = ${account.id}`;
    for (let beats = 1; beats <= 5 && !done; beats += 1) await beat();
    await reading;
  } finally {
    vi.useRealTimers();
  }
});
