import type { UnitMeasureAnswer } from '../../../../server/contract/unit-measures.ts';
import { shownValues } from '../../../layers/value-scale.ts';

/** A clause of the sentence: a key of the words and the figures it takes. */
export interface SentencePart {
  readonly key:
    | 'total'
    | 'rate'
    | 'ratePeople'
    | 'higher'
    | 'noneHigher'
    | 'smoothed'
    | 'hot'
    | 'noHot'
    | 'changed'
    | 'noEarlier'
    | 'risen'
    | 'noneRisen'
    | 'small'
    | 'nowhere';
  readonly figures: Readonly<Record<string, string | number>>;
}

interface Unit {
  readonly name: string;
  readonly index: number;
  readonly value: number;
}

const likely = 0.05;

const daysOf = ({ from, until }: UnitMeasureAnswer): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1;

/** Units whose value can be spoken of, the highest first. */
const soundUnits = (answer: UnitMeasureAnswer): Unit[] =>
  shownValues(answer)
    .flatMap((value, index) =>
      value !== null && answer.flag[index] === 'ok' ? [{ index, value, name: answer.name[index] ?? '' }] : [],
    )
    .sort((one, other) => other.value - one.value);

const partsOfRates = (answer: UnitMeasureAnswer, per: number): SentencePart[] => {
  const { numerator, denominator } = answer.reference;
  if (!denominator) return [];
  const overall = answer.measure === 'excess' ? 1 : (numerator / denominator) * per;
  const units = soundUnits(answer);
  const value = (numerator / denominator) * per;
  const rate: SentencePart = {
    key: answer.measure === 'per-ten-thousand-people' ? 'ratePeople' : 'rate',
    figures: { numerator, denominator, value },
  };
  const higher = units.filter(({ index }) => (answer.low[index] ?? 0) > overall);
  const lower = units.filter(({ index }) => (answer.high[index] ?? overall) < overall);
  const [top] = higher;
  if (!top) return [rate, { key: 'noneHigher', figures: { units: units.length } }];
  const times = (answer.value[top.index] ?? 0) / overall;
  const figures = {
    ...{ top: top.name, times, count: answer.numerator[top.index] ?? 0 },
    ...{ low: (answer.low[top.index] ?? 0) / overall, high: (answer.high[top.index] ?? 0) / overall },
    ...{ higher: higher.length, lower: lower.length, units: units.length },
  };
  return [rate, { key: 'higher', figures }];
};

const partsOfSmoothed = (answer: UnitMeasureAnswer): SentencePart[] => {
  const { numerator, denominator } = answer.reference;
  const [top] = soundUnits(answer);
  if (!denominator || !top) return [];
  const overall = (numerator / denominator) * 1000;
  const value = answer.value[top.index] ?? 0;
  return [
    { key: 'rate', figures: { numerator, denominator, value: overall } },
    { key: 'smoothed', figures: { top: top.name, value, times: value / overall } },
  ];
};

const partsOfHotSpots = (answer: UnitMeasureAnswer): SentencePart[] => {
  const found = answer.value.flatMap((value, index) =>
    value !== null && (answer.q[index] ?? 1) < likely ? [{ value, index }] : [],
  );
  const hot = found.filter(({ value }) => value > 0).sort((one, other) => other.value - one.value);
  const [top] = hot;
  const cold = found.length - hot.length;
  if (!top) return [{ key: 'noHot', figures: { units: answer.id.length, cold } }];
  const named = { top: answer.name[top.index] ?? '', z: top.value, q: answer.q[top.index] ?? 0 };
  return [{ key: 'hot', figures: { ...named, hot: hot.length, cold, units: answer.id.length } }];
};

const partsOfChange = (answer: UnitMeasureAnswer): SentencePart[] => {
  const { numerator, denominator } = answer.reference;
  const { comparedWith } = answer;
  if (!comparedWith || !denominator || answer.flag.includes('no-earlier-data'))
    return [{ key: 'noEarlier', figures: {} }];
  const earlierDays = daysOf({ ...answer, ...comparedWith });
  const percent = (numerator / daysOf(answer) / (denominator / earlierDays) - 1) * 100;
  const total: SentencePart = {
    key: 'changed',
    figures: {
      earlierFrom: comparedWith.from,
      earlierUntil: comparedWith.until,
      numerator,
      denominator,
      percent,
    },
  };
  const sure = soundUnits(answer).filter(({ index }) => (answer.q[index] ?? 1) < likely);
  const risen = sure.filter(({ value }) => value > 1);
  const [top] = risen;
  if (!top) return [total, { key: 'noneRisen', figures: { fallen: sure.length } }];
  const figures = {
    ...{ top: top.name, times: top.value, count: answer.numerator[top.index] ?? 0 },
    ...{
      before: answer.denominator[top.index] ?? 0,
      risen: risen.length,
      fallen: sure.length - risen.length,
    },
  };
  return [total, { key: 'risen', figures }];
};

const partsOfMeasure = (answer: UnitMeasureAnswer): SentencePart[] => {
  switch (answer.measure) {
    case 'count':
      return [];
    case 'per-thousand-households':
    case 'excess':
      return partsOfRates(answer, 1000);
    case 'per-ten-thousand-people':
      return partsOfRates(answer, 10_000);
    case 'hot-spot':
      return partsOfHotSpots(answer);
    case 'change':
      return partsOfChange(answer);
    default:
      return partsOfSmoothed(answer);
  }
};

/**
 * What an answer says, clause by clause, made of its figures alone: how many, where more than chance explains, and
 * what cannot be said. A unit is only named when its interval or its corrected p sets it apart.
 */
export const sentenceParts = (answer: UnitMeasureAnswer, place: string, topic: string): SentencePart[] => {
  const { from, until, total, rest } = answer;
  const small = answer.flag.filter((flag) => flag === 'small').length;
  const nowhere = rest.tooCoarse + rest.outside + rest.notDivided + rest.withoutPlace;
  return [
    { key: 'total', figures: { from, until, place, topic, total, perDay: total / daysOf(answer) } },
    ...(total > 0 ? partsOfMeasure(answer) : []),
    ...(small > 0 ? [{ key: 'small' as const, figures: { small } }] : []),
    ...(nowhere > 0 ? [{ key: 'nowhere' as const, figures: { nowhere } }] : []),
  ];
};
