import { smoothShares } from './empirical-bayes.ts';
import { type IndicatorName, type IndicatorTally, indicatorOf, type Ratio } from './indicators.ts';
import { type Interval, wilsonInterval } from './intervals.ts';

/**
 * 考核口径: the hotline office's formula, before and after 剔除. Ranks and composites are made of these only; the field
 * `basis` keeps the two kinds of figures apart for the compiler.
 */
export interface AssessmentFigure {
  readonly basis: 'assessment';
  readonly indicator: IndicatorName;
  readonly before: Ratio;
  readonly after: Ratio;
}

/** 研判口径: for understanding. Smoothed, with the interval of the raw share; never ranked. */
export interface InsightFigure {
  readonly basis: 'insight';
  readonly indicator: IndicatorName;
  readonly raw: Ratio;
  /** Drawn towards the share of all groups; null without denominator. */
  readonly smoothed: number | null;
  /** 95 %, Wilson; null without denominator. */
  readonly interval: Interval | null;
  /** A denominator under 30: shown as a count, its share greyed. */
  readonly isSmall: boolean;
}

export const leastDenominator = 30;

/** One indicator as the assessment counts it. */
export const assess = (
  indicator: IndicatorName,
  tallies: { readonly before: IndicatorTally; readonly after: IndicatorTally },
  basicWeight?: number,
): AssessmentFigure => ({
  basis: 'assessment',
  indicator,
  before: indicatorOf(indicator, tallies.before, basicWeight),
  after: indicatorOf(indicator, tallies.after, basicWeight),
});

/** One indicator of several groups for understanding; groups are smoothed towards each other. */
export const gainInsight = (
  indicator: IndicatorName,
  tallies: readonly IndicatorTally[],
): InsightFigure[] => {
  const ratios = tallies.map((tally) => indicatorOf(indicator, tally));
  const counted = ratios.filter(({ denominator }) => denominator > 0);
  const smoothed = smoothShares(
    counted.map(({ numerator }) => numerator),
    counted.map(({ denominator }) => denominator),
  );
  let at = 0;
  return ratios.map((raw) => {
    const isCounted = raw.denominator > 0;
    const own = isCounted ? (smoothed[at] ?? null) : null;
    if (isCounted) at += 1;
    return {
      basis: 'insight',
      indicator,
      raw,
      smoothed: own,
      interval: isCounted ? wilsonInterval(raw.numerator, raw.denominator) : null,
      isSmall: raw.denominator < leastDenominator,
    };
  });
};

/** What the three rates weigh together, in this order: response, solution, satisfaction. */
export const usualWeights = { response: 0.3, solution: 0.35, satisfaction: 0.35 } as const;

/** 综合得分 after 剔除; null where one of the rates has no denominator. Takes figures of the assessment only. */
export const compositeOf = (
  figures: readonly AssessmentFigure[],
  weights: Readonly<Partial<Record<IndicatorName, number>>> = usualWeights,
): number | null => {
  let total = 0;
  for (const [indicator, weight] of Object.entries(weights)) {
    const value = figures.find((figure) => figure.indicator === indicator)?.after.value ?? null;
    if (value === null) return null;
    total += weight * value;
  }
  return total;
};
