import { AppError } from '../contract/app-error.ts';
import type { Scenario } from '../contract/scenarios.ts';
import { unprojectorOf } from '../ingest/local-frame.ts';
import { getDistrict } from '../queries/district.ts';
import type { Reading } from '../queries/reading.ts';

/** The frame of the district, whose whole centimetres the net counts in. */
export interface DistrictFrame {
  readonly frame: Scenario['frame'];
  readonly dataUntil: string | null;
  /** Longitude and latitude, EPSG:4326, of a point in centimetres. */
  readonly toLonLat: (east: number, north: number) => readonly [number, number];
}

/** Throws `net-empty` while there is no district. */
export const getDistrictFrame = async (reading: Reading): Promise<DistrictFrame> => {
  const district = await reading(getDistrict);
  if (district === null) throw new AppError('net-empty');
  const { epsg, originEastMeters, originNorthMeters, dataUntil } = district;
  const frame = { epsg, originEastMeters, originNorthMeters };
  return { frame, dataUntil, toLonLat: unprojectorOf(frame) };
};
