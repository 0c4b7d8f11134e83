import { describe, expect, it } from 'vitest';
import { roundingHalfWidth, roundToFive } from '../../../../server/engines/stats/rounding.ts';

describe('rounding to five', () => {
  it('gives the nearest multiple of five, never further than half a step', () => {
    expect([10, 11, 12, 13, 14, 15, 17, 18].map(roundToFive)).toEqual([10, 10, 10, 15, 15, 15, 15, 20]);
    for (let count = 0; count < 200; count += 1) {
      expect(roundToFive(count) % 5).toBe(0);
      expect(Math.abs(roundToFive(count) - count)).toBeLessThanOrEqual(roundingHalfWidth);
    }
  });

  it('refuses what is no count', () => {
    for (const wrong of [-1, 1.5, Number.NaN, Infinity]) expect(() => roundToFive(wrong)).toThrow(RangeError);
  });
});
