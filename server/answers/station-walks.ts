import { placesInCell } from '../contract/position-cells.ts';
import type { PublicStation, PublicWalks } from '../contract/public-stations.ts';
import type { Walker } from '../contract/walking.ts';
import {
  type Anchor,
  accessCost,
  anchorsByEdge,
  costOnEdge,
  endsOf,
  readAt,
} from '../engines/walk/anchor.ts';
import { unreachable } from '../engines/walk/costs.ts';
import type { WalkGround } from './walk-ground.ts';

/** Places per side of a cell: 20 m apart, so that a phone is at most 14 m from one. */
const placesPerSide = 5;
/** From a place, or from a station, to its way. */
export const positionLimitMeters = 300;
export const stationLimitMeters = 200;
export const longestSeconds = 3_600;
const longestMs = longestSeconds * 1_000;

/** Where the stations stand on the network; null: on no way of it for this walker. */
export const anchorStations = (
  ground: WalkGround,
  stations: readonly Pick<PublicStation, 'point'>[],
): (Anchor | null)[] =>
  stations.map(({ point }) => {
    const found = ground.snap(point, stationLimitMeters);
    return 'edge' in found ? found : null;
  });

/** Places of a cell that stand on a way. */
export const anchorCell = (ground: WalkGround, cell: string): Anchor[] =>
  placesInCell(cell, placesPerSide).flatMap((place) => {
    const found = ground.snap(place, positionLimitMeters);
    return 'edge' in found ? [found] : [];
  });

/** Times from places of a cell to all stations that are reached within the longest walk, by walker. */
export const walksFromCell = (
  ground: WalkGround,
  cell: string,
  walker: Walker,
  stations: readonly PublicStation[],
): PublicWalks => {
  const { sourceName, asOf } = ground.network;
  const anchors = anchorStations(ground, stations);
  const places = anchorCell(ground, cell);
  const times = timesFrom(ground, places, anchors);
  const reached = stations.flatMap((_, index) => (times.some((row) => row[index] !== null) ? [index] : []));
  const [middle = [0, 0] as const] = placesInCell(cell, 1);
  const nearest = places.length > 0 ? null : ground.snap(middle, 0);
  return {
    walker,
    walkNetwork: { sourceName, asOf },
    longestSeconds,
    stations: reached.map((index) => stations[index]?.featureId ?? 0),
    offNetwork: stations.filter((_, index) => anchors[index] === null).map(({ featureId }) => featureId),
    places: places.map(({ place }, row) => ({
      point: [round(place[0]), round(place[1])],
      seconds: reached.map((index) => times[row]?.[index] ?? null),
    })),
    nearestWayMeters:
      nearest !== null && 'nearestMeters' in nearest && nearest.nearestMeters !== null
        ? Math.round(nearest.nearestMeters)
        : null,
  };
};

/** Seconds from each place to each station; one search per node at the end of a way that a place stands on. */
const timesFrom = (
  { search, costs }: WalkGround,
  places: readonly Anchor[],
  stations: readonly (Anchor | null)[],
): (number | null)[][] => {
  const fromNode = new Map<number, readonly number[]>();
  for (const place of places)
    for (const { node } of endsOf(search.graph, costs, place)) {
      if (fromNode.has(node)) continue;
      search.run(costs, [{ node, cost: 0, owner: 0 }], longestMs);
      fromNode.set(
        node,
        stations.map((station) =>
          station === null ? unreachable : readAt(search, costs, station, [], new Map()).cost,
        ),
      );
    }
  const onEdge = anchorsByEdge(stations);
  return places.map((place) => {
    const access = accessCost(costs, place);
    const ends = endsOf(search.graph, costs, place);
    const own = new Set(onEdge.get(place.edge));
    return stations.map((station, index) => {
      let best = station !== null && own.has(index) ? costOnEdge(costs, place, station) : unreachable;
      for (const { node, cost } of ends) {
        const rest = fromNode.get(node)?.[index] ?? unreachable;
        if (rest !== unreachable) best = Math.min(best, access + cost + rest);
      }
      return best > longestMs ? null : Math.round(best / 1_000);
    });
  });
};

/** Degrees to about 0.1 m. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
