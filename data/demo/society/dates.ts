// Days are counted from 1970-01-01; the town lives in Asia/Shanghai, which has had no summer time since 1992.

const dayMs = 86_400_000;
const shanghaiOffsetMs = 8 * 3_600_000;

/** Number of the day of an ISO date. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

/** ISO date of a day. */
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** ISO weekday, 1 = Monday. */
export const weekdayOf = (day: number): number => ((day + 3) % 7) + 1;

/** Year, month (1–12) and day of the month. */
export const partsOf = (day: number): { year: number; month: number; dayOfMonth: number } => {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
};

/** Milliseconds since 1970 UTC of 00:00 Shanghai time on a day. */
export const midnightMs = (day: number): number => day * dayMs - shanghaiOffsetMs;

/** The Shanghai day that holds a moment. */
export const dayOfMs = (ms: number): number => Math.floor((ms + shanghaiOffsetMs) / dayMs);

/** The first 1 January or date of the month that is not after the day, e.g. `lastDate(day, 11, 15)`. */
export const lastDate = (day: number, month: number, dayOfMonth: number): number => {
  const { year } = partsOf(day);
  const at = (y: number): number => Date.UTC(y, month - 1, dayOfMonth) / dayMs;
  return at(year) <= day ? at(year) : at(year - 1);
};
