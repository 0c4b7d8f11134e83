import { AppError } from '../contract/app-error.ts';
import { shanghaiDay } from '../contract/opening-hours.ts';

/** First and last moment, both included; null leaves an end open. */
export interface TimeSpan {
  readonly from: Date | null;
  readonly until: Date | null;
}

const instant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/i;
const dayMs = 24 * 3_600_000;
/** Wide enough for any net and ticket, and far from the years that a shift of the time zone leaves. */
const firstYear = 1900;
const lastYear = 2999;

/**
 * Reads `datetime`: a moment, a day (Asia/Shanghai), or an interval of these with `..` for an open end.
 * Throws `parameter-wrong`.
 */
export const parseDatetime = (text: string | null): TimeSpan | null => {
  if (text === null) return null;
  const parts = text.split('/');
  if (parts.length > 2) throw wrong('只能有一个“/”', 'there may be one slash');
  const [first = '', second] = parts;
  if (second === undefined) return parseInstant(first);
  const from = isOpen(first) ? null : parseInstant(first).from;
  const until = isOpen(second) ? null : parseInstant(second).until;
  if (from === null && until === null) throw wrong('两端不能都不限', 'both ends may not be open');
  if (from !== null && until !== null && from > until) throw wrong('起点晚于终点', 'it begins after its end');
  return { from, until };
};

/** The day (Asia/Shanghai) whose net answers a time span: its last day, or today when its end is open. */
export const dayOfNet = (time: TimeSpan | null): string | null =>
  time?.until == null ? null : shanghaiDay(time.until);

const isOpen = (text: string): boolean => text === '' || text === '..';

/** A day lasts from its first to its last millisecond. */
const parseInstant = (text: string): { from: Date; until: Date } => {
  if (!instant.test(text))
    throw wrong('应为 YYYY-MM-DD 或 RFC 3339 时刻', 'must be YYYY-MM-DD or a moment of RFC 3339');
  const isDay = text.length === 10;
  const from = new Date(isDay ? `${text}T00:00:00+08:00` : text);
  if (Number.isNaN(from.getTime()) || !isCalendarDay(text.slice(0, 10)))
    throw wrong('没有这个日期', 'there is no such date');
  const year = Number(text.slice(0, 4));
  if (year < firstYear || year > lastYear)
    throw wrong(
      `年份应在 ${firstYear} 至 ${lastYear} 之间`,
      `its year must be between ${firstYear} and ${lastYear}`,
    );
  return { from, until: isDay ? new Date(from.getTime() + dayMs - 1) : from };
};

/** JavaScript takes 30 February for 2 March. */
const isCalendarDay = (day: string): boolean => {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
};

const wrong = (zh: string, en: string): AppError =>
  new AppError('parameter-wrong', { name: 'datetime', reason: { zh, en } });
