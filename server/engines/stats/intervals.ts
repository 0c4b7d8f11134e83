import { incompleteBeta } from './beta-function.ts';
import { findRoot } from './find-root.ts';
import { incompleteGamma } from './gamma-function.ts';
import { normalUpperQuantile } from './normal-distribution.ts';

/** Bounds that hold the true value with the confidence that was asked for. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const usualConfidence = 0.95;

/**
 * Wilson score interval of a share, without continuity correction (E. B. Wilson 1927; R: `prop.test(…, correct =
 * FALSE)`). Throws RangeError unless 0 ≤ part ≤ whole and whole > 0.
 */
export const wilsonInterval = (part: number, whole: number, confidence = usualConfidence): Interval => {
  if (!(whole > 0 && part >= 0 && part <= whole)) throw new RangeError('a part of a whole');
  const z = normalUpperQuantile((1 - confidence) / 2);
  const share = part / whole;
  const centre = share + (z * z) / (2 * whole);
  const half = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  return {
    low: part === 0 ? 0 : (centre - half) / scale,
    high: part === whole ? 1 : (centre + half) / scale,
  };
};

/** Exact interval of a Poisson count's mean (F. Garwood 1936; R: `poisson.test`). Throws RangeError below 0. */
export const poissonInterval = (count: number, confidence = usualConfidence): Interval => {
  if (!(count >= 0)) throw new RangeError('a count is 0 or more');
  const tail = (1 - confidence) / 2;
  const most = count + 50 + 40 * Math.sqrt(count + 1);
  return {
    low: count === 0 ? 0 : findRoot((mean) => incompleteGamma(count, mean).lower, tail, 0, most),
    high: findRoot((mean) => -incompleteGamma(count + 1, mean).upper, -tail, 0, most),
  };
};

/** Exact interval of a share (C. J. Clopper, E. S. Pearson 1934; R: `binom.test`). */
export const exactShareInterval = (part: number, whole: number, confidence = usualConfidence): Interval => {
  if (!(whole > 0 && part >= 0 && part <= whole)) throw new RangeError('a part of a whole');
  const tail = (1 - confidence) / 2;
  const low = part === 0 ? 0 : findRoot((x) => incompleteBeta(x, part, whole - part + 1), tail, 0, 1);
  const high =
    part === whole ? 1 : findRoot((x) => incompleteBeta(x, part + 1, whole - part), 1 - tail, 0, 1);
  return { low, high };
};
