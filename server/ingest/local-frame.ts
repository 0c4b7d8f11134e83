import { AppError } from '../contract/app-error.ts';
import { type CoordinateSystem, findSystem } from './coordinate-systems.ts';

/** A CGCS2000 Gauss–Krüger zone, or another metric system, with a local origin. */
export interface LocalFrame {
  readonly epsg: number;
  readonly originEastMeters: number;
  readonly originNorthMeters: number;
}

/**
 * Turns integer centimetres of the frame into longitude and latitude (EPSG:4326, which equals CGCS2000 within the
 * data's accuracy), rounded to nine decimals so that shared vertices stay shared. Throws `parameter-wrong` for a
 * system that is not known, or a point outside it.
 */
export const unprojectorOf = (frame: LocalFrame): ((east: number, north: number) => [number, number]) => {
  const system = systemOf(frame);
  return (east, north) => {
    const place = system.toLonLat(frame.originEastMeters + east / 100, frame.originNorthMeters + north / 100);
    if (place === null)
      throw new AppError('parameter-wrong', { name: system.name, reason: `${east}, ${north}` });
    return [roundDegrees(place[0]), roundDegrees(place[1])];
  };
};

const roundDegrees = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;

/**
 * Turns longitude and latitude into centimetres of the frame, not rounded: what `unprojectorOf` gave comes back within
 * 0.006 of its whole numbers. Null for a place outside the system; throws `parameter-wrong` for one that is not known.
 */
export const projectorOf = (
  frame: LocalFrame,
): ((longitude: number, latitude: number) => [east: number, north: number] | null) => {
  const system = systemOf(frame);
  return (longitude, latitude) => {
    const place = system.fromLonLat(longitude, latitude);
    if (place === null) return null;
    return [(place[0] - frame.originEastMeters) * 100, (place[1] - frame.originNorthMeters) * 100];
  };
};

const systemOf = ({ epsg }: LocalFrame): CoordinateSystem => {
  const name = `EPSG:${epsg}`;
  const system = findSystem(name);
  if (system === null) throw new AppError('parameter-wrong', { name: 'epsg', reason: name });
  return system;
};
