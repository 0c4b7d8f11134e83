/** What was counted of a group of tickets. */
export interface IndicatorTally {
  tickets: number;
  /** Tickets whose callback counts (有效回访). */
  callbacks: number;
  responded: number;
  solved: number;
  satisfied: number;
  basicallySatisfied: number;
  /** Closed, or past their limit. */
  due: number;
  closedInTime: number;
  closed: number;
  reworked: number;
  extended: number;
  linked: number;
}

export const indicatorNames = [
  /** 响应率 */
  'response',
  /** 解决率 */
  'solution',
  /** 满意率 */
  'satisfaction',
  /** 按期结案率 */
  'in-time',
  /** 返工率 */
  'rework',
  /** 延期率 */
  'extension',
  /** 重复诉求率 */
  'repetition',
] as const;
export type IndicatorName = (typeof indicatorNames)[number];

/** Never a value without what it was made of; null where there is nothing to divide by. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}

/** How much 基本满意 counts: 0.6 reproduces the published 94.69 % of (614 + 0.6 × 34) / 670 (西宁城中, June 2024). */
export const usualBasicWeight = 0.6;

export const emptyTally = (): IndicatorTally => ({
  tickets: 0,
  callbacks: 0,
  responded: 0,
  solved: 0,
  satisfied: 0,
  basicallySatisfied: 0,
  due: 0,
  closedInTime: 0,
  closed: 0,
  reworked: 0,
  extended: 0,
  linked: 0,
});

/** Tallies add up, so that rates of wholes are never means of rates. */
export const addTallies = (tallies: Iterable<IndicatorTally>): IndicatorTally => {
  const sum = emptyTally();
  for (const tally of tallies)
    for (const name of Object.keys(sum) as (keyof IndicatorTally)[]) sum[name] += tally[name];
  return sum;
};

export const ratioOf = (numerator: number, denominator: number): Ratio => ({
  numerator,
  denominator,
  value: denominator > 0 ? numerator / denominator : null,
});

/** One indicator of a tally. */
export const indicatorOf = (
  name: IndicatorName,
  tally: IndicatorTally,
  basicWeight = usualBasicWeight,
): Ratio => {
  switch (name) {
    case 'response':
      return ratioOf(tally.responded, tally.callbacks);
    case 'solution':
      return ratioOf(tally.solved, tally.callbacks);
    case 'satisfaction':
      return ratioOf(tally.satisfied + basicWeight * tally.basicallySatisfied, tally.callbacks);
    case 'in-time':
      return ratioOf(tally.closedInTime, tally.due);
    case 'rework':
      return ratioOf(tally.reworked, tally.closed);
    case 'extension':
      return ratioOf(tally.extended, tally.closed);
    case 'repetition':
      return ratioOf(tally.linked, tally.tickets);
  }
};
