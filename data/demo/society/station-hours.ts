import type { StationHours, StationSpecialDay } from '../../../server/contract/district-bundle.ts';
import type { WorkDayRow } from '../../../server/contract/ticket-rows.ts';
import type { Random } from '../random.ts';
import { dateOf, dayOf, weekdayOf } from './dates.ts';

const workweek = [1, 2, 3, 4, 5];
const wholeWeek = [1, 2, 3, 4, 5, 6, 7];

const on = (weekdays: readonly number[], ...spans: readonly (readonly [string, string])[]): StationHours[] =>
  weekdays.flatMap((weekday) => spans.map(([opens, closes]) => ({ weekday, opens, closes })));

const office = on(workweek, ['09:00', '12:00'], ['13:30', '17:30']);

/** Usual hours with a lunch break; some stations add evenings or a Saturday (错时延时). */
export const communityHours = (random: Random): StationHours[] =>
  random.weighted([
    [office, 5],
    [[...office, ...on([2, 4], ['18:00', '20:00'])], 3],
    [[...office, ...on([6], ['09:30', '11:30'], ['14:00', '16:00'])], 3],
    [on(workweek, ['08:30', '12:00'], ['14:00', '18:00']), 2],
    [
      [
        ...on([1, 2, 3, 4], ['09:00', '12:00'], ['13:30', '17:30']),
        ...on([5], ['09:00', '12:00'], ['13:30', '20:00']),
        ...on([7], ['09:30', '12:00']),
      ],
      1,
    ],
  ]);

export const hubHours = (random: Random): StationHours[] =>
  random.weighted([
    [on(wholeWeek, ['08:30', '20:00']), 3],
    [[...on(workweek, ['08:30', '12:00'], ['13:00', '20:00']), ...on([6, 7], ['09:00', '17:00'])], 3],
    [on([2, 3, 4, 5, 6, 7], ['09:00', '21:00']), 2],
  ]);

export const microHours = (random: Random): StationHours[] =>
  random.weighted([
    [on(wholeWeek, ['07:30', '21:00']), 3],
    [on(workweek, ['09:00', '11:30'], ['14:30', '18:30']), 3],
    [on([1, 3, 5], ['14:00', '17:30']), 2],
    [on(workweek, ['16:00', '20:30']), 2],
    [[...on(workweek, ['08:30', '12:00']), ...on([6, 7], ['09:00', '16:00'])], 2],
  ]);

const daysBack = 60;
const daysAhead = 250;

/** Holidays closed, worked weekend days open, as the calendar around the anchor says. */
export const specialDaysOf = (
  hours: readonly StationHours[],
  calendar: readonly WorkDayRow[],
  anchorDate: string,
): StationSpecialDay[] => {
  const anchorDay = dayOf(anchorDate);
  const monday = hours.filter(({ weekday }) => weekday === 1);
  const usual = monday.length > 0 ? monday : hours.filter(({ weekday }) => weekday === 3);
  return calendar.flatMap(({ day, isWorkday, note }): StationSpecialDay[] => {
    const number = dayOf(day);
    if (note === null || number < anchorDay - daysBack || number > anchorDay + daysAhead) return [];
    const reason = note.split('(', 1)[0] ?? note;
    const opensThen = hours.some(({ weekday }) => weekday === weekdayOf(number));
    if (!isWorkday) return opensThen ? [{ day, opens: null, closes: null, reason }] : [];
    return opensThen ? [] : usual.map(({ opens, closes }) => ({ day, opens, closes, reason }));
  });
};

/** A closure for one day, such as stocktaking or training, so many days after the anchor. */
export const closedDay = (anchorDate: string, daysAfter: number, reason: string): StationSpecialDay => ({
  day: dateOf(dayOf(anchorDate) + daysAfter),
  opens: null,
  closes: null,
  reason,
});
