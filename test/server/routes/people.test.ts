import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../server/contract/people.ts';
import {
  type AdministratedApp,
  codeOf,
  listPeople,
  openAdministratedApp,
  type Signed,
  sendPeople as send,
  wanted,
} from '../../support/administration.ts';
import { addToken } from '../../support/people.ts';
import { idOf } from '../../support/small-district.ts';
import { jsonOf } from '../../support/test-app.ts';

let app: AdministratedApp;
let test: AdministratedApp['test'];
let system: Signed;
let security: Signed;
let audit: Signed;
beforeAll(async () => {
  app = await openAdministratedApp();
  ({ test, system, security, audit } = app);
});
afterAll(() => test.close());

const find = async (id: string): Promise<Person | undefined> =>
  (await listPeople(security)).people.find((person) => person.id === id);

describe('the list of people', () => {
  it('shows roles, sessions, tokens and vacant posts to administrators of accounts, and is never kept', async () => {
    const caseworker = await test.signIn({ role: 'caseworker', officeId: app.officeId });
    await addToken(test.database, caseworker.person.id);
    const answer = await send(system, 'GET', '');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const { people, vacantPosts } = (await answer.json()) as { people: Person[]; vacantPosts: string[] };
    expect(vacantPosts).toEqual([]);
    const found = people.find(({ id }) => id === caseworker.person.id);
    expect(found).toMatchObject({
      signOn: 'password',
      disabledAt: null,
      hasSecondFactor: false,
      sessionCount: 1,
      tokenCount: 1,
      roles: [{ role: 'caseworker', area: null, office: { id: app.officeId }, approvalStep: null }],
    });
    expect(Date.parse(found?.lastSeenAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(Object.keys(found?.roles[0] ?? {})).toEqual(['role', 'area', 'office', 'approvalStep']);
    expect(JSON.stringify(people)).not.toMatch(/hash|secret/i);
  });

  it('and nobody else sees it', async () => {
    for (const refused of [audit, await test.signIn('leader'), test.visitor])
      expect([401, 403]).toContain((await send(refused, 'GET', '')).status);
  });

  it('offers the streets and communities in force, under their present names, and the offices', async () => {
    const choices = await jsonOf<{ areas: { name: string; level: string; parentName: string | null }[] }>(
      send(security, 'GET', '/choices'),
    );
    expect(choices.areas).toHaveLength(6);
    expect(choices.areas[0]).toMatchObject({ name: '东风街道', level: 'street', parentName: null });
    expect(choices.areas.find(({ name }) => name === '百花社区')).toMatchObject({ parentName: '东风街道' });
    expect(choices).toMatchObject({
      offices: expect.arrayContaining([expect.objectContaining({ id: app.officeId })]),
    });
  });
});

it('when somebody last used the account is known after their session has ended', async () => {
  const person = await test.signIn('leader');
  expect((await person.request('/api/session', { method: 'DELETE' })).status).toBe(204);
  const { people } = await jsonOf<{ people: Person[] }>(send(system, 'GET', ''));
  const found = people.find(({ id }) => id === person.person.id);
  expect(found?.sessionCount).toBe(0);
  expect(Date.parse(found?.lastSeenAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

describe('accounts', () => {
  it('begin without roles and with a code that is shown once and is nowhere in the history', async () => {
    const { person, oneTimeCode } = await app.addOne();
    expect(person).toMatchObject({ roles: [], signOn: 'password', sessionCount: 0, lastSeenAt: null });
    expect(oneTimeCode).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    const [code] = await test.database.sql`
      select expires_at > now() + interval '71 hours' and expires_at < now() + interval '73 hours' as lasts
      from identity.one_time_code where person_id = ${person.id}`;
    expect(code).toEqual({ lasts: true });
    const entry = await app.lastAudit();
    expect(entry).toMatchObject({
      actor: system.person.id,
      action: 'add-person',
      subject: `person ${person.id}`,
      after: { signOn: 'password' },
      requestId: expect.any(String),
    });
    expect(JSON.stringify(entry)).not.toContain(person.name);
    const again = await send(system, 'POST', '', { login: person.login, name: '别人', signOn: 'password' });
    expect([again.status, (await again.json()).code]).toEqual([409, 'login-taken']);
  });

  it('are opened by that code, once, for a first password', async () => {
    const { person, oneTimeCode } = await app.addOne();
    const enter = (code: string) =>
      test.app.request('/api/session/one-time', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
        body: JSON.stringify({ login: person.login, code }),
      });
    expect((await enter('7KQM-2XVB-9TRA-HJ4C')).status).toBe(401);
    expect(await jsonOf(enter(oneTimeCode.toLowerCase()))).toMatchObject({
      person: { id: person.id },
      stage: 'new-password',
      rights: [],
    });
    expect((await enter(oneTimeCode)).status).toBe(401);
  });

  it('take no name that a database cannot keep', async () => {
    for (const name of ['a\u0000b', 'a\nb', ' ', '名'.repeat(101)]) {
      const answer = await send(system, 'POST', '', { login: 'strange', name, signOn: 'password' });
      expect([name, answer.status]).toEqual([name, 400]);
    }
    const whole = await send(system, 'POST', '', {
      login: 'Strange',
      name: '名'.repeat(100),
      signOn: 'password',
    });
    expect(((await whole.json()) as { person: Person }).person.login).toBe('strange');
  });

  it('of the government sign-on have no code', async () => {
    const { person, oneTimeCode } = await jsonOf<{ person: Person; oneTimeCode: null }>(
      send(system, 'POST', '', { login: 'zheng.wu', name: '政务', signOn: 'oidc' }),
    );
    expect(oneTimeCode).toBeNull();
    const code = await send(system, 'POST', `/${person.id}/one-time-code`);
    expect([code.status, (await code.json()).code]).toEqual([409, 'signs-in-elsewhere']);
  });

  it('cannot be made for the demo, nor by the security administrator', async () => {
    const body = { login: 'demo-x', name: '演示', signOn: 'demo' };
    expect((await send(system, 'POST', '', body)).status).toBe(400);
    expect((await send(security, 'POST', '', { ...body, signOn: 'password' })).status).toBe(403);
  });

  it('are locked at once: sessions, tokens and codes end; and open again without them', async () => {
    const { person } = await app.addOne();
    await test.database.sql`
      insert into identity.session (token_hash, person_id, stage, device, expires_at)
      values (sha256('x'), ${person.id}, 'full', 'test', now() + interval '1 hour')`;
    const token = await addToken(test.database, person.id);
    const asTokenHolder = { headers: { Authorization: `Bearer ${token}` } };
    await jsonOf(send(security, 'PUT', `/${person.id}/roles`, { roles: [wanted('leader')] }));
    expect((await test.app.request('/api/district', asTokenHolder)).status).toBe(200);
    const locked = await jsonOf<Person>(send(system, 'PATCH', `/${person.id}`, { disabled: true }));
    expect(locked).toMatchObject({ sessionCount: 0, tokenCount: 0, disabledAt: expect.any(String) });
    expect((await test.app.request('/api/district', asTokenHolder)).status).toBe(401);
    const [codes] = await test.database.sql`
      select count(*)::int as count from identity.one_time_code where person_id = ${person.id}`;
    expect(codes).toEqual({ count: 0 });
    expect(await app.lastAudit()).toMatchObject({
      action: 'disable-person',
      before: { disabled: false },
      after: { disabled: true },
    });
    expect((await send(system, 'POST', `/${person.id}/one-time-code`)).status).toBe(409);
    const open = await jsonOf<Person>(send(system, 'PATCH', `/${person.id}`, { disabled: false }));
    expect(open).toMatchObject({ disabledAt: null, tokenCount: 0, roles: [{ role: 'leader' }] });
  });

  it('are renamed without the names being written into the history', async () => {
    const { person } = await app.addOne();
    const renamed = await jsonOf<Person>(send(system, 'PATCH', `/${person.id}`, { name: '改名' }));
    expect(renamed.name).toBe('改名');
    const entry = await app.lastAudit();
    expect(entry).toMatchObject({ action: 'rename-person', subject: `person ${person.id}` });
    expect(JSON.stringify(entry)).not.toMatch(/改名|新人/);
  });

  it('get a new code, which ends the old one', async () => {
    const { person, oneTimeCode } = await app.addOne();
    const renewed = await jsonOf(send(system, 'POST', `/${person.id}/one-time-code`));
    expect(renewed.oneTimeCode).not.toBe(oneTimeCode);
    const [codes] = await test.database.sql`
      select count(*)::int as count from identity.one_time_code where person_id = ${person.id}`;
    expect(codes).toEqual({ count: 1 });
  });

  it('lose a lost second factor by the security administrator only, with all sessions', async () => {
    const other = await test.signIn('planner');
    await test.database.sql`
      update identity.person set totp_secret = 'x', totp_confirmed_at = now() where id = ${other.person.id}`;
    await test.database.sql`
      insert into identity.recovery_code (person_id, code_hash) values (${other.person.id}, 'x')`;
    expect((await send(system, 'DELETE', `/${other.person.id}/totp`)).status).toBe(403);
    expect((await find(other.person.id))?.hasSecondFactor).toBe(true);
    expect((await send(security, 'DELETE', `/${other.person.id}/totp`)).status).toBe(204);
    expect(await find(other.person.id)).toMatchObject({ hasSecondFactor: false, sessionCount: 0 });
    const [codes] = await test.database.sql`
      select count(*)::int as count from identity.recovery_code where person_id = ${other.person.id}`;
    expect(codes).toEqual({ count: 0 });
    expect((await other.request('/api/district')).status).toBe(401);
  });

  it('have their sessions ended', async () => {
    const other = await test.signIn('leader');
    expect((await other.request('/api/district')).status).toBe(200);
    expect((await send(system, 'DELETE', `/${other.person.id}/sessions`)).status).toBe(204);
    expect((await other.request('/api/district')).status).toBe(401);
  });

  it('that nobody has are not found', async () => {
    const nobody = `/${idOf('nobody')}`;
    expect((await send(system, 'PATCH', nobody, { name: 'x' })).status).toBe(404);
    expect((await send(security, 'PUT', `${nobody}/roles`, { roles: [] })).status).toBe(404);
    expect((await send(system, 'PATCH', '/7', { name: 'x' })).status).toBe(400);
  });
});

describe('what administrators cannot do to themselves and their posts', () => {
  it('lock themselves out, give themselves a code, a role, or drop their second factor', async () => {
    const refused = [403, 'not-to-oneself'];
    const own = (app: Signed) => `/${app.person.id}`;
    expect(await codeOf(await send(system, 'PATCH', own(system), { disabled: true }))).toEqual(refused);
    expect(await codeOf(await send(system, 'POST', `${own(system)}/one-time-code`))).toEqual(refused);
    const roles = { roles: [wanted('system-admin'), wanted('leader')] };
    expect(await codeOf(await send(system, 'PUT', `${own(system)}/roles`, roles))).toEqual(refused);
    expect(await codeOf(await send(security, 'PUT', `${own(security)}/roles`, { roles: [] }))).toEqual(
      refused,
    );
    expect(await codeOf(await send(security, 'DELETE', `${own(security)}/totp`))).toEqual(refused);
  });

  it('leave a post of an administrator vacant', async () => {
    const refused = [409, 'last-administrator'];
    expect(await codeOf(await send(system, 'PATCH', `/${security.person.id}`, { disabled: true }))).toEqual(
      refused,
    );
    expect(await codeOf(await send(security, 'PUT', `/${audit.person.id}/roles`, { roles: [] }))).toEqual(
      refused,
    );
    const second = await test.signIn('audit-admin');
    await jsonOf(send(security, 'PUT', `/${second.person.id}/roles`, { roles: [wanted('leader')] }));
    expect((await listPeople(system)).vacantPosts).toEqual([]);
  });
});
