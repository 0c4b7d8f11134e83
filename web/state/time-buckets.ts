import { addDays, type Period } from './period.ts';
import type { View } from './view.ts';

/** A bar of the histogram: its days and their tickets. */
export interface TimeBucket extends Period {
  readonly count: number;
}

const startOf = (day: string, step: View['step']): string => {
  if (step === 'day') return day;
  if (step === 'month') return `${day.slice(0, 7)}-01`;
  const weekday = new Date(day).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
};

/** Groups daily counts by day, by week from Monday, or by month; first and last bar may be part of one. */
export const bucketsOf = (firstDay: string, perDay: readonly number[], step: View['step']): TimeBucket[] => {
  const buckets: { from: string; until: string; count: number; start: string }[] = [];
  perDay.forEach((count, index) => {
    const day = addDays(firstDay, index);
    const start = startOf(day, step);
    const last = buckets.at(-1);
    if (last?.start === start) {
      last.until = day;
      last.count += count;
    } else buckets.push({ from: day, until: day, count, start });
  });
  return buckets.map(({ from, until, count }) => ({ from, until, count }));
};

/** First and last bar that a period touches. */
export const spanOfPeriod = (buckets: readonly TimeBucket[], period: Period): readonly [number, number] => {
  const first = buckets.findIndex((bucket) => bucket.until >= period.from);
  const last = buckets.findLastIndex((bucket) => bucket.from <= period.until);
  const from = first < 0 ? Math.max(buckets.length - 1, 0) : first;
  return [from, Math.max(last, from)];
};
