import { incompleteBeta } from './beta-function.ts';
import { exactShareInterval, type Interval } from './intervals.ts';

/** Two counts and how long (days, or person-days) each was counted. */
export interface CountsToCompare {
  readonly count: number;
  readonly exposure: number;
  readonly earlierCount: number;
  readonly earlierExposure: number;
}

/** How much a count changed; `ratio` 1.2 means 20 % more. */
export interface Change {
  /** Null where there was nothing earlier: nothing can be said as a factor. */
  readonly ratio: number | null;
  /** Bounds of the ratio; the upper one is Infinity where nothing was counted earlier. Null without any count. */
  readonly interval: Interval | null;
  /** How likely a change of this size or more is by chance, in either direction (twice the smaller tail). */
  readonly p: number;
}

/**
 * The change of a rate with its exact interval: given both, the one count is binomial (R: `poisson.test` of two
 * counts; E. L. Lehmann, J. P. Romano, Testing Statistical Hypotheses, 4.5). Throws RangeError without exposure.
 */
export const compareCounts = (counts: CountsToCompare, confidence = 0.95): Change => {
  const { count, exposure, earlierCount, earlierExposure } = counts;
  if (!(exposure > 0 && earlierExposure > 0)) throw new RangeError('an exposure is more than 0');
  const both = count + earlierCount;
  if (both === 0) return { ratio: null, interval: null, p: 1 };
  const share = exactShareInterval(count, both, confidence);
  const ratioOf = (part: number): number => (part / (1 - part)) * (earlierExposure / exposure);
  const interval = { low: ratioOf(share.low), high: ratioOf(share.high) };
  const ratio = earlierCount === 0 ? null : ratioOf(count / both);
  return { ratio, interval, p: twoSidedP(count, both, exposure / (exposure + earlierExposure)) };
};

/** Twice the smaller tail of a binomial count; below 0.05 exactly where the interval of 95 % does not hold 1. */
const twoSidedP = (part: number, whole: number, share: number): number => {
  const atLeast = part === 0 ? 1 : incompleteBeta(share, part, whole - part + 1);
  const atMost = part === whole ? 1 : 1 - incompleteBeta(share, part + 1, whole - part);
  return Math.min(1, 2 * Math.min(atLeast, atMost));
};
