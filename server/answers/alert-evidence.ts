import type { AlertEvidence } from '../contract/alerts.ts';
import { dayText } from './ticket-filter.ts';

/** So many days are shown before and at most in all. */
const daysBefore = 28;
const mostDays = 150;

/** The days around an episode, ending with its last; `countOn` gives the tickets of a day. */
export const evidenceOf = (
  fromDay: number,
  untilDay: number,
  countOn: (day: number) => number,
  more: Partial<Pick<AlertEvidence, 'expected' | 'chance'>> & {
    readonly boundOn?: (day: number) => number | null;
  } = {},
): AlertEvidence => {
  const { boundOn, expected = null, chance = null } = more;
  const first = Math.max(fromDay - daysBefore, untilDay - mostDays + 1);
  const days = Array.from({ length: untilDay - first + 1 }, (_, at) => first + at);
  return {
    firstDay: dayText(first),
    perDay: days.map(countOn),
    upperBound: boundOn === undefined ? null : days.map(boundOn),
    expected,
    chance,
  };
};

/** Counts the tickets of some requests per day. */
export const dayCounter = (days: Iterable<number>): ((day: number) => number) => {
  const counts = new Map<number, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return (day) => counts.get(day) ?? 0;
};
