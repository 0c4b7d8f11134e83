import type { MeasureFlag, UnitMeasure } from '../contract/measure-names.ts';
import type { UnitMeasureAnswer } from '../contract/unit-measures.ts';
import { compareCounts } from '../engines/stats/change.ts';
import { smoothGlobally, smoothLocally } from '../engines/stats/empirical-bayes.ts';
import { controlFalseDiscovery } from '../engines/stats/false-discovery.ts';
import { findHotSpots } from '../engines/stats/getis-ord.ts';
import { poissonInterval } from '../engines/stats/intervals.ts';
import { expectedCounts, perHouseholds, perPeople, ratesPer } from '../engines/stats/rates.ts';
import { amongKept, binaryWeights, type Neighbours, withSelf } from '../engines/stats/spatial-weights.ts';

/** Under this many the standard error of a rate is above 25 % (US State Cancer Profiles suppress such counts). */
const leastCount = 16;

/** What was counted in each unit that is shown. */
export interface CountedUnits {
  readonly counts: readonly number[];
  readonly households: readonly number[];
  readonly people: readonly number[];
  readonly earlier: readonly number[] | null;
  readonly earlierIsWhole: boolean;
  readonly days: number;
  readonly earlierDays: number;
  /** Of the whole level; `shown` are the places of these units in it. */
  readonly neighbours: Neighbours | null;
  readonly shown: readonly number[];
}

type Values = Pick<UnitMeasureAnswer, 'denominator' | 'value' | 'low' | 'high' | 'q' | 'flag' | 'reference'>;

/** The values of a measure; units without population have none and are no neighbours of anybody. */
export const measureUnits = (measure: UnitMeasure, units: CountedUnits): Values => {
  switch (measure) {
    case 'count':
      return counts(units);
    case 'per-thousand-households':
      return rates(units, units.households, perHouseholds);
    case 'per-ten-thousand-people':
      return rates(units, units.people, perPeople);
    case 'excess':
      return excess(units);
    case 'change':
      return changes(units);
    default:
      return ofPopulated(measure, units);
  }
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const isSmall = (count: number): MeasureFlag => (count < leastCount ? 'small' : 'ok');
const nulls = (units: CountedUnits): null[] => units.counts.map(() => null);

const counts = (units: CountedUnits): Values => {
  const intervals = units.counts.map((count) => poissonInterval(count));
  return {
    reference: { numerator: sum(units.counts), denominator: null },
    denominator: nulls(units),
    value: [...units.counts],
    low: intervals.map(({ low }) => low),
    high: intervals.map(({ high }) => high),
    q: nulls(units),
    flag: units.counts.map(isSmall),
  };
};

/** Numerator and denominator of the units that have a population. */
const referenceOf = (units: CountedUnits, population: readonly number[]): Values['reference'] => ({
  numerator: sum(units.counts.filter((_, unit) => (population[unit] ?? 0) > 0)),
  denominator: sum([...population]),
});

const rates = (units: CountedUnits, population: readonly number[], per: number): Values => {
  const values = ratesPer(units.counts, population, per);
  const bound = (side: 'low' | 'high') =>
    units.counts.map((count, unit) => {
      const base = population[unit] ?? 0;
      return base > 0 ? (poissonInterval(count)[side] / base) * per : null;
    });
  return {
    reference: referenceOf(units, population),
    denominator: population.map((base) => (base > 0 ? base : null)),
    value: [...values].map(orNull),
    low: bound('low'),
    high: bound('high'),
    q: nulls(units),
    flag: units.counts.map((count, unit) => ((population[unit] ?? 0) > 0 ? isSmall(count) : 'no-population')),
  };
};

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

const excess = (units: CountedUnits): Values => {
  const expected = expectedCounts(units.counts, units.households);
  const over = (value: number, unit: number): number | null => orNull(value / (expected[unit] ?? 0));
  const intervals = units.counts.map((count) => poissonInterval(count));
  return {
    ...rates(units, units.households, perHouseholds),
    denominator: [...expected].map((value) => (value > 0 ? value : null)),
    value: units.counts.map(over),
    low: intervals.map(({ low }, unit) => over(low, unit)),
    high: intervals.map(({ high }, unit) => over(high, unit)),
  };
};

const changes = (units: CountedUnits): Values => {
  const earlier = units.earlier ?? [];
  const found = units.counts.map((count, unit) =>
    compareCounts({
      ...{ count, exposure: units.days },
      ...{ earlierCount: earlier[unit] ?? 0, earlierExposure: units.earlierDays },
    }),
  );
  const flagOf = (count: number, unit: number): MeasureFlag => {
    if (!units.earlierIsWhole) return 'no-earlier-data';
    const both = count + (earlier[unit] ?? 0);
    return both === 0 ? 'nothing-counted' : isSmall(both);
  };
  const isKnown = units.earlierIsWhole;
  const shownOf = (value: number | null | undefined): number | null =>
    isKnown && value != null ? orNull(value) : null;
  return {
    reference: { numerator: sum(units.counts), denominator: sum([...earlier]) },
    denominator: [...earlier],
    value: found.map(({ ratio }) => shownOf(ratio)),
    low: found.map(({ interval }) => shownOf(interval?.low)),
    high: found.map(({ interval }) => shownOf(interval?.high)),
    q: [...controlFalseDiscovery(found.map(({ p }) => p))].map(shownOf),
    flag: units.counts.map(flagOf),
  };
};

/** Measures that need a population of every unit they look at. */
const ofPopulated = (measure: 'smoothed' | 'smoothed-locally' | 'hot-spot', units: CountedUnits): Values => {
  const { households, neighbours, shown } = units;
  const kept = [...households.keys()].filter((unit) => (households[unit] ?? 0) > 0);
  const own = kept.map((unit) => units.counts[unit] ?? 0);
  const base = kept.map((unit) => households[unit] ?? 0);
  const plain = rates(units, households, perHouseholds);
  if (kept.length === 0) return plain;
  const keptPlaces = new Set(kept.map((unit) => shown[unit]));
  const around = (): Neighbours => {
    if (neighbours === null) throw new Error(`${measure} needs neighbours`);
    return amongKept(neighbours, (place) => keptPlaces.has(place));
  };
  const spread = (values: ArrayLike<number>): (number | null)[] => {
    const all: (number | null)[] = nulls(units);
    for (const [at, unit] of kept.entries()) all[unit] = orNull(values[at] ?? Number.NaN);
    return all;
  };
  if (measure === 'hot-spot') {
    const { z, q } = findHotSpots(ratesPer(own, base, perHouseholds), binaryWeights(withSelf(around())));
    return { ...plain, value: spread(z), low: nulls(units), high: nulls(units), q: spread(q) };
  }
  const smoothed = measure === 'smoothed' ? smoothGlobally(own, base) : smoothLocally(own, base, around());
  return { ...plain, value: spread(smoothed.map((rate) => rate * perHouseholds)) };
};
