export const unitMeasures = [
  'count',
  'per-thousand-households',
  'per-ten-thousand-people',
  /** Observed by expected: 1 is the rate of all units together. */
  'excess',
  /** Empirical Bayes (Marshall) towards all units, per 1,000 households. */
  'smoothed',
  /** The same towards the unit's neighbours. */
  'smoothed-locally',
  /** Getis-Ord Gi* of the rate per 1,000 households, false discovery controlled. */
  'hot-spot',
  /** Ratio to an earlier period. */
  'change',
] as const;
export type UnitMeasure = (typeof unitMeasures)[number];

/** The period before of the same length, or the same days a year before. */
export const comparedPeriods = ['previous', 'last-year'] as const;
export type ComparedPeriod = (typeof comparedPeriods)[number];

/** Why a unit has no value, or one that should not be coloured. */
export const measureFlags = [
  'ok',
  /** Under 16 tickets: the standard error of the rate is above 25 %. */
  'small',
  /** No households or no people: no rate. */
  'no-population',
  /** Nothing was counted in either period. */
  'nothing-counted',
  /** The data do not reach back to all of the compared period. */
  'no-earlier-data',
] as const;
export type MeasureFlag = (typeof measureFlags)[number];
