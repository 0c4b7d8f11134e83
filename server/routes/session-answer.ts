import { rightsOfRole } from '../contract/rights.ts';
import type { GivenRole, Session } from '../contract/session.ts';
import { type Caller, may } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { listDemoPeople } from '../queries/demo-people.ts';
import { hasSystemAdministrator } from '../queries/people-for-sign-in.ts';
import { readingAs } from '../queries/reading.ts';
import { getSite } from '../queries/site.ts';

/** Who asks, and by which doors one may come in. */
export const sessionAnswer = async (deps: AppDeps, caller: Caller): Promise<Session> => {
  const [site, doors] = await Promise.all([readingAs(deps.pool, 'app_public')(getSite), openDoors(deps)]);
  const { person } = caller;
  return {
    person: person === null ? null : { ...person, roles: [...caller.roles] },
    stage: caller.stage,
    rights: [...caller.rights.keys()],
    countAreas: countAreasOf(caller),
    expiresAt: caller.expiresAt?.toISOString() ?? null,
    doors,
    site,
  };
};

const openDoors = async (deps: AppDeps): Promise<Session['doors']> => {
  if (deps.publicOnly) return { password: false, setup: false, singleSignOn: false, demo: [] };
  return readingAs(
    deps.pool,
    'app_sign_in',
  )(async (sql) => {
    const [hasAdministrator, demo] = await Promise.all([hasSystemAdministrator(sql), listDemoPeople(sql)]);
    return { password: true, setup: !hasAdministrator, singleSignOn: deps.singleSignOn !== undefined, demo };
  });
};

/** The areas that were given together with counts; null when they are seen everywhere. */
const countAreasOf = (caller: Caller): Session['countAreas'] => {
  if (!may(caller, 'counts')) return [];
  if (caller.rights.get('counts') === 'whole') return null;
  const areas = caller.roles
    .filter(({ role }) => rightsOfRole[role].includes('counts'))
    .flatMap(({ area }: GivenRole) => (area === null ? [] : [area]));
  return [...new Map(areas.map((area) => [area.id, area])).values()];
};
