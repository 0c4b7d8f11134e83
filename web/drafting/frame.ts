import proj4 from 'proj4';
import type { Scenario } from '../../server/contract/scenarios.ts';
import type { Point } from '../../server/engines/net/plane.ts';

export type LonLat = readonly [longitude: number, latitude: number];

/** Both ways between whole centimetres of the district's frame and longitude and latitude (EPSG:4326). */
export interface Frame {
  readonly toLonLat: (point: Point) => [number, number];
  /** Rounded to the centimetre. */
  readonly toPoint: (place: LonLat) => Point;
}

/** CGCS2000 3-degree zones without prefix, from 75° east on: EPSG:4534 to 4554. */
const firstZone = 4534;
const firstMeridian = 75;
const degreesOfZone = 3;

/** Turns the coordinates of a scenario's net into places of the map and back. */
export const frameOf = ({ epsg, originEastMeters, originNorthMeters }: Scenario['frame']): Frame => {
  const meridian = firstMeridian + (epsg - firstZone) * degreesOfZone;
  const converter = proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`,
    'WGS84',
  );
  return {
    toLonLat: ([east, north]) => {
      const at = [originEastMeters + east / 100, originNorthMeters + north / 100];
      const [longitude, latitude] = converter.forward(at) as [number, number];
      return [longitude, latitude];
    },
    toPoint: (place) => {
      const [east, north] = converter.inverse([...place]) as [number, number];
      return [Math.round((east - originEastMeters) * 100), Math.round((north - originNorthMeters) * 100)];
    },
  };
};
