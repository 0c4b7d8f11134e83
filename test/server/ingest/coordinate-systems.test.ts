import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinateAlarm } from '../../../server/ingest/coordinate-alarm.ts';
import { findSystem } from '../../../server/ingest/coordinate-systems.ts';
import { zoneOf } from '../../../server/ingest/district-zone.ts';

const convert = (name: string, east: number, north: number) => findSystem(name)!.toLonLat(east, north);

describe('coordinate systems of files', () => {
  it.each([
    'EPSG:4326',
    'EPSG:4490',
    'epsg:4490',
    'WGS84',
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    '4326',
  ])('%s is taken as it stands', (name) => expect(convert(name, 118.5, 31.5)).toEqual([118.5, 31.5]));

  it.each([
    // The central meridian lies at the false easting, whatever the family.
    ['EPSG:4549', 500_000, 120],
    ['EPSG:4528', 40_500_000, 120],
    ['EPSG:4508', 500_000, 111],
    ['EPSG:4498', 20_500_000, 117],
    ['EPSG:32650', 500_000, 117],
  ])('%s puts its false easting on its meridian', (name, east, longitude) => {
    const [lon, lat] = convert(name, east, 3_500_000)!;
    expect(lon).toBeCloseTo(longitude, 9);
    expect(lat).toBeGreaterThan(31);
  });

  it('computes a CGCS2000 zone as PostGIS does (EPSG:4550, one point)', () => {
    const [lon, lat] = convert('EPSG:4550', 588_000, 3_540_000)!;
    expect(lon).toBeCloseTo(123.931_063_114, 8);
    expect(lat).toBeCloseTo(31.979_879_119, 8);
  });

  it('understands feet through a proj4 string', () => {
    const longIsland =
      '+proj=lcc +lat_0=40.1666666666667 +lon_0=-74 +lat_1=41.0333333333333 +lat_2=40.6666666666667 +x_0=300000 +y_0=0 +datum=NAD83 +units=us-ft +no_defs';
    const [lon, lat] = convert(longIsland, 1_017_039, 178_484)!;
    expect(lon).toBeCloseTo(-73.881_825, 4);
    expect(lat).toBeCloseTo(40.656_513, 4);
  });

  it.each(['EPSG:9999', 'nonsense', '+proj=unheardof', '', 'EPSG:32661'])('%j is not known', (name) => {
    expect(findSystem(name)).toBeNull();
  });

  it('gives nothing for a coordinate that its zone cannot hold', () => {
    expect(convert('EPSG:4549', 40_500_000, 3_500_000)).toBeNull();
    expect(convert('EPSG:4326', 200, 10)).toBeNull();
    expect(convert('GCJ02', 500_000, 10)).toBeNull();
  });

  it('undoes GCJ-02 within half a metre and leaves places outside of China alone', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 75, max: 134, noNaN: true }),
        fc.double({ min: 20, max: 52, noNaN: true }),
        (lon, lat) => {
          const [east, north] = convert('GCJ02', lon, lat)!;
          expect(Math.hypot(east - lon, north - lat)).toBeLessThan(0.02);
        },
      ),
    );
    expect(convert('GCJ02', -73.9, 40.7)).toEqual([-73.9, 40.7]);
    // 天安门, known in both systems.
    const [lon, lat] = convert('GCJ02', 116.397_455, 39.909_187)!;
    expect(lon).toBeCloseTo(116.391_21, 4);
    expect(lat).toBeCloseTo(39.907_78, 4);
  });
});

describe('the alarm about coordinates', () => {
  const wgs84 = findSystem('EPSG:4326')!;
  it.each([
    [[[118.5, 31.5]], 'EPSG:4326', null],
    [[[40_512_000, 3_540_000]], 'EPSG:4326', 'looks-projected'],
    [[[512_000, 3_540_000]], 'EPSG:4326', 'looks-projected'],
    [[[31.5, 118.5]], 'EPSG:4326', 'looks-swapped'],
    [[[31.5, 80.2]], 'EPSG:4326', 'looks-swapped'],
    [[[40.7, -73.9]], 'EPSG:4326', null],
    [[[118.5, 31.5]], 'EPSG:4549', 'looks-unprojected'],
    [[[512_000, 3_540_000]], 'EPSG:4549', null],
  ] as const)('for %j declared as %s is %s', (pairs, system, code) => {
    expect(coordinateAlarm(pairs, findSystem(system)!)?.code ?? null).toBe(code);
  });

  it('names the zone that the numbers carry', () => {
    expect(coordinateAlarm([[40_512_000, 3_540_000]], wgs84)?.params?.suggestion).toBe('EPSG:4528');
    expect(coordinateAlarm([[13_200_000, 3_700_000]], wgs84)?.params?.suggestion).toBe('EPSG:4491');
  });

  it('is quiet about a single outlier', () => {
    expect(
      coordinateAlarm(
        [
          [118.5, 31.5],
          [118.6, 31.6],
          [999, 31],
        ],
        wgs84,
      ),
    ).toBeNull();
  });
});

describe("the district's own zone", () => {
  it.each([
    [118.8, 32, 4549, true],
    [108.5, 33.6, 4545, true],
    [73.6, 39, 4534, true],
    [136.4, 48, 4554, true],
    [-73.9, 40.7, 32618, false],
    [151.2, -33.9, 32756, false],
    [179.99, 10, 32660, false],
  ])('at %f %f is EPSG %i', (longitude, latitude, epsg, inChina) => {
    expect(zoneOf(longitude, latitude)).toEqual({ epsg, inChina });
  });
});
