import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankVertices } from '../../../../server/engines/tiles/vertex-rank.ts';

type Point = readonly [number, number];

const distanceSquared = (p: Point, a: Point, b: Point): number => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const share =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return (p[0] - a[0] - dx * share) ** 2 + (p[1] - a[1] - dy * share) ** 2;
};

const simplify = (points: readonly Point[], tolerance: number): Point[] => {
  const [first, last] = [points[0]!, points.at(-1)!];
  let split = 0;
  let largest = -1;
  for (let i = 1; i < points.length - 1; i++) {
    const distance = distanceSquared(points[i]!, first, last);
    if (distance > largest) [largest, split] = [distance, i];
  }
  if (!(largest > tolerance * tolerance)) return [first, last];
  return [
    ...simplify(points.slice(0, split + 1), tolerance),
    ...simplify(points.slice(split), tolerance).slice(1),
  ];
};

const ranksOf = (points: readonly Point[]): Float32Array => {
  const rank = new Float32Array(points.length);
  rankVertices(
    Float64Array.from(points, ([x]) => x),
    Float64Array.from(points, ([, y]) => y),
    rank,
    0,
    points.length - 1,
  );
  return rank;
};

const coordinate = fc.integer({ min: -1000, max: 1000 });
const openLine = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 60 })
  .filter((line) => line[0]![0] !== line.at(-1)![0] || line[0]![1] !== line.at(-1)![1]);

describe('ranks of vertices', () => {
  test('filtering by rank is Douglas–Peucker at any tolerance', () => {
    fc.assert(
      fc.property(openLine, fc.integer({ min: 0, max: 300 }), (line, tenths) => {
        const tolerance = tenths / 10 + 0.01;
        const ranks = ranksOf(line);
        const kept = line.filter((_, i) => ranks[i]! > tolerance * tolerance);
        expect(kept).toEqual(simplify(line, tolerance));
      }),
    );
  });

  test('a closed path keeps two places apart at any tolerance', () => {
    const ranks = ranksOf([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ]);
    expect([...ranks].map((rank) => rank === Infinity)).toEqual([true, false, true, false, true]);
  });
});
