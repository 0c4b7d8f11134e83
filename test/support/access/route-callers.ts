import type { Role } from '../../../server/contract/rights.ts';
import type { SessionStage } from '../../../server/contract/session.ts';
import { addPerson, addToken, type TestRole } from '../people.ts';
import { idOf } from '../small-district.ts';
import { type AppOfPerson, appWith, type TestApp } from '../test-app.ts';
import { ownOfficeId } from './caller-kinds.ts';

/** Somebody as the server meets them. */
export interface RouteCaller {
  readonly name: string;
  readonly role: Role | null;
  readonly stage: SessionStage;
  readonly via: 'nothing' | 'cookie' | 'token';
  readonly area: 'whole' | 'street';
}

export const ownStreetId = idOf('unit/990101001');

const districtWide: readonly Role[] = [
  'leader',
  'party-affairs',
  'planner',
  'approver',
  'area-staff',
  'caseworker',
  'data-steward',
  'system-admin',
  'security-admin',
  'audit-admin',
];

const whole = (role: Role, more: Partial<RouteCaller> = {}): RouteCaller => ({
  name: role,
  role,
  stage: 'full',
  via: 'cookie',
  area: 'whole',
  ...more,
});

/** The public, everybody with one role, with part of a session, with a token, and with a role for a street. */
export const routeCallers: readonly RouteCaller[] = [
  { name: 'public', role: null, stage: 'none', via: 'nothing', area: 'whole' },
  ...districtWide.map((role) => whole(role)),
  ...(['second-factor', 'enrol', 'new-password'] as const).map((stage) =>
    whole('system-admin', { name: `${stage} to be done`, stage }),
  ),
  ...districtWide.map((role) => whole(role, { name: `token of ${role}`, via: 'token' })),
  ...districtWide.slice(0, 6).map((role) => whole(role, { name: `${role} of a street`, area: 'street' })),
];

const rolesOf = ({ role, area }: RouteCaller): TestRole[] =>
  role === null
    ? []
    : [
        {
          role,
          ...(area === 'street' ? { areaId: ownStreetId } : {}),
          ...(role === 'caseworker' ? { officeId: ownOfficeId } : {}),
        },
      ];

/** A new person of this kind with a session or token of their own. */
export const signInAs = async (atlas: TestApp, caller: RouteCaller): Promise<AppOfPerson> => {
  if (caller.via === 'nothing') return atlas.visitor;
  const person = await addPerson(atlas.database, rolesOf(caller));
  if (caller.via === 'token')
    return appWith(atlas.app, { Authorization: `Bearer ${await addToken(atlas.database, person.id)}` });
  if (caller.stage !== 'full')
    await atlas.database
      .sql`update identity.session set stage = ${caller.stage} where person_id = ${person.id}`;
  return appWith(atlas.app, person.headers);
};
