import { type CoverageChoices, minuteOfOpening, type StationAbsence } from '../contract/coverage.ts';
import { type Anchor, anchorsByEdge, readAt, seedsOf } from '../engines/walk/anchor.ts';
import { costsOf, publicWalk, unreachable, type WalkCosts, type WalkMeasure } from '../engines/walk/costs.ts';
import { nobody } from '../engines/walk/search.ts';
import { walkerRules } from '../engines/walk/walkers.ts';
import { isOpenAt } from '../engines/walk/week-hours.ts';
import type { CoverageGround, CoverageStation } from './coverage-ground.ts';

/** Of every entrance what its nearest station costs and which it is, in the order of the entrances. */
export interface NearestStations {
  /** Null: the entrance is off the network; `unreachable`: nobody gets to a station. */
  readonly costs: readonly (number | null)[];
  /** Index of the station; -1 for none. */
  readonly stations: readonly number[];
}

/** One kind of walker, one time, one service: what counts, and what everybody has to walk. */
export interface CoverageCase {
  readonly choices: CoverageChoices;
  /** Why each station does not count; null: it does. */
  readonly absences: readonly (StationAbsence | null)[];
  /** Where the stations that count stand. */
  readonly counted: readonly (Anchor | null)[];
  readonly byMeters: NearestStations;
  readonly bySeconds: NearestStations;
}

/** Costs of all edges for these choices. */
export const costsFor = (
  { network }: CoverageGround,
  { walker, opening }: CoverageChoices,
  measure: WalkMeasure,
): WalkCosts =>
  costsOf(network.graph, { ...publicWalk(walker, measure), minuteOfWeek: minuteOfOpening[opening] });

/** Why a station does not count when this is asked; null: it does. */
export const absenceOf = (
  { state, services, hours, anchor }: CoverageStation,
  { opening, service }: CoverageChoices,
): StationAbsence | null => {
  if (state !== 'open') return 'not-open';
  if (service !== undefined && !services.includes(service)) return 'service';
  const minute = minuteOfOpening[opening];
  if (minute !== null && hours.length === 0) return 'hours-unknown';
  if (minute !== null && !isOpenAt(hours, minute)) return 'hours';
  return anchor === null ? 'off-network' : null;
};

/** Whether this walker gets through an entrance. */
export const isPassable = (
  { wheelchair }: { readonly wheelchair: boolean | null },
  { walker }: CoverageChoices,
): boolean => !walkerRules[walker].onWheels || wheelchair !== false;

/** Searches from all stations that count, once by distance and once by time. */
export const openCoverageCase = (ground: CoverageGround, choices: CoverageChoices): CoverageCase => {
  const absences = ground.stations.map((station) => absenceOf(station, choices));
  const counted = ground.stations.map(({ anchor }, i) => (absences[i] === null ? anchor : null));
  return {
    choices,
    absences,
    counted,
    byMeters: nearestStations(ground, choices, counted, costsFor(ground, choices, 'meters')),
    bySeconds: nearestStations(ground, choices, counted, costsFor(ground, choices, 'seconds')),
  };
};

const nearestStations = (
  { search, network, entrances }: CoverageGround,
  choices: CoverageChoices,
  counted: readonly (Anchor | null)[],
  costs: WalkCosts,
): NearestStations => {
  search.run(costs, seedsOf(network.graph, costs, counted));
  const onEdge = anchorsByEdge(counted);
  const readings = entrances.map((entrance) => {
    if (entrance.anchor === null) return { cost: null, owner: nobody };
    if (!isPassable(entrance, choices)) return { cost: unreachable, owner: nobody };
    return readAt(search, costs, entrance.anchor, counted, onEdge);
  });
  return { costs: readings.map(({ cost }) => cost), stations: readings.map(({ owner }) => owner) };
};

/** The entrance of a compound from which it is nearest; null where none stands on the network. */
export const bestEntrance = (
  entrances: readonly number[],
  costs: readonly (number | null)[],
): { readonly entrance: number; readonly cost: number } | null => {
  let best: { readonly entrance: number; readonly cost: number } | null = null;
  for (const entrance of entrances) {
    const cost = costs[entrance] ?? null;
    if (cost !== null && (best === null || cost < best.cost)) best = { entrance, cost };
  }
  return best;
};
