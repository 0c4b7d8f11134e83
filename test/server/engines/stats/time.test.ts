import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCounts } from '../../../../server/engines/stats/change.ts';
import { ears } from '../../../../server/engines/stats/ears.ts';
import {
  exactShareInterval,
  poissonInterval,
  wilsonInterval,
} from '../../../../server/engines/stats/intervals.ts';
import {
  normalUpperQuantile,
  normalUpperTail,
} from '../../../../server/engines/stats/normal-distribution.ts';
import { references, relativeError, sixDigits } from './references.ts';

describe('EARS, as the package surveillance computes it', () => {
  for (const [name, series] of Object.entries(references.series))
    for (const wanted of series.ears.filter(({ method }) => method !== 'C3'))
      it(`${wanted.method} of the ${name} series, alpha ${wanted.alpha}, least deviation ${wanted.minSigma}`, () => {
        const { method, alpha, minSigma, first } = wanted;
        const own = ears(series.counts, { method, alpha, leastDeviation: minSigma });
        expect(relativeError(own.upperBound.slice(first), wanted.upperBound)).toBeLessThan(sixDigits);
        expect([...own.alarm.slice(first)]).toEqual(wanted.alarm);
        expect([...own.upperBound.slice(0, first)].every(Number.isNaN)).toBe(true);
      });

  for (const [name, { counts, c3, ears: wanted }] of Object.entries(references.series))
    it(`C3 of the ${name} series, as published, and the part that surveillance adds up`, () => {
      const own = ears(counts, { method: 'C3' });
      const defined = c3.flatMap((value, day) => (value === null ? [] : [[value, own.statistic[day] ?? 0]]));
      expect(defined.length).toBeGreaterThan(150);
      const theirs = defined.map(([value]) => value ?? 0);
      const ours = defined.map(([, value]) => value ?? 0);
      expect(relativeError(ours, theirs)).toBeLessThan(sixDigits);
      const reference = wanted.find(({ method }) => method === 'C3');
      const twoDays = ears(counts, { method: 'C2' });
      const limit = normalUpperQuantile(0.025);
      const bound = reference?.upperBound.map((_, place) => {
        const day = place + reference.first;
        const carried = (own.statistic[day] ?? 0) - Math.max(0, (twoDays.statistic[day] ?? 0) - 1);
        return Math.max(0, (counts[day] ?? 0) + (own.deviation[day] ?? 0) * (limit - carried));
      });
      expect(relativeError(bound ?? [], reference?.upperBound ?? [])).toBeLessThan(1e-6);
    });

  it('lets no count alarm that does not exceed what is needed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 12, maxLength: 60 }), (counts) => {
        for (const method of ['C1', 'C2'] as const) {
          const own = ears(counts, { method, leastDeviation: 0.5 });
          for (const [day, count] of counts.entries())
            expect(own.alarm[day]).toBe(count > (own.upperBound[day] ?? Infinity) + 1e-12 ? 1 : 0);
        }
      }),
    );
  });
});

describe('the normal distribution', () => {
  it('keeps its digits far out', () => {
    const { z, upperTail, probability, upperQuantile } = references.normal;
    expect(relativeError(z.map(normalUpperTail), upperTail)).toBeLessThan(1e-12);
    const own = probability.map(normalUpperQuantile);
    for (const [place, value] of own.entries()) expect(value).toBeCloseTo(upperQuantile[place] ?? 9, 12);
  });
});

describe('intervals, as R computes them', () => {
  it('Wilson', () => {
    for (const { part, whole, interval } of references.wilson) {
      const own = wilsonInterval(part, whole);
      expect(own.low).toBeCloseTo(interval[0], 9);
      expect(own.high).toBeCloseTo(interval[1], 9);
    }
  });

  it('Clopper and Pearson', () => {
    for (const { part, whole, interval } of references.clopperPearson) {
      const own = exactShareInterval(part, whole);
      expect(relativeError([own.low, own.high], interval)).toBeLessThan(sixDigits);
    }
  });

  it('Poisson', () => {
    for (const { count, interval95, interval99 } of references.poisson) {
      const [usual, wide] = [poissonInterval(count), poissonInterval(count, 0.99)];
      expect(relativeError([usual.low, usual.high], interval95)).toBeLessThan(sixDigits);
      expect(relativeError([wide.low, wide.high], interval99)).toBeLessThan(sixDigits);
    }
  });

  it('of a change between two periods', () => {
    for (const { interval, ...counts } of references.changes) {
      const own = compareCounts(counts);
      const theirs = interval.map((bound) => bound ?? Infinity);
      expect(relativeError([own.interval?.low ?? -1, own.interval?.high ?? -1], theirs)).toBeLessThan(
        sixDigits,
      );
    }
  });

  it('says nothing about a change where nothing was counted', () => {
    const nothing = compareCounts({ count: 0, exposure: 30, earlierCount: 0, earlierExposure: 30 });
    expect(nothing).toEqual({ ratio: null, interval: null, p: 1 });
    const none = compareCounts({ count: 9, exposure: 30, earlierCount: 0, earlierExposure: 30 });
    expect(none.ratio).toBeNull();
    expect(none.p).toBeCloseTo(2 * 0.5 ** 9, 12);
    expect(() => compareCounts({ count: 1, exposure: 0, earlierCount: 1, earlierExposure: 1 })).toThrow(
      RangeError,
    );
  });
});
