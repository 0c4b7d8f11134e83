import type { WorkDayRow } from '../../../server/contract/ticket-rows.ts';
import { dayOf, dayOfMs, midnightMs } from './dates.ts';

const hourMs = 3_600_000;
/** Working hours of the hotline's clock: 09:00–17:00 without a break, eight hours a working day. */
const opensMs = 9 * hourMs;
const closesMs = 17 * hourMs;
const workdayMs = closesMs - opensMs;

/** Adds clock or working hours to moments. */
export interface WorkClock {
  /** The moment when so many working hours have passed since another. */
  addWorkingHours(ms: number, hours: number): number;
  /** The same moment on a working day within working hours, else the next opening. */
  nextWorkingMoment(ms: number): number;
  isWorkday(day: number): boolean;
}

/** A clock over the calendar; days that it lacks are working days from Monday to Friday. */
export const workClockOf = (calendar: readonly WorkDayRow[]): WorkClock => {
  const known = new Map(calendar.map((row) => [dayOf(row.day), row.isWorkday]));
  const isWorkday = (day: number): boolean => known.get(day) ?? (day + 3) % 7 < 5;
  const nextWorkingMoment = (ms: number): number => {
    let day = dayOfMs(ms);
    const within = ms - midnightMs(day);
    if (isWorkday(day) && within < closesMs) return Math.max(ms, midnightMs(day) + opensMs);
    do day += 1;
    while (!isWorkday(day));
    return midnightMs(day) + opensMs;
  };
  return {
    isWorkday,
    nextWorkingMoment,
    addWorkingHours: (ms, hours) => {
      let at = nextWorkingMoment(ms);
      let rest = hours * hourMs;
      for (;;) {
        const closes = midnightMs(dayOfMs(at)) + closesMs;
        if (at + rest <= closes) return at + rest;
        rest -= closes - at;
        at = nextWorkingMoment(closes);
        if (rest > workdayMs * 400) throw new RangeError('a deadline of more than 400 working days');
      }
    },
  };
};
