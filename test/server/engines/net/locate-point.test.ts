import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locatorOf } from '../../../../server/engines/net/locate-point.ts';

type Ring = [number, number][];
const square = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
];

describe('finding the area of a point', () => {
  const areas = [
    { polygons: [[square(0, 0, 30_000), square(10_000, 10_000, 10_000).reverse()]] },
    { polygons: [[square(30_000, 0, 30_000)], [square(-40_000, -40_000, 5_000)]] },
  ];
  const locate = locatorOf(areas);

  it('knows inside, holes, second parts and outside', () => {
    expect(locate(5_000, 5_000)).toBe(0);
    expect(locate(15_000, 15_000)).toBe(-1);
    expect(locate(45_000, 12_345)).toBe(1);
    expect(locate(-38_000, -38_000)).toBe(1);
    expect(locate(-1, 5_000)).toBe(-1);
  });

  it('gives a point on a line to the first of the areas that touch it', () => {
    expect(locate(30_000, 17)).toBe(0);
    expect(locate(30_000, 30_000)).toBe(0);
    expect(locate(60_000, 30_000)).toBe(1);
    expect(locate(15_000, 10_000)).toBe(0);
    expect(locatorOf([...areas].reverse())(30_000, 17)).toBe(0);
  });

  it('leaves no point of a triangulated square without a triangle, and gives each to one whose line it is on', () => {
    const size = 50_000;
    const inside = fc.integer({ min: 1, max: size - 1 });
    const within = fc.integer({ min: 0, max: size });
    fc.assert(
      fc.property(inside, inside, within, within, (x, y, east, north) => {
        const corners = square(0, 0, size);
        const fan = corners.map((corner, k) => ({
          polygons: [[[corner, corners[(k + 1) % 4] ?? corner, [x, y] as [number, number]]]],
        }));
        const found = locatorOf(fan)(east, north);
        expect(found).toBeGreaterThanOrEqual(0);
        const ring = fan[found]?.polygons[0]?.[0] ?? [];
        const sides = ring.map(([x1, y1], k) => {
          const [x2, y2] = ring[(k + 1) % 3] ?? [0, 0];
          return (x2 - x1) * (north - y1) - (y2 - y1) * (east - x1);
        });
        expect(sides.every((side) => side >= 0)).toBe(true);
      }),
    );
  });
});
