import { openAt } from '../../../server/contract/opening-hours.ts';
import type { PublicStation } from '../../../server/contract/public-stations.ts';
import { type StationKind, stationKinds } from '../../../server/contract/station-kinds.ts';
import type { StationOpen } from '../../../server/contract/stations.ts';
import { type LonLat, metersFrom } from './start.ts';
import type { WalkTimes } from './walk-times.ts';

/** Longer than straight by so much; an assumption that is shown as one. */
const detour = 1.3;

/** How one gets there; `straight` where nothing better is known. */
export type Walk =
  | { readonly how: 'walk' | 'estimate'; readonly seconds: number }
  | { readonly how: 'unreached' }
  | { readonly how: 'off-network' | 'straight'; readonly meters: number };

export interface RankedStation {
  readonly station: PublicStation;
  readonly now: StationOpen;
  /** Null without a start. */
  readonly walk: Walk | null;
}

export interface StationGroups {
  readonly open: readonly RankedStation[];
  readonly later: readonly RankedStation[];
  readonly shut: readonly RankedStation[];
}

export interface Ground {
  readonly points: readonly LonLat[];
  /** Null while they are asked for; without a network or a connection times are estimated. */
  readonly times: WalkTimes | 'estimate' | null;
  readonly metersPerSecond: number;
}

const walkTo = (station: PublicStation, ground: Ground): Walk | null => {
  const { points, times, metersPerSecond } = ground;
  const meters = metersFrom(points, station.point);
  if (times === null) return { how: 'straight', meters };
  if (times === 'estimate') return { how: 'estimate', seconds: (meters * detour) / metersPerSecond };
  if (times.outsideMeters !== null) return { how: 'straight', meters };
  const seconds = times.seconds.get(station.featureId);
  if (seconds !== undefined) return { how: 'walk', seconds };
  return times.offNetwork.has(station.featureId) ? { how: 'off-network', meters } : { how: 'unreached' };
};

/** Nearest first; what has no time comes after all that has one. */
const costOf = (walk: Walk | null): number => {
  if (walk === null) return 0;
  switch (walk.how) {
    case 'walk':
    case 'estimate':
      return walk.seconds;
    case 'straight':
      return walk.meters;
    case 'off-network':
      return 1e9 + walk.meters;
    case 'unreached':
      return 2e9;
  }
};

const kindRank = (kind: StationKind): number => stationKinds.indexOf(kind);

const byNearness = (a: RankedStation, b: RankedStation): number =>
  costOf(a.walk) - costOf(b.walk) ||
  kindRank(a.station.kind) - kindRank(b.station.kind) ||
  a.station.name.localeCompare(b.station.name, 'zh-CN');

/** The nearest that are open now, then those that open next, then those that do not. */
export const rankStations = (
  stations: readonly PublicStation[],
  moment: Date,
  ground: Ground | null,
): StationGroups => {
  const ranked = stations.map((station) => ({
    station,
    now: openAt(moment, station.state, station.hours, station.specialDays),
    walk: ground === null ? null : walkTo(station, ground),
  }));
  const opensAt = ({ now }: RankedStation): string => now.changesAt ?? '9';
  const isShut = ({ station }: RankedStation): boolean => station.state !== 'open';
  return {
    open: ranked.filter(({ now }) => now.open).sort(byNearness),
    later: ranked
      .filter((one) => !one.now.open && !isShut(one))
      .sort((a, b) => opensAt(a).localeCompare(opensAt(b)) || byNearness(a, b)),
    shut: ranked.filter(isShut).sort(byNearness),
  };
};

/** Stations that offer all of these services and do this errand. */
export const filterStations = (
  stations: readonly PublicStation[],
  services: readonly string[],
  errand: string | null,
): PublicStation[] =>
  stations.filter(
    (station) =>
      services.every((service) => (station.services as readonly string[]).includes(service)) &&
      (errand === null || station.errands.includes(errand)),
  );
