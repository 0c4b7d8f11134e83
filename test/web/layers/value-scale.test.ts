import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MeasureFlag, unitMeasures } from '../../../server/contract/measure-names.ts';
import type { UnitMeasureAnswer } from '../../../server/contract/unit-measures.ts';
import { paintUnits, scaleOf } from '../../../web/layers/value-scale.ts';

interface Row {
  readonly value: number | null;
  readonly flag?: MeasureFlag;
  readonly low?: number;
  readonly high?: number;
  readonly q?: number;
}

const answerOf = (
  measure: UnitMeasureAnswer['measure'],
  rows: readonly Row[],
  [from, until] = ['2026-06-01', '2026-06-30'],
): UnitMeasureAnswer => ({
  ...{ level: 'community', measure, from, until, comparedWith: null },
  reference: { numerator: 1, denominator: 1 },
  id: rows.map((_, row) => `00000000-0000-4000-8000-00000000000${row % 10}`),
  featureId: rows.map((_, row) => row + 1),
  code: rows.map(() => '990101001'),
  name: rows.map(() => '翠竹社区'),
  numerator: rows.map(() => 20),
  denominator: rows.map(() => 100),
  value: rows.map(({ value }) => value),
  low: rows.map(({ low }) => low ?? null),
  high: rows.map(({ high }) => high ?? null),
  q: rows.map(({ q }) => q ?? null),
  flag: rows.map(({ flag }) => flag ?? 'ok'),
  rest: { tooCoarse: 0, outside: 0, notDivided: 0, withoutPlace: 0 },
  ...{ total: 1, netRevision: 1, build: 1 },
});

const tenValues = Array.from({ length: 10 }, (_, place) => ({ value: (place + 1) * 10 }));
const levels = (paints: ReturnType<typeof paintUnits>) => paints.map(({ level }) => level);

describe('the scale of amounts', () => {
  test('fifths of the units have a class each', () => {
    const answer = answerOf('count', tenValues);
    const scale = scaleOf('count', answer);
    expect(scale?.bounds).toEqual([30, 50, 70, 90]);
    expect(levels(paintUnits(scale, answer))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  test('the same rate has the same class in a week and in a month', () => {
    const scale = scaleOf('count', answerOf('count', tenValues));
    const week = answerOf(
      'count',
      tenValues.map(({ value }) => ({ value: ((value + 1) * 7) / 30 })),
      ['2026-06-01', '2026-06-07'],
    );
    expect(levels(paintUnits(scale, week))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  test('there are as many colours as classes, and bounds rise', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const scale = scaleOf(
          'count',
          answerOf(
            'count',
            values.map((value) => ({ value })),
          ),
        );
        const { bounds, colours } = scale ?? { bounds: [], colours: [] };
        expect(colours.length).toBe(bounds.length + 1);
        expect(new Set(colours).size).toBe(colours.length);
        for (const [place, bound] of bounds.entries()) expect(bound).toBeGreaterThan(bounds[place - 1] ?? 0);
      }),
    );
  });
});

describe('units that must not be coloured', () => {
  test('few tickets are hatched and have no class, whatever the value', () => {
    const answer = answerOf('per-thousand-households', [...tenValues, { value: 0, flag: 'small' }]);
    expect(paintUnits(scaleOf(answer.measure, answer), answer).at(-1)).toEqual({
      level: null,
      hatched: true,
    });
  });

  test('a smoothed value of few tickets is coloured and hatched', () => {
    const answer = answerOf('smoothed', [...tenValues, { value: 55, flag: 'small' }]);
    expect(paintUnits(scaleOf(answer.measure, answer), answer).at(-1)).toEqual({ level: 2, hatched: true });
  });

  test.each(unitMeasures)('without value or population there is no class in %s', (measure) => {
    const answer = answerOf(measure, [
      ...tenValues,
      { value: null, flag: 'no-population' },
      { value: 3, flag: 'no-earlier-data' },
    ]);
    const paints = paintUnits(scaleOf(measure, answer), answer);
    expect(paints.slice(-2)).toEqual([
      { level: null, hatched: false },
      { level: null, hatched: false },
    ]);
  });
});

test('what may be chance is neither more nor less', () => {
  const change = answerOf('change', [
    { value: 3, q: 0.2 },
    { value: 3, q: 0.01 },
    { value: 0.4, q: 0.04 },
  ]);
  expect(levels(paintUnits(scaleOf('change', null), change))).toEqual([2, 4, 0]);
  const excess = answerOf('excess', [
    { value: 1.5, low: 0.9, high: 2.2 },
    { value: 1.5, low: 1.1, high: 2 },
  ]);
  expect(levels(paintUnits(scaleOf('excess', null), excess))).toEqual([2, 3]);
});

test('hot and cold spots go by their corrected p', () => {
  const answer = answerOf('hot-spot', [
    { value: 5, q: 0.001 },
    { value: 3, q: 0.03 },
    { value: 3, q: 0.05 },
    { value: -3, q: 0.03 },
    { value: -5, q: 0.001 },
  ]);
  expect(levels(paintUnits(scaleOf('hot-spot', null), answer))).toEqual([4, 3, 2, 1, 0]);
});
