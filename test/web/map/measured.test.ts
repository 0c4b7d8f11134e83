import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { featuresOfMeasure, layersOfMeasure } from '../../../web/layers/measure.ts';
import { measured, type Place } from '../../../web/map/measured.ts';

const zone = '+proj=tmerc +lat_0=0 +lon_0=108 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const geographic = '+proj=longlat +ellps=GRS80 +no_defs';

/** Metres east and north of 108.5° E 33.6° N on the Gauss–Krüger plane of the district, as longitude and latitude. */
const placeAt = (east: number, north: number): Place => {
  const [x = 0, y = 0] = proj4(geographic, zone, [108.5, 33.6]);
  const [longitude = 0, latitude = 0] = proj4(zone, geographic, [x + east, y + north]);
  return [longitude, latitude];
};

const squareKilometer = [placeAt(0, 0), placeAt(1000, 0), placeAt(1000, 1000), placeAt(0, 1000)];

describe('what is measured', () => {
  test('a square of one kilometre has three sides of 3,000 m and 1,000,000 m², within half a per cent', () => {
    const { lengthMeters, areaSquareMeters, crosses } = measured(squareKilometer);
    expect(Math.abs(lengthMeters / 3000 - 1)).toBeLessThan(0.005);
    expect(Math.abs((areaSquareMeters ?? 0) / 1_000_000 - 1)).toBeLessThan(0.005);
    expect(crosses).toBe(false);
  });

  test('no point and one point have no length, two points no area', () => {
    expect(measured([])).toEqual({ lengthMeters: 0, areaSquareMeters: null, crosses: false });
    expect(measured(squareKilometer.slice(0, 1)).lengthMeters).toBe(0);
    const two = measured(squareKilometer.slice(0, 2));
    expect(Math.abs(two.lengthMeters - 1000)).toBeLessThan(5);
    expect(two.areaSquareMeters).toBeNull();
  });

  test('a shape whose sides cross says so and has no area', () => {
    const bowTie = [placeAt(0, 0), placeAt(100, 100), placeAt(100, 0), placeAt(0, 100)];
    expect(measured(bowTie)).toMatchObject({ areaSquareMeters: null, crosses: true });
  });

  test('any distance and direction in the district is right within half a per cent', () => {
    const meters = fc.integer({ min: -8000, max: 8000 });
    fc.assert(
      fc.property(meters, meters, (east, north) => {
        fc.pre(Math.hypot(east, north) > 1);
        const { lengthMeters } = measured([placeAt(0, 0), placeAt(east, north)]);
        expect(Math.abs(lengthMeters / Math.hypot(east, north) - 1)).toBeLessThan(0.005);
      }),
    );
  });

  test('going round the other way changes nothing', () => {
    const one = measured(squareKilometer);
    const other = measured(squareKilometer.toReversed());
    expect(other.areaSquareMeters).toBeCloseTo(one.areaSquareMeters ?? 0, 3);
  });
});

describe('what is drawn of it', () => {
  const partsOf = (places: readonly Place[], hand: Place | null = null): unknown[] =>
    featuresOfMeasure(places, hand).map((feature) => feature.properties?.part);

  test('points at once, a line from two, a closed shape from three', () => {
    expect(partsOf([])).toEqual([]);
    expect(partsOf(squareKilometer.slice(0, 1))).toEqual(['point']);
    expect(partsOf(squareKilometer.slice(0, 2))).toEqual(['line', 'point', 'point']);
    expect(partsOf(squareKilometer.slice(0, 3))).toEqual([
      'shape',
      'line',
      'closing',
      'point',
      'point',
      'point',
    ]);
  });

  test('a line goes on to the hand once there is a point', () => {
    expect(partsOf([], placeAt(5, 5))).toEqual([]);
    expect(partsOf(squareKilometer.slice(0, 1), placeAt(5, 5))).toContain('hand');
  });

  test('all of it lies in one slot', () => {
    expect(new Set(layersOfMeasure().map((layer) => layer.slot))).toEqual(new Set(['measure']));
  });
});
