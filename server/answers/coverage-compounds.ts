import type { CoverageCompounds, CoverageGaps, CoverageLimit } from '../contract/coverage.ts';
import { unreachable } from '../engines/walk/costs.ts';
import { rankGaps } from '../engines/walk/gaps.ts';
import { walkerRules } from '../engines/walk/walkers.ts';
import { bestEntrance, type CoverageCase } from './coverage-case.ts';
import type { CoverageCompound, CoverageGround } from './coverage-ground.ts';

const farthestMinutes = 30;
const perMinute = 60_000;

/** One digit after the point: more would claim to know better than speeds are known. */
export const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Every compound with its nearest station. */
export const nearestOfCompounds = (
  { compounds, stations }: CoverageGround,
  { byMeters, bySeconds }: CoverageCase,
): CoverageCompounds['compounds'] =>
  compounds.map((compound) => {
    const byTime = bestEntrance(compound.entrances, bySeconds.costs);
    const byWay = bestEntrance(compound.entrances, byMeters.costs);
    const isReached = byTime !== null && byTime.cost !== unreachable;
    const station = isReached ? stations[bySeconds.stations[byTime.entrance] ?? -1] : undefined;
    return {
      ...placeOf(compound),
      households: compound.households,
      people: compound.people,
      state: byTime === null ? 'off-network' : isReached ? 'reached' : 'unreachable',
      minutes: isReached ? tenths(byTime.cost / perMinute) : null,
      meters: byWay !== null && byWay.cost !== unreachable ? Math.round(byWay.cost / 1_000) : null,
      stationId: station?.id ?? null,
    };
  });

const placeOf = ({ id, featureId, name, community, point }: CoverageCompound) => {
  const [longitude, latitude] = point;
  const place: [number, number] = [longitude, latitude];
  return { id, featureId, name, communityName: community?.name ?? null, point: place };
};

/**
 * A limit as a time: a distance is the time that it takes this walker on level ground, since gaps are ranked by
 * minutes.
 */
export const limitMilliseconds = (limit: CoverageLimit, { walker }: CoverageCase['choices']): number => {
  const amount = Number.parseInt(limit, 10);
  return limit.endsWith('min')
    ? amount * perMinute
    : Math.round((amount * 1_000) / walkerRules[walker].metersPerSecond);
};

/** Costs in the measure of a limit, as times on level ground, so that they compare with `limitMilliseconds`. */
export const costsForLimit = (one: CoverageCase, limit: CoverageLimit): readonly (number | null)[] => {
  if (limit.endsWith('min')) return one.bySeconds.costs;
  const { metersPerSecond } = walkerRules[one.choices.walker];
  return one.byMeters.costs.map((cost) =>
    cost === null || cost === unreachable ? cost : Math.round(cost / metersPerSecond),
  );
};

/** Compounds beyond a limit, the worst first. */
export const answerGaps = (
  ground: CoverageGround,
  one: CoverageCase,
  limit: CoverageLimit,
  most: number,
): Omit<CoverageGaps, keyof CoverageCompounds> => {
  const gaps = rankGaps(
    ground.wholes,
    costsForLimit(one, limit),
    limitMilliseconds(limit, one.choices),
    farthestMinutes * perMinute,
  );
  const peopleOf = (demand: number): number => ground.compounds[demand]?.people ?? 0;
  return {
    limit,
    farthestMinutes,
    count: gaps.length,
    people: gaps.reduce((sum, { demand }) => sum + peopleOf(demand), 0),
    gaps: gaps.slice(0, most).flatMap((gap) => {
      const compound = ground.compounds[gap.demand];
      if (compound === undefined) return [];
      return [
        {
          ...placeOf(compound),
          people: peopleOf(gap.demand),
          excessMinutes: tenths(gap.excess / perMinute),
          isUnreachable: gap.isUnreachable,
          vulnerability: tenths(gap.vulnerability),
          isVulnerabilityUnknown: gap.isVulnerabilityUnknown,
          score: Math.round(gap.score),
        },
      ];
    }),
  };
};
