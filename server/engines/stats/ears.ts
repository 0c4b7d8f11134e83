import { normalUpperQuantile } from './normal-distribution.ts';

/**
 * C1 compares a day with the seven before it; C2 leaves out the last two, so that an event does not hide itself; C3
 * adds what C2 had above 1 on the last three days, for what grows slowly.
 */
export type EarsMethod = 'C1' | 'C2' | 'C3';

export interface EarsOptions {
  readonly method: EarsMethod;
  /** Days of the baseline. */
  readonly baseline?: number;
  /** How rarely a quiet series may alarm: 0.001, for C3 0.025. */
  readonly alpha?: number;
  /** Least standard deviation, so that a baseline without any change does not make one ticket an alarm. */
  readonly leastDeviation?: number;
}

/** One number for each day; NaN where the series is too short before it. */
export interface EarsResult {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** (count − mean) / deviation, for C3 the sum over three days; Infinity above a baseline without any change. */
  readonly statistic: Float64Array;
  /** What a count must exceed to alarm, never below 0. */
  readonly upperBound: Float64Array;
  readonly alarm: Uint8Array;
}

const lags: Readonly<Record<EarsMethod, number>> = { C1: 0, C2: 2, C3: 2 };

/**
 * EARS (L. Hutwagner et al. 2003; R. D. Fricker et al. 2008; M. Salmon, D. Schumacher, M. Höhle 2016, R:
 * `surveillance::earsC`) on counts per day. C3 as defined there: Σ max(0, C2 − 1) over today and two days before
 * against the normal quantile.
 */
export const ears = (counts: ArrayLike<number>, options: EarsOptions): EarsResult => {
  const { method, baseline = 7, alpha = method === 'C3' ? 0.025 : 0.001, leastDeviation = 0 } = options;
  if (!Number.isInteger(baseline) || baseline < 3) throw new RangeError('a baseline has three days or more');
  const limit = normalUpperQuantile(alpha);
  const { mean, deviation } = baselines(counts, baseline, lags[method], leastDeviation);
  const own = mean.map((value, day) => standardised((counts[day] ?? 0) - value, deviation[day] ?? 0));
  /** What C2 had above 1 the two days before; only C3 counts it. */
  const carried = own.map((_, day) => (method === 'C3' ? above(own[day - 1]) + above(own[day - 2]) : 0));
  const statistic = method === 'C3' ? own.map((value, day) => above(value) + (carried[day] ?? 0)) : own;
  const upperBound = mean.map((value, day) => {
    const left = limit - (carried[day] ?? 0) + (method === 'C3' ? 1 : 0);
    const spread = deviation[day] ?? 0;
    return Math.max(0, spread === 0 ? value : value + spread * left);
  });
  const alarm = Uint8Array.from(statistic, (value) => (value > limit ? 1 : 0));
  return { mean, deviation, statistic, upperBound, alarm };
};

const above = (statistic: number | undefined): number =>
  statistic === undefined ? Number.NaN : Number.isNaN(statistic) ? Number.NaN : Math.max(0, statistic - 1);

const standardised = (excess: number, deviation: number): number =>
  deviation > 0 ? excess / deviation : excess === 0 ? 0 : excess * Infinity;

const baselines = (counts: ArrayLike<number>, length: number, lag: number, leastDeviation: number) => {
  const mean = new Float64Array(counts.length).fill(Number.NaN);
  const deviation = new Float64Array(counts.length).fill(Number.NaN);
  for (let day = length + lag; day < counts.length; day += 1) {
    const from = day - lag - length;
    let total = 0;
    for (let at = from; at < from + length; at += 1) total += counts[at] ?? 0;
    const average = total / length;
    let squares = 0;
    for (let at = from; at < from + length; at += 1) squares += ((counts[at] ?? 0) - average) ** 2;
    mean[day] = average;
    deviation[day] = Math.max(leastDeviation, Math.sqrt(squares / (length - 1)));
  }
  return { mean, deviation };
};
