import { describe, expect, it } from 'vitest';
import { unprojectorOf } from '../../../server/ingest/local-frame.ts';

describe('turning centimetres of a frame into longitude and latitude', () => {
  it('finds the central meridian of a zone at its false easting', () => {
    const frame = { epsg: 4554, originEastMeters: 500_000, originNorthMeters: 0 };
    expect(unprojectorOf(frame)(0, 0)).toEqual([135, 0]);
  });

  it('gives the same two numbers for the same point, to nine decimals', () => {
    const frame = { epsg: 4545, originEastMeters: 546_400, originNorthMeters: 3_719_300 };
    const [longitude, latitude] = unprojectorOf(frame)(12_345, -6789);
    expect([longitude, latitude]).toEqual(unprojectorOf(frame)(12_345, -6789));
    expect(Number(longitude.toFixed(9))).toBe(longitude);
    expect(Number(latitude.toFixed(9))).toBe(latitude);
  });

  it('refuses a system that is not known', () => {
    const frame = { epsg: 1, originEastMeters: 0, originNorthMeters: 0 };
    expect(() => unprojectorOf(frame)).toThrow(/EPSG:1/);
  });
});
