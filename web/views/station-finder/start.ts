import type { PublicPlace } from '../../../server/contract/public-stations.ts';

export type LonLat = readonly [longitude: number, latitude: number];

/** Where somebody starts from: kept on this device. */
export type Start =
  | { readonly kind: 'phone'; readonly points: readonly LonLat[] }
  | { readonly kind: 'map'; readonly points: readonly LonLat[] }
  | { readonly kind: 'place'; readonly place: PublicPlace; readonly points: readonly LonLat[] };

/** Of a large compound so many entrances are asked for. */
const mostEntrances = 6;

export const startAt = (place: PublicPlace): Start => ({
  kind: 'place',
  place,
  points: place.points.slice(0, mostEntrances),
});

const meridianMeters = 111_000;

/** Metres in a straight line, to within 1 % over a city. */
export const straightMeters = ([east, north]: LonLat, [toEast, toNorth]: LonLat): number => {
  const shrink = Math.cos((((north + toNorth) / 2) * Math.PI) / 180);
  return Math.hypot((toEast - east) * shrink * meridianMeters * 1.003, (toNorth - north) * meridianMeters);
};

/** From the nearest point of a start. */
export const metersFrom = (points: readonly LonLat[], place: LonLat): number =>
  Math.min(...points.map((point) => straightMeters(point, place)));
