import fc from 'fast-check';
import highsLoader from 'highs';
import { describe, expect, it } from 'vitest';
import { gainsOf, type SitingQuestion, siteStations } from '../../../../server/engines/walk/siting.ts';
import { sitingProgram } from '../../../../server/engines/walk/siting-program.ts';

const questions: fc.Arbitrary<SitingQuestion> = fc
  .record({
    table: fc.array(fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 }), { minLength: 2, maxLength: 8 }),
    weights: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 8, maxLength: 8 }),
    existing: fc.array(fc.constantFrom(200, 700, 0xff_ff_ff_ff), { minLength: 8, maxLength: 8 }),
    count: fc.integer({ min: 1, max: 3 }),
    goal: fc.constantFrom(
      { kind: 'coverage' as const, limit: 400 },
      { kind: 'distance' as const, farthest: 900 },
    ),
  })
  .map(({ table, ...rest }) => ({
    ...rest,
    candidates: table.map((row) => ({ places: Uint32Array.from(row.keys()), costs: Uint32Array.from(row) })),
  }));

const gainOf = (question: SitingQuestion, chosen: readonly number[]): number => {
  const { places, gains } = gainsOf(question);
  const best = new Map<number, number>();
  for (const candidate of chosen)
    for (const [i, place] of places[candidate]!.entries())
      best.set(place, Math.max(best.get(place) ?? 0, gains[candidate]![i]!));
  return [...best.values()].reduce((sum, gain) => sum + gain, 0);
};

/** The best gain of all choices. */
const bestGain = (question: SitingQuestion): number => {
  let best = 0;
  const choose = (from: number, chosen: readonly number[]): void => {
    best = Math.max(best, gainOf(question, chosen));
    if (chosen.length === question.count) return;
    for (let next = from; next < question.candidates.length; next += 1) choose(next + 1, [...chosen, next]);
  };
  choose(0, []);
  return best;
};

describe('siting', () => {
  it('never claims more than it gains, nor less than 1 - 1/e of the best of all choices', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { chosen, gain } = siteStations(question);
        expect(chosen.length).toBeLessThanOrEqual(question.count);
        expect(gain).toBeCloseTo(gainOf(question, chosen), 6);
        const best = bestGain(question);
        expect(gain).toBeLessThanOrEqual(best + 1e-6);
        expect(gain).toBeGreaterThanOrEqual(best * (1 - 1 / Math.E) - 1e-6);
      }),
    );
  });

  it('as a program has the optimum of all choices', async () => {
    const highs = await highsLoader();
    fc.assert(
      fc.property(questions, (question) => {
        const solved = highs.solve(sitingProgram(question));
        expect(solved.Status).toBe('Optimal');
        expect(solved.ObjectiveValue).toBeCloseTo(bestGain(question), 4);
      }),
      { numRuns: 40 },
    );
  });
});
