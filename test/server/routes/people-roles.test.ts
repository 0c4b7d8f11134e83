import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../server/contract/people.ts';
import type { GivenRole } from '../../../server/contract/session.ts';
import {
  type AdministratedApp,
  codeOf,
  listPeople,
  openAdministratedApp,
  type Signed,
  sendPeople as send,
  wanted,
} from '../../support/administration.ts';
import { addPerson, addToken } from '../../support/people.ts';
import { idOf } from '../../support/small-district.ts';
import { type AppOfPerson, jsonOf } from '../../support/test-app.ts';

let app: AdministratedApp;
let test: AdministratedApp['test'];
let system: Signed;
let security: Signed;
beforeAll(async () => {
  app = await openAdministratedApp();
  ({ test, system, security } = app);
});
afterAll(() => test.close());

const find = async (id: string): Promise<Person | undefined> =>
  (await listPeople(security)).people.find((person) => person.id === id);

const street = idOf('unit/990101001');

describe('roles', () => {
  const put = (app: AppOfPerson, id: string, ...roles: object[]) =>
    send(app, 'PUT', `/${id}/roles`, { roles });

  it('are given and taken as a list, which stands in the history by ids', async () => {
    const { person } = await app.addOne();
    const leader = wanted('leader', { areaId: street });
    const worker = wanted('caseworker', { officeId: app.officeId });
    const given = await jsonOf<Person>(put(security, person.id, leader, worker));
    expect(given.roles.map(({ role, area }: GivenRole) => [role, area?.name ?? null])).toEqual([
      ['caseworker', null],
      ['leader', expect.stringContaining('东风街道')],
    ]);
    const approver = wanted('approver', { approvalStep: 'street', areaId: street });
    const changed = await jsonOf<Person>(put(security, person.id, worker, approver));
    expect(changed.roles.map(({ role }) => role)).toEqual(['approver', 'caseworker']);
    expect(await app.lastAudit()).toMatchObject({
      actor: security.person.id,
      action: 'change-roles',
      before: { roles: [worker, leader] },
      after: { roles: [approver, worker] },
    });
    const entries = async () => (await test.database.sql`select count(*)::int as count from audit_log`)[0];
    const before = await entries();
    await jsonOf<Person>(put(security, person.id, approver, worker, worker));
    expect(await entries()).toEqual(before);
  });

  it('are the same however their ids are written', async () => {
    const { person } = await app.addOne();
    const small = wanted('leader', { areaId: street });
    const large = wanted('leader', { areaId: street.toUpperCase() });
    expect((await jsonOf<Person>(put(security, person.id, small, large))).roles).toHaveLength(1);
    const [before] = await test.database.sql`select count(*)::int as count from audit_log`;
    expect((await jsonOf<Person>(put(security, person.id, large))).roles).toHaveLength(1);
    expect((await test.database.sql`select count(*)::int as count from audit_log`)[0]).toEqual(before);
  });

  it('end sessions when they change, and tokens when one is lost or a second factor is asked for from now on', async () => {
    const other = await test.signIn('leader');
    const statusWith = async (token: string) =>
      (await test.app.request('/api/district', { headers: { Authorization: `Bearer ${token}` } })).status;
    const first = await addToken(test.database, other.person.id);
    await jsonOf(put(security, other.person.id, wanted('leader'), wanted('planner')));
    expect((await other.request('/api/district')).status).toBe(401);
    expect(await statusWith(first)).toBe(200);
    await jsonOf(put(security, other.person.id, wanted('planner')));
    expect(await statusWith(first)).toBe(401);
    const second = await addToken(test.database, other.person.id);
    await jsonOf(put(security, other.person.id, wanted('planner'), wanted('approver')));
    expect(await statusWith(second)).toBe(401);
  });

  it('that make no sense are refused with the reason', async () => {
    const { person } = await app.addOne();
    const micro = idOf('unit/990101001001001');
    const cases: [object, RegExp][] = [
      [wanted('caseworker'), /承办单位/],
      [wanted('leader', { officeId: app.officeId }), /承办单位/],
      [wanted('leader', { approvalStep: 'street' }), /审批环节/],
      [wanted('system-admin', { areaId: street }), /全区/],
      [wanted('data-steward', { areaId: street }), /全区/],
      [wanted('leader', { areaId: micro }), /街道或社区/],
      [wanted('leader', { areaId: idOf('nowhere') }), /街道或社区/],
      [wanted('caseworker', { officeId: idOf('nowhere') }), /没有这个承办单位/],
    ];
    for (const [role, reason] of cases) {
      const answer = await put(security, person.id, role);
      const body = await answer.json();
      expect([answer.status, body.code, body.message]).toEqual([
        400,
        'role-wrong',
        expect.stringMatching(reason),
      ]);
    }
    expect(
      await codeOf(await put(security, person.id, wanted('system-admin'), wanted('audit-admin'))),
    ).toEqual([409, 'one-administrator-role']);
    expect((await find(person.id))?.roles).toEqual([]);
  });

  it('are not given to who is locked out', async () => {
    const { person } = await app.addOne();
    await jsonOf(send(system, 'PATCH', `/${person.id}`, { disabled: true }));
    expect(await codeOf(await put(security, person.id, wanted('leader')))).toEqual([409, 'person-disabled']);
  });

  it('are no business of the system administrator, but for vacant posts of administrators', async () => {
    const { person } = await app.addOne();
    const refused = [403, 'role-not-yours'];
    expect(await codeOf(await put(system, person.id, wanted('leader')))).toEqual(refused);
    expect(await codeOf(await put(system, person.id, wanted('audit-admin')))).toEqual(refused);
    const withRole = await test.signIn('leader');
    expect(await codeOf(await put(system, withRole.person.id))).toEqual(refused);

    await test.database.sql`delete from identity.person_role where role = 'audit-admin'`;
    expect((await listPeople(system)).vacantPosts).toEqual(['audit-admin']);
    expect(await codeOf(await put(system, person.id, wanted('audit-admin'), wanted('leader')))).toEqual(
      refused,
    );
    expect(
      await codeOf(await put(system, withRole.person.id, wanted('leader'), wanted('audit-admin'))),
    ).toEqual([422, 'administrator-only']);
    const { person: auditor } = await app.addOne();
    await jsonOf(put(system, auditor.id, wanted('audit-admin')));
    expect((await listPeople(system)).vacantPosts).toEqual([]);
    expect(await codeOf(await put(system, person.id, wanted('audit-admin')))).toEqual(refused);
  });

  it('in a race for a vacant post one wins', async () => {
    await test.database.sql`delete from identity.person_role where role = 'audit-admin'`;
    const rivals = await Promise.all([app.addOne(), app.addOne(), app.addOne()]);
    const answers = await Promise.all(
      rivals.map(({ person }) => put(system, person.id, wanted('audit-admin'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  });

  it('are kept from two system administrators who lock each other out at once', async () => {
    const rival = await test.signIn('system-admin');
    const answers = await Promise.all([
      send(system, 'PATCH', `/${rival.person.id}`, { disabled: true }),
      send(rival, 'PATCH', `/${system.person.id}`, { disabled: true }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await test.database.sql`update identity.person set disabled_at = null where id = ${system.person.id}`;
    system = { ...system, ...(await again(system.person.id)) };
  });
});

/** A new session of somebody. */
const again = async (id: string): Promise<AppOfPerson> => {
  const carrier = await addPerson(test.database, []);
  await test.database.sql`
    update identity.session set person_id = ${id} where person_id = ${carrier.id}`;
  return {
    request: async (path, init) =>
      test.app.request(path, { ...init, headers: { ...carrier.headers, ...init?.headers } }),
    fetch: async (request) => test.app.fetch(request),
  };
};
