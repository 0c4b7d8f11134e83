import { describe, expect, it } from 'vitest';
import { areaOf, labelPointOf } from '../../../../server/engines/net/label-point.ts';
import { locatorOf } from '../../../../server/engines/net/locate-point.ts';

type Ring = [number, number][];
const horseshoe: Ring = [
  [0, 0],
  [9_000, 0],
  [9_000, 9_000],
  [7_000, 9_000],
  [7_000, 2_000],
  [2_000, 2_000],
  [2_000, 9_000],
  [0, 9_000],
];

describe('placing a label', () => {
  it('stays inside where the centroid lies outside', () => {
    const [east, north] = labelPointOf([[horseshoe]]);
    expect(locatorOf([{ polygons: [[horseshoe]] }])(east, north)).toBe(0);
  });

  it('keeps clear of holes and chooses the largest part', () => {
    const outer: Ring = [
      [0, 0],
      [9_000, 0],
      [9_000, 9_000],
      [0, 9_000],
    ];
    const hole: Ring = [
      [3_000, 3_000],
      [3_000, 6_000],
      [6_000, 6_000],
      [6_000, 3_000],
    ];
    const small: Ring = [
      [20_000, 0],
      [21_000, 0],
      [21_000, 1_000],
    ];
    const polygons = [[small], [outer, hole]];
    const [east, north] = labelPointOf(polygons);
    expect(locatorOf([{ polygons: [[outer, hole]] }])(east, north)).toBe(0);
    expect(areaOf(polygons)).toBe(81_000_000 - 9_000_000 + 500_000);
  });

  it('refuses an area without a ring', () => {
    expect(() => labelPointOf([])).toThrow(RangeError);
  });
});
