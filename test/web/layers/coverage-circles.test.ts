import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaWithin, encloses } from '../../../web/layers/coverage-circles.ts';

type Place = readonly [number, number];
const perLatitude = 111_195;
const perLongitude = perLatitude * Math.cos((33.6 * Math.PI) / 180);
const placeAt = (x: number, y: number): Place => [108.5 + x / perLongitude, 33.6 + y / perLatitude];

const isInside = (area: GeoJSON.MultiPolygon, place: Place): boolean =>
  area.coordinates.some(
    (rings) => rings.filter((ring) => encloses(ring as unknown as Place[], place)).length % 2 === 1,
  );

const meters = fc.integer({ min: -3000, max: 3000 });
const anyPlace = fc.tuple(meters, meters);

describe('the area within a distance', () => {
  test('a place is in it just where a station is near enough', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPlace, { minLength: 1, maxLength: 25, selector: String }),
        anyPlace,
        (stations, [x, y]) => {
          const origin = stations[0] ?? [0, 0];
          const nearest = Math.min(...stations.map(([sx, sy]) => Math.hypot(sx - x, sy - y)));
          // The plane touches at the first station, and arcs are drawn as chords.
          fc.pre(Math.abs(nearest - 500) > 12 && Math.abs(origin[1]) <= 3000);
          const area = areaWithin(
            stations.map(([sx, sy]) => placeAt(sx, sy)),
            500,
          );
          expect(isInside(area, placeAt(x, y))).toBe(nearest < 500);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('one station has one ring, two far ones have two polygons, two near ones one', () => {
    expect(areaWithin([placeAt(0, 0)], 300).coordinates).toHaveLength(1);
    expect(areaWithin([placeAt(0, 0), placeAt(2000, 0)], 300).coordinates).toHaveLength(2);
    expect(areaWithin([placeAt(0, 0), placeAt(200, 0)], 300).coordinates).toHaveLength(1);
  });

  test('a ring of stations leaves a hole', () => {
    const ring = Array.from({ length: 12 }, (_, step) => {
      const angle = (step / 12) * 2 * Math.PI;
      return placeAt(1000 * Math.cos(angle), 1000 * Math.sin(angle));
    });
    const area = areaWithin(ring, 400);
    expect(area.coordinates).toHaveLength(1);
    expect(area.coordinates[0]).toHaveLength(2);
    expect(isInside(area, placeAt(0, 0))).toBe(false);
  });

  test('two stations in one place count once', () => {
    expect(areaWithin([placeAt(0, 0), placeAt(0, 0)], 300).coordinates).toHaveLength(1);
  });
});
