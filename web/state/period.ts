import type { View } from './view.ts';

export interface Period {
  /** First and last day, both included, Asia/Shanghai. */
  readonly from: string;
  readonly until: string;
}

const millisecondsPerDay = 86_400_000;
const defaultDays = 90;

/** The ISO day so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * millisecondsPerDay).toISOString().slice(0, 10);

/** The days up to and including `until`, not before `firstDay`. */
export const lastDays = (until: string, days: number, firstDay: string | null): Period => {
  const from = addDays(until, 1 - days);
  return { from: firstDay && from < firstDay ? firstDay : from, until };
};

export const quickPeriods = ['30', '90', '365', 'all'] as const;
export type QuickPeriod = (typeof quickPeriods)[number];

/** The period that a button stands for. */
export const quickPeriod = (name: QuickPeriod, whole: Period): Period =>
  name === 'all' ? whole : lastDays(whole.until, Number(name), whole.from);

/** Which button stands for a period; null for a hand-made one. */
export const quickPeriodOf = (period: Period, whole: Period): QuickPeriod | null =>
  quickPeriods.find((name) => {
    const quick = quickPeriod(name, whole);
    return quick.from === period.from && quick.until === period.until;
  }) ?? null;

/** The period of the view, else the last 90 days of the data. */
export const periodOf = (view: View, whole: Period): Period =>
  view.from && view.until
    ? { from: view.from, until: view.until }
    : lastDays(whole.until, defaultDays, whole.from);

/** The period of equal length directly before (-1) or after (1). */
export const shiftPeriod = ({ from, until }: Period, by: -1 | 1): Period => {
  const days = Math.round((Date.parse(until) - Date.parse(from)) / millisecondsPerDay) + 1;
  return { from: addDays(from, by * days), until: addDays(until, by * days) };
};

/** The same day of the next month; the last day of a month goes to the last day of the next. */
const monthLater = (day: string): string => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const lastOf = (months: number): number => new Date(Date.UTC(year, months, 0)).getUTCDate();
  const isLast = Number(day.slice(8)) === lastOf(month);
  const date = isLast ? lastOf(month + 1) : Math.min(Number(day.slice(8)), lastOf(month + 1));
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
};

/** The period one step later; null where the data end before it does. */
export const stepPeriod = ({ from, until }: Period, step: View['step'], whole: Period): Period | null => {
  const days = step === 'day' ? 1 : 7;
  const next =
    step === 'month'
      ? { from: monthLater(from), until: monthLater(until) }
      : { from: addDays(from, days), until: addDays(until, days) };
  return next.until > whole.until ? null : next;
};

/** A period of the same length at the beginning of the data. */
export const firstPeriod = ({ from, until }: Period, whole: Period): Period => {
  const days = Math.round((Date.parse(until) - Date.parse(from)) / millisecondsPerDay);
  return { from: whole.from, until: addDays(whole.from, days) };
};
