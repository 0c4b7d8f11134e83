import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import type { MeasureFlag } from '../../../../server/contract/measure-names.ts';
import type { UnitMeasureAnswer } from '../../../../server/contract/unit-measures.ts';
import { enFigures } from '../../../../web/i18n/en-figures.ts';
import { zhCnFigures } from '../../../../web/i18n/zh-cn-figures.ts';
import { sentenceParts } from '../../../../web/views/leader/sentence/sentence-parts.ts';

interface Unit {
  readonly name: string;
  readonly count: number;
  readonly base?: number;
  readonly value: number | null;
  readonly low?: number;
  readonly high?: number;
  readonly q?: number;
  readonly flag?: MeasureFlag;
}

const answerOf = (
  measure: UnitMeasureAnswer['measure'],
  units: readonly Unit[],
  more: Partial<UnitMeasureAnswer> = {},
): UnitMeasureAnswer => ({
  ...{ level: 'street', measure, from: '2026-06-01', until: '2026-06-30', comparedWith: null },
  reference: { numerator: 300, denominator: 3000 },
  id: units.map((_, unit) => `00000000-0000-4000-8000-00000000000${unit}`),
  featureId: units.map((_, unit) => unit + 1),
  code: units.map((_, unit) => `99010100${unit}`),
  name: units.map(({ name }) => name),
  numerator: units.map(({ count }) => count),
  denominator: units.map(({ base }) => base ?? null),
  value: units.map(({ value }) => value),
  low: units.map(({ low }) => low ?? null),
  high: units.map(({ high }) => high ?? null),
  q: units.map(({ q }) => q ?? null),
  flag: units.map(({ flag }) => flag ?? 'ok'),
  rest: { tooCoarse: 0, outside: 0, notDivided: 0, withoutPlace: 0 },
  ...{ total: 300, netRevision: 1, build: 1 },
  ...more,
});

const partOf = (answer: UnitMeasureAnswer, key: string) =>
  sentenceParts(answer, '青禾区', '').find((part) => part.key === key)?.figures;
const keysOf = (answer: UnitMeasureAnswer) => sentenceParts(answer, '青禾区', '').map(({ key }) => key);

describe('the sentence', () => {
  test('names a unit only when its interval lies above the mean', () => {
    const rates = answerOf('per-thousand-households', [
      { name: '永宁街道', count: 180, value: 180, low: 150, high: 210 },
      { name: '和砚街道', count: 105, value: 105, low: 90, high: 120 },
      { name: '柳堤街道', count: 15, value: 400, low: 200, high: 700, flag: 'small' },
    ]);
    const figures = {
      top: '永宁街道',
      count: 180,
      times: 1.8,
      low: 1.5,
      high: 2.1,
      higher: 1,
      lower: 0,
      units: 2,
    };
    expect(partOf(rates, 'higher')).toEqual(figures);
    expect(partOf(rates, 'rate')).toEqual({ numerator: 300, denominator: 3000, value: 100 });
    expect(partOf(rates, 'small')).toEqual({ small: 1 });
  });

  test('says so when nothing stands out', () => {
    const even = answerOf('excess', [{ name: '永宁街道', count: 110, value: 1.1, low: 0.9, high: 1.3 }]);
    expect(keysOf(even)).toEqual(['total', 'rate', 'noneHigher']);
  });

  test('counts hot spots by corrected p and names the clearest', () => {
    const spots = answerOf('hot-spot', [
      { name: '甲', count: 50, value: 4, q: 0.001 },
      { name: '乙', count: 50, value: 2.9, q: 0.04 },
      { name: '丙', count: 50, value: 2.1, q: 0.06 },
      { name: '丁', count: 50, value: -3, q: 0.02 },
    ]);
    expect(partOf(spots, 'hot')).toEqual({ top: '甲', z: 4, q: 0.001, hot: 2, cold: 1, units: 4 });
  });

  test('compares days, not sums, and leaves chance out', () => {
    const change = answerOf(
      'change',
      [
        { name: '甲', count: 60, base: 30, value: 2, q: 0.001 },
        { name: '乙', count: 99, base: 33, value: 3, q: 0.2 },
        { name: '丙', count: 20, base: 40, value: 0.5, q: 0.01 },
      ],
      {
        comparedWith: { from: '2026-05-17', until: '2026-05-31' },
        reference: { numerator: 300, denominator: 100 },
      },
    );
    expect(partOf(change, 'changed')?.percent).toBeCloseTo(50);
    expect(partOf(change, 'risen')).toEqual({
      top: '甲',
      times: 2,
      count: 60,
      before: 30,
      risen: 1,
      fallen: 1,
    });
  });

  test('does not compare where the earlier days are not whole', () => {
    const change = answerOf('change', [{ name: '甲', count: 60, value: null, flag: 'no-earlier-data' }], {
      comparedWith: { from: '2020-05-02', until: '2020-05-31' },
    });
    expect(keysOf(change)).toEqual(['total', 'noEarlier']);
  });

  test('of nothing says that it is nothing, and what is nowhere', () => {
    const rest = { tooCoarse: 1, outside: 2, notDivided: 3, withoutPlace: 4 };
    expect(keysOf(answerOf('excess', [], { total: 0 }))).toEqual(['total']);
    expect(partOf(answerOf('count', [], { rest }), 'nowhere')).toEqual({ nowhere: 10 });
  });
});

test.each([
  ['zh-CN', zhCnFigures],
  ['en', enFigures],
] as const)('every clause has a word for each of its figures in %s', async (language, words) => {
  const i18n = i18next.createInstance();
  await i18n.init({ lng: language, resources: { [language]: { translation: words } } });
  const unit = { name: '甲', count: 60, base: 30, value: 2, low: 1.5, high: 2.5, q: 0.001 };
  const earlier = { comparedWith: { from: '2026-05-02', until: '2026-05-31' } };
  const measures = ['count', 'per-thousand-households', 'excess', 'smoothed', 'hot-spot', 'change'] as const;
  for (const measure of measures)
    for (const { key, figures } of sentenceParts(answerOf(measure, [unit], earlier), '青禾区', '')) {
      const text = i18n.t(`sentence.${key}`, { ...figures, level: 'x' });
      expect(text).not.toMatch(/\{\{|sentence\./);
      expect(text.length).toBeGreaterThan(10);
    }
});
