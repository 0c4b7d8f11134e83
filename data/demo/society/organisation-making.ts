import type { PartyCoverageRow, PartyOrgRow } from '../../../server/contract/district-bundle.ts';
import type { Site, Town, Unit } from '../model.ts';
import type { Random } from '../random.ts';
import { dateOf } from './dates.ts';

/** What every maker of organisations needs. */
export interface Making {
  readonly town: Town;
  readonly random: Random;
  readonly anchorDay: number;
  readonly orgs: PartyOrgRow[];
  readonly coverage: PartyCoverageRow[];
  readonly venues: ReadonlyMap<string, readonly Site[]>;
  id(name: string): string;
}

export type Draft = Pick<
  PartyOrgRow,
  'name' | 'type' | 'kind' | 'superiorId' | 'unitId' | 'formalMemberCount'
> &
  Partial<PartyOrgRow>;

/** Villages and communities elect every five years, others every three; a few terms have run out. */
export const addOrganisation = (
  making: Making,
  key: string,
  draft: Draft,
  termYears: 3 | 5,
  venueCommunityId: string,
): string => {
  const { random, anchorDay } = making;
  const venue = venueOf(making, venueCommunityId);
  const row: PartyOrgRow = {
    id: making.id(key),
    form: 'entity',
    setup: 'single',
    jointUnitCount: 1,
    establishedOn: dateOf(anchorDay - random.integer(400, 3000)),
    termEndsOn: draft.type === 'group' ? null : dateOf(anchorDay + random.integer(-60, termYears * 365 - 60)),
    stars: null,
    venueName: venue === null ? null : '党群服务阵地',
    venueAddress: venue?.address ?? null,
    venuePoint: venue?.point ?? null,
    ...draft,
  };
  making.orgs.push(row);
  return row.id;
};

/** Mostly the community's centre, else one of its micro-stations: places on a street, never homes. */
const venueOf = ({ venues, random }: Making, communityId: string): Site | null => {
  const sites = venues.get(communityId) ?? [];
  if (sites.length === 0) return null;
  return (random.chance(0.5) ? sites[0] : random.pick(sites)) ?? null;
};

export const venuesOf = (town: Town): Map<string, Site[]> => {
  const venues = new Map<string, Site[]>();
  for (const kind of ['centre', 'micro-station', 'hub'] as const)
    for (const site of town.sites)
      if (site.kind === kind) venues.set(site.communityId, [...(venues.get(site.communityId) ?? []), site]);
  return venues;
};

export const unitsOf = (town: Town, level: Unit['level']): Unit[] =>
  town.units.filter((unit) => unit.level === level);
