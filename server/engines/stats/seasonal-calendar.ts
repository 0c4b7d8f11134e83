import { controlFalseDiscovery } from './false-discovery.ts';
import { poissonUpperTail } from './frequent-places.ts';

/** Weeks, counted from the first given one, in which a category was asked about more than in the rest of the year. */
export interface Season {
  readonly category: number;
  readonly fromWeek: number;
  readonly untilWeek: number;
  readonly count: number;
  /** Times as many a week as in all weeks together. */
  readonly ratio: number;
}

export interface SeasonRule {
  readonly leastRatio: number;
  readonly leastCount: number;
  readonly mostFalse: number;
}

/**
 * What comes back every year: the weeks of the last year in which a category lay above its own mean by `leastRatio`
 * and not by chance (Poisson, Benjamini–Hochberg over all weeks and categories). `weekly[category][week]`.
 */
export const findSeasons = (
  weekly: readonly ArrayLike<number>[],
  { leastRatio, leastCount, mostFalse }: SeasonRule,
): Season[] => {
  const means = weekly.map((counts) => totalOf(counts) / Math.max(1, counts.length));
  const p = weekly.flatMap((counts, category) =>
    Array.from(counts, (count) => poissonUpperTail(count, means[category] ?? 0)),
  );
  const q = controlFalseDiscovery(p);
  let at = 0;
  return weekly.flatMap((counts, category) => {
    const mean = means[category] ?? 0;
    const isHigh = Array.from(
      counts,
      (count) => (q[at++] ?? 1) <= mostFalse && count >= leastRatio * mean && mean > 0,
    );
    return runsOf(isHigh).flatMap(([fromWeek, untilWeek]) => {
      const count = totalOf(Array.from(counts).slice(fromWeek, untilWeek + 1));
      const ratio = count / (mean * (untilWeek - fromWeek + 1));
      return count >= leastCount ? [{ category, fromWeek, untilWeek, count, ratio }] : [];
    });
  });
};

const totalOf = (counts: ArrayLike<number>): number => {
  let total = 0;
  for (let week = 0; week < counts.length; week += 1) total += counts[week] ?? 0;
  return total;
};

const runsOf = (flags: readonly boolean[]): [from: number, until: number][] => {
  const runs: [number, number][] = [];
  for (const [place, flag] of flags.entries()) {
    const latest = runs.at(-1);
    if (!flag) continue;
    if (latest?.[1] === place - 1) latest[1] = place;
    else runs.push([place, place]);
  }
  return runs;
};
