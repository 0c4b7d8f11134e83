import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administratorRoles, type Role, roles } from '../../../server/contract/rights.ts';
import { inRole } from '../../../server/db/session.ts';
import {
  type AdministratedApp,
  openAdministratedApp,
  type Signed,
  sendPeople as send,
  wanted,
} from '../../support/administration.ts';
import { addPerson, hashOf } from '../../support/people.ts';

let app: AdministratedApp;
let sql: AdministratedApp['test']['database']['sql'];
/** The three administrators, then three others. */
let cast: string[];
beforeAll(async () => {
  app = await openAdministratedApp();
  ({ sql } = app.test.database);
  const others = [];
  for (let index = 0; index < 3; index += 1) others.push((await addPerson(app.test.database, [])).id);
  cast = [app.system.person.id, app.security.person.id, app.audit.person.id, ...others];
});
afterAll(() => app.test.close());

type Post = (typeof administratorRoles)[number];

/** Puts everybody back; the posts named are vacant. */
const reset = async (vacant: readonly Post[], actor: Signed & { person: { sessionToken?: string } }) => {
  await sql`delete from identity.person_role`;
  await sql`update identity.person set disabled_at = null where id = any (${cast}::uuid[])`;
  for (const [index, post] of (['system-admin', 'security-admin', 'audit-admin'] as const).entries())
    if (!vacant.includes(post))
      await sql`insert into identity.person_role (person_id, role) values (${cast[index] ?? ''}, ${post})`;
  await sql`insert into identity.person_role (person_id, role) values (${cast[3] ?? ''}, 'leader')`;
  await sql`
    insert into identity.session (token_hash, person_id, stage, device, expires_at)
    values (${hashOf(actor.person.sessionToken ?? '')}, ${actor.person.id}, 'full', 'test', now() + interval '1 hour')
    on conflict do nothing`;
};

const held = async (): Promise<{ personId: string; role: Role; active: boolean }[]> =>
  sql<{ personId: string; role: Role; active: boolean }[]>`
    select person_id as "personId", role, person.disabled_at is null as active
    from identity.person_role join identity.person on person.id = person_id
    order by person_id, role`;

const isPost = (role: Role): boolean => administratorRoles.includes(role);
const someone = fc.nat({ max: 5 });
const request = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('roles' as const),
      who: someone,
      roles: fc.subarray([...roles], { maxLength: 3 }),
      keep: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('switch' as const), who: someone, disabled: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('code' as const, 'totp' as const), who: someone }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const) }) },
);
type Step = typeof request extends fc.Arbitrary<infer T> ? T : never;

let added = 0;
/** Requests that were not refused. */
let done = 0;
const perform = async (actor: Signed, step: Step): Promise<number> => {
  if (step.kind === 'add') {
    added += 1;
    const body = { login: `separate-${added}`, name: '新人', signOn: 'password' };
    return (await send(actor, 'POST', '', body)).status;
  }
  const path = `/${cast[step.who]}`;
  switch (step.kind) {
    case 'roles': {
      const kept = step.keep ? (await held()).filter(({ personId }) => personId === cast[step.who]) : [];
      const all = [...new Set([...kept.map(({ role }) => role), ...step.roles])];
      const list = all.map((role) => wanted(role, role === 'caseworker' ? { officeId: app.officeId } : {}));
      return (await send(actor, 'PUT', `${path}/roles`, { roles: list })).status;
    }
    case 'switch':
      return (await send(actor, 'PATCH', path, { disabled: step.disabled })).status;
    case 'code':
      return (await send(actor, 'POST', `${path}/one-time-code`)).status;
    case 'totp':
      return (await send(actor, 'DELETE', `${path}/totp`)).status;
  }
};

/** Runs a sequence and checks what must hold for any administrator alone. */
const tryAlone = async (actor: Signed, vacant: readonly Post[], steps: readonly Step[]) => {
  await reset(vacant, actor);
  const before = await held();
  for (const step of steps) {
    const status = await perform(actor, step);
    expect(status).toBeLessThan(500);
    expect(status).not.toBe(401);
    if (status < 300) done += 1;
  }
  const after = await held();
  const postsOf = new Map<string, number>();
  for (const { personId, role } of after)
    if (isPost(role)) postsOf.set(personId, (postsOf.get(personId) ?? 0) + 1);
  expect(Math.max(...postsOf.values())).toBe(1);
  const own = (all: typeof after) => all.filter(({ personId }) => personId === actor.person.id);
  expect(own(after)).toEqual(own(before));
  for (const post of administratorRoles)
    if (!vacant.includes(post)) expect(after.some(({ role, active }) => role === post && active)).toBe(true);
  return { before, after };
};
const vacancies = (posts: readonly Post[]) => fc.subarray([...posts]);
const steps = fc.array(request, { minLength: 1, maxLength: 12 });
const runs = { numRuns: 25 };

describe('alone, by whatever sequence of requests,', () => {
  it(
    'a system administrator gives no right but a vacant post, nothing to themselves, and empties no post',
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(vacancies(['security-admin', 'audit-admin']), steps, async (vacant, sequence) => {
          const { before, after } = await tryAlone(app.system, vacant, sequence);
          const rest = (all: typeof after) =>
            all
              .filter(({ role }) => !isPost(role) || !vacant.includes(role as Post))
              .map(({ personId, role }) => `${personId} ${role}`);
          expect(rest(after)).toEqual(rest(before));
          for (const post of vacant)
            expect(after.filter(({ role }) => role === post).length).toBeLessThanOrEqual(1);
        }),
        runs,
      );
    },
  );

  it(
    'a security administrator gives others what they like, but no two posts to one, nothing to themselves',
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(vacancies(['audit-admin', 'system-admin']), steps, async (vacant, sequence) => {
          await tryAlone(app.security, vacant, sequence);
        }),
        runs,
      );
    },
  );
});

it('and many of these requests were not refused', () => {
  expect(done).toBeGreaterThan(50);
});

describe('the database says the same of every role, whatever the server forgot:', () => {
  const insert = async (rights: string, actor: string, target: string, role: Role): Promise<boolean> => {
    const scope = { 'app.person': actor, 'app.rights': `,${rights},`, 'app.whole': `,${rights},` } as const;
    const undo = new Error('undo');
    try {
      await inRole(sql, 'app_identity', scope, async (tx) => {
        await tx`
          insert into identity.person_role (person_id, role, responsible_unit_id, granted_by)
          values (${target}, ${role}, ${role === 'caseworker' ? app.officeId : null}, ${actor})`;
        throw undo;
      });
    } catch (error) {
      if (error === undo) return true;
      expect(String(error)).toMatch(/row-level security|nobody_grants_to_themselves/);
    }
    return false;
  };

  it.each([...roles])('%s', async (role) => {
    for (const vacant of [[], ['audit-admin']] as const) {
      await reset(vacant, app.system);
      const [system = '', security = '', , , other = ''] = cast;
      const isVacant = (vacant as readonly Role[]).includes(role);
      expect(await insert('people', system, other, role)).toBe(isVacant);
      expect(await insert('roles', security, other, role)).toBe(true);
      expect(await insert('audit', other, cast[5] ?? '', role)).toBe(false);
      const listed = [wanted(role, role === 'caseworker' ? { officeId: app.officeId } : {})];
      const answer = await send(app.system, 'PUT', `/${other}/roles`, { roles: listed });
      expect(answer.status).toBe(isVacant ? 200 : 403);
    }
    const [system = '', security = ''] = cast;
    await sql`delete from identity.person_role where person_id = any (${[system, security]}::uuid[])`;
    expect(await insert('people', system, system, role)).toBe(false);
    expect(await insert('roles', security, security, role)).toBe(false);
    expect(await insert('people,roles', security, security, role)).toBe(false);
  });
});
