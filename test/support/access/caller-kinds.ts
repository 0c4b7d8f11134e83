import { type Role, roles } from '../../../server/contract/rights.ts';
import { callerOf, scopeOf } from '../../../server/http/caller.ts';
import { idOf } from '../small-district.ts';

/** Where a role is held: everywhere, in the first street, or in its first community. */
export type HeldArea = 'whole' | 'street' | 'community';

/** Somebody as the database meets them. */
export interface CallerKind {
  readonly name: string;
  readonly personId: string | null;
  readonly role: Role | null;
  readonly area: HeldArea;
  /** What the product sets in the transaction of such a caller. */
  readonly scope: Readonly<Record<string, string>>;
}

/** Code prefix of one's own area; tickets and compounds outside it are somebody else's. */
export const ownCodePrefix: Readonly<Record<HeldArea, string>> = {
  whole: '990101',
  street: '990101001',
  community: '990101001001',
};

const communitiesOf: Readonly<Record<HeldArea, readonly string[] | null>> = {
  whole: null,
  street: ['990101001001', '990101001002'],
  community: ['990101001001'],
};

/** The office whose cases the caseworkers of the fixture handle, and another one. */
export const ownOfficeId = idOf('office/own');
export const otherOfficeId = idOf('office/other');

const settingsOf = (personId: string, role: Role | null, area: HeldArea, stage: 'full' | 'second-factor') =>
  scopeOf(
    callerOf(
      {
        personId,
        login: 'x',
        name: 'x',
        isDemo: false,
        sessionId: null,
        stage,
        expiresAt: new Date(0),
        roles:
          role === null
            ? []
            : [
                {
                  role,
                  area: null,
                  office: role === 'caseworker' ? { id: ownOfficeId, name: 'x' } : null,
                  approvalStep: null,
                  communities: communitiesOf[area]?.map((code) => idOf(`unit/${code}`)) ?? null,
                },
              ],
      },
      'cookie',
    ),
  ) as Readonly<Record<string, string>>;

const kind = (
  name: string,
  role: Role | null,
  area: HeldArea = 'whole',
  stage: 'full' | 'second-factor' = 'full',
): CallerKind => {
  const personId = idOf(`person/${name}`);
  const isKnown = stage === 'full';
  return {
    name,
    personId: isKnown ? personId : null,
    role: isKnown ? role : null,
    area,
    scope: settingsOf(personId, role, area, stage),
  };
};

const areaRoles = ['leader', 'party-affairs', 'planner', 'approver', 'area-staff', 'caseworker'] as const;

/** The public, everybody with one role in each area it can be held for, nobody in particular, half signed in. */
export const callerKinds: readonly CallerKind[] = [
  { name: 'public', personId: null, role: null, area: 'whole', scope: {} },
  kind('without roles', null),
  kind('leader with half a session', 'leader', 'whole', 'second-factor'),
  kind('system-admin with half a session', 'system-admin', 'whole', 'second-factor'),
  ...roles.map((role) => kind(role, role)),
  ...areaRoles.flatMap((role) => [
    kind(`${role} of a street`, role, 'street'),
    kind(`${role} of a community`, role, 'community'),
  ]),
];
