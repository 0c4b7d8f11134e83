import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipLines } from '../../../../server/engines/tiles/clip-line.ts';
import { clipPolygon } from '../../../../server/engines/tiles/clip-polygon.ts';
import { cleanRing, doubleArea, type Path } from '../../../../server/engines/tiles/ring.ts';
import { randomFrom, seeds } from './geometry-fixtures.ts';

/** A star-shaped ring around a centre; deep notches make it fall apart when it is cut. */
const starRing = (random: () => number, x: number, y: number, low: number, high: number): Path => {
  const count = 5 + Math.floor(random() * 40);
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * (i + random() * 0.8)) / count;
    const radius = low + (high - low) * random();
    return [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))];
  }).flat();
};

const shifted = (ring: Path, x: number, y: number): Path =>
  ring.map((value, i) => value - (i % 2 === 0 ? x : y));

const areaOf = (rings: readonly Path[]): number => rings.reduce((sum, ring) => sum + doubleArea(ring), 0) / 2;

/** A crossing moved by half a unit changes the area by at most a quarter of its edge's length. */
const roundingBound = (rings: readonly Path[], size: number): number =>
  1 + rings.flatMap(edgeLengths).reduce((sum, length) => sum + (2 + (2 * length) / size) * length * 0.25, 0);

const edgeLengths = (ring: Path): number[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => {
    const j = (2 * i + 2) % ring.length;
    return Math.hypot(ring[j]! - ring[2 * i]!, ring[j + 1]! - ring[2 * i + 1]!);
  });

describe('cutting polygons', () => {
  test('the pieces over all squares have the area of the whole', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 700, max: 4096 }), (seed, size) => {
        const random = randomFrom(seed);
        const outer = starRing(random, 6000, 6000, 2500, 6000);
        const hole = starRing(random, 6000, 6000, 400, 2200);
        const rings = [outer, hole].map((ring, i) => {
          const wrongWay = i === 0 ? doubleArea(ring) < 0 : doubleArea(ring) > 0;
          return wrongWay ? reversed(ring) : ring;
        });
        let sum = 0;
        for (let x = 0; x < 12_000; x += size) {
          for (let y = 0; y < 12_000; y += size) {
            sum += areaOf(
              clipPolygon(
                rings.map((ring) => shifted(ring, x, y)),
                0,
                size,
              ),
            );
          }
        }
        expect(Math.abs(sum - areaOf(rings))).toBeLessThan(roundingBound(rings, size));
      }),
      { numRuns: 60 },
    );
  });

  test('a polygon that falls apart comes back as separate rings', () => {
    const comb = [0, 0, 30, 0, 30, 30, 20, 30, 20, 5, 10, 5, 10, 30, 0, 30];
    const teeth = clipPolygon([comb], 10, 100)
      .map(cleanRing)
      .filter((ring) => ring.length > 0);
    expect(teeth).toHaveLength(1);
    const both = clipPolygon([shifted(comb, 0, 10)], 0, 100);
    expect(both).toHaveLength(2);
    expect(areaOf(both)).toBe(400);
  });

  test('a hole that reaches the edge becomes part of the outline', () => {
    const outer = [-50, -50, 50, -50, 50, 50, -50, 50];
    const hole = [-10, -10, -10, 10, 10, 10, 10, -10];
    const cut = clipPolygon([outer, hole], 0, 100);
    expect(cut).toHaveLength(1);
    expect(areaOf(cut)).toBe(50 * 50 - 10 * 10);
  });

  test('a square around the tile gives the tile, and one beside it nothing', () => {
    const around = [-9, -9, 109, -9, 109, 109, -9, 109];
    expect(areaOf(clipPolygon([around], 0, 100))).toBe(10_000);
    expect(clipPolygon([shifted(around, 300, 0)], 0, 100)).toEqual([]);
  });

  test('a ring that crosses itself is cut without an error', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 150 }), { minLength: 6, maxLength: 40 }), (values) => {
        const ring = values.length % 2 === 0 ? values : values.slice(1);
        for (const piece of clipPolygon([ring], 0, 100)) {
          expect(Math.min(...piece)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...piece)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe('cutting lines', () => {
  test('a line that leaves and comes back is two', () => {
    expect(clipLines([[10, 10, 200, 10, 200, 20, 10, 20]], 0, 100)).toEqual([
      [10, 10, 100, 10],
      [100, 20, 10, 20],
    ]);
  });

  test('a line across a tile without a vertex in it is kept', () => {
    expect(clipLines([[-50, 50, 150, 50]], 0, 100)).toEqual([[0, 50, 100, 50]]);
  });
});

const reversed = (ring: Path): Path => {
  const result: Path = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) result.push(ring[i]!, ring[i + 1]!);
  return result;
};
