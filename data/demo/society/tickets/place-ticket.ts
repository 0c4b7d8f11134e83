import type { TicketRow } from '../../../../server/contract/ticket-rows.ts';
import type { Point, Town } from '../../model.ts';
import type { Random } from '../../random.ts';
import type { Spot } from './spots.ts';

type Bounds = readonly [west: number, south: number, east: number, north: number];

/** West, south, east and north of the district in centimetres. */
export const boundsOf = (town: Town): Bounds => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { level, polygons } of town.units)
    if (level === 'district')
      for (const [x, y] of polygons.flatMap((polygon) => polygon[0] ?? [])) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
  return [west, south, east, north];
};

/** A point up to 2 km beyond the district's bounds. */
const pointOutside = (random: Random, [west, south, east, north]: Bounds): Point => {
  const away = random.integer(20_000, 200_000);
  const side = random.integer(0, 3);
  const x = random.integer(west, east);
  const y = random.integer(south, north);
  return side === 0
    ? [west - away, y]
    : side === 1
      ? [east + away, y]
      : side === 2
        ? [x, south - away]
        : [x, north + away];
};

type Place = Pick<TicketRow, 'matchLevel' | 'point' | 'declaredPlace'>;

/** How well the place is known: at a door, a compound, a road, an area, not at all. */
export const placeTicket = (random: Random, bounds: Bounds, spot: Spot, planted: boolean): Place => {
  const draw = random.next();
  const coarse = (matchLevel: TicketRow['matchLevel'], declaredPlace: string | null): Place => ({
    matchLevel,
    declaredPlace,
    point: null,
  });
  if (!planted) {
    if (draw < 0.03) return coarse('none', null);
    if (draw < 0.07) return coarse('road', spot.communityCode);
    if (draw < 0.125) return coarse('community', spot.communityCode);
    if (draw < 0.15) return coarse('street', spot.streetCode);
    if (draw < 0.16) return { matchLevel: 'point', declaredPlace: null, point: pointOutside(random, bounds) };
  }
  const [east, north] = random.pick(spot.doors);
  if (spot.compound === null)
    return {
      matchLevel: 'point',
      declaredPlace: null,
      point: [east + random.integer(-900, 900), north + random.integer(-900, 900)],
    };
  if (draw < 0.42) return { matchLevel: 'compound', declaredPlace: null, point: spot.point };
  if (draw < 0.78) return { matchLevel: 'building', declaredPlace: null, point: [east, north] };
  return {
    matchLevel: 'point',
    declaredPlace: null,
    point: [east + random.integer(-300, 300), north + random.integer(-300, 300)],
  };
};
