import { area, kinks, length } from '@turf/turf';

/** Longitude and latitude, EPSG:4326. */
export type Place = readonly [number, number];

export interface Measured {
  readonly lengthMeters: number;
  /** Of the shape closed from the last point to the first; null below three points and where its sides cross. */
  readonly areaSquareMeters: number | null;
  readonly crosses: boolean;
}

const positions = (places: readonly Place[]): number[][] => places.map(([x, y]) => [x, y]);

/**
 * Length along the places and area of the shape they close, by Turf on a sphere of 6,371,008.8 m: within 0.5 % of the
 * ellipsoid at the latitudes of China. Slopes are not counted.
 */
export const measured = (places: readonly Place[]): Measured => {
  const line: GeoJSON.LineString = { type: 'LineString', coordinates: positions(places) };
  const lengthMeters =
    places.length < 2 ? 0 : length({ type: 'Feature', geometry: line, properties: {} }, { units: 'meters' });
  if (places.length < 3) return { lengthMeters, areaSquareMeters: null, crosses: false };
  const ring = positions([...places, ...places.slice(0, 1)]);
  const shape: GeoJSON.Polygon = { type: 'Polygon', coordinates: [ring] };
  const crosses = kinks(shape).features.length > 0;
  return { lengthMeters, areaSquareMeters: crosses ? null : area(shape), crosses };
};
