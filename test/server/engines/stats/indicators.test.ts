import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, compositeOf, gainInsight } from '../../../../server/engines/stats/figure-bases.ts';
import {
  addTallies,
  emptyTally,
  type IndicatorTally,
  indicatorNames,
  indicatorOf,
} from '../../../../server/engines/stats/indicators.ts';

/** Bulletin of 西宁城中, June 2024: 670 callbacks, 614 满意, 34 基本满意, 22 不满意, 663 solved, all responded to. */
const bulletin: IndicatorTally = {
  ...emptyTally(),
  tickets: 1153,
  callbacks: 670,
  responded: 670,
  solved: 663,
  satisfied: 614,
  basicallySatisfied: 34,
};
const percent = (value: number | null): string => `${(100 * (value ?? Number.NaN)).toFixed(2)}%`;

describe('indicators', () => {
  it('reproduce a published bulletin: 100 %, 98.96 %, 94.69 %', () => {
    expect(percent(indicatorOf('response', bulletin).value)).toBe('100.00%');
    expect(percent(indicatorOf('solution', bulletin).value)).toBe('98.96%');
    expect(percent(indicatorOf('satisfaction', bulletin).value)).toBe('94.69%');
    expect(percent(indicatorOf('satisfaction', bulletin, 0).value)).toBe('91.64%');
    expect(percent(indicatorOf('satisfaction', bulletin, 1).value)).toBe('96.72%');
  });

  it('have no value without a denominator, never 0 and never 100 %', () => {
    for (const name of indicatorNames) expect(indicatorOf(name, emptyTally()).value).toBeNull();
  });

  it('of a whole are made of sums, not of means of rates', () => {
    const one = { ...emptyTally(), callbacks: 10, solved: 10 };
    const other = { ...emptyTally(), callbacks: 990, solved: 495 };
    expect(indicatorOf('solution', addTallies([one, other])).value).toBeCloseTo(0.505, 12);
  });
});

describe('the two kinds of figures', () => {
  const figures = indicatorNames.map((name) => assess(name, { before: bulletin, after: bulletin }));

  it('cannot be mixed: a composite takes those of the assessment only', () => {
    const composite = compositeOf(figures);
    expect(composite).toBeCloseTo(0.3 * 1 + 0.35 * (663 / 670) + 0.35 * ((614 + 0.6 * 34) / 670), 12);
    const insights = gainInsight('solution', [bulletin]);
    // @ts-expect-error figures for understanding have no rank and no composite
    compositeOf(insights);
    expect(compositeOf(figures.slice(1))).toBeNull();
  });

  it('smoothed shares lie between the own and the common one, within 0 and 1, whatever was counted', () => {
    const tally = fc
      .record({
        callbacks: fc.integer({ min: 0, max: 400 }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ callbacks, part }) => ({ ...emptyTally(), callbacks, solved: Math.round(callbacks * part) }));
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 12 }), (tallies) => {
        const all = indicatorOf('solution', addTallies(tallies)).value;
        for (const { raw, smoothed, interval, isSmall } of gainInsight('solution', tallies)) {
          expect(isSmall).toBe(raw.denominator < 30);
          expect(smoothed === null).toBe(raw.denominator === 0);
          if (raw.value === null || smoothed === null || all === null) continue;
          expect(smoothed).toBeGreaterThanOrEqual(Math.min(raw.value, all) - 1e-9);
          expect(smoothed).toBeLessThanOrEqual(Math.max(raw.value, all) + 1e-9);
          expect(raw.value).toBeGreaterThanOrEqual((interval?.low ?? 1) - 1e-9);
          expect(raw.value).toBeLessThanOrEqual((interval?.high ?? 0) + 1e-9);
        }
      }),
    );
  });
});
