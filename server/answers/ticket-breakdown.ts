import {
  deadlineLights,
  requestTypeNames,
  type SeriesStep,
  type TicketDimension,
  ticketStateNames,
} from '../contract/ticket-dimensions.ts';
import type { TicketBreakdown, TicketSeries } from '../contract/ticket-views.ts';
import { none } from './ticket-arrays.ts';
import type { TicketColumns } from './ticket-columns.ts';
import { type CountArea, dayText, filterOf, type TicketQuestion, weekdayOf } from './ticket-filter.ts';
import { type ColumnTest, countBy, select, sizeOf } from './ticket-selection.ts';

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
const weekdays = ['1', '2', '3', '4', '5', '6', '7'];

/**
 * How the tickets of a question divide by one dimension; with `none` for those without a value the counts add up to
 * the total. Values without tickets are left out where the values come from the data.
 */
export const breakDown = (
  columns: TicketColumns,
  dimension: TicketDimension,
  question: TicketQuestion,
  area: CountArea,
): TicketBreakdown => {
  const filter = filterOf(columns, question, area);
  const selection = select(columns, filter);
  const of = (values: ColumnTest['values'], names: readonly string[], keepsEmpty: boolean) => {
    const counts = countBy(selection, values, none, names.length + 1);
    const named = names.map((value, place) => ({ value, count: counts[place + 1] ?? 0 }));
    const rest = { value: 'none', count: counts[0] ?? 0 };
    return [...named, rest].filter(({ count }, place) => count > 0 || (keepsEmpty && place < names.length));
  };
  const counted = {
    category: () => byCategory(columns, countBy(selection, columns.category, none, 32_769)),
    source: () => of(columns.source, columns.sources, false),
    'request-type': () => of(columns.requestType, requestTypeNames, true),
    state: () => of(columns.state, ticketStateNames, true),
    light: () => of(columns.light, deadlineLights, true),
    hour: () => of(columns.hour, hours, true),
    weekday: () => byWeekday(columns, filter.fromDay, filter.untilDay, selection),
    'assessed-street': () => of(columns.assessedStreet, columns.assessedStreets, false),
    office: () => of(columns.office, columns.offices, false),
  } satisfies Record<TicketDimension, () => TicketBreakdown['values']>;
  return {
    dimension,
    from: dayText(filter.fromDay),
    until: dayText(filter.untilDay),
    total: sizeOf(selection),
    values: counted[dimension](),
    build: columns.build,
  };
};

const byCategory = ({ categories }: TicketColumns, counts: Uint32Array): TicketBreakdown['values'] => {
  const known = categories.map(({ id }) => ({ value: String(id), count: counts[id + 1] ?? 0 }));
  return [...known, { value: 'none', count: counts[0] ?? 0 }].filter(({ count }) => count > 0);
};

const byWeekday = (
  { day }: TicketColumns,
  fromDay: number,
  untilDay: number,
  selection: ReturnType<typeof select>,
): TicketBreakdown['values'] => {
  const perDay = countBy(selection, day, fromDay, untilDay - fromDay + 1);
  const counts = new Map(weekdays.map((weekday) => [weekday, 0]));
  for (const [place, count] of perDay.entries()) {
    const weekday = String(weekdayOf(fromDay + place));
    counts.set(weekday, (counts.get(weekday) ?? 0) + count);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
};

/**
 * Tickets per day, week (from its Monday) or month of the period; the first and last step may be cut by the period,
 * and say how many of their days it holds.
 */
export const countSeries = (
  columns: TicketColumns,
  step: SeriesStep,
  question: TicketQuestion,
  area: CountArea,
): TicketSeries => {
  const filter = filterOf(columns, question, area);
  const { fromDay, untilDay } = filter;
  const perDay = countBy(select(columns, filter), columns.day, fromDay, untilDay - fromDay + 1);
  const steps: { start: string; days: number; count: number }[] = [];
  for (const [place, count] of perDay.entries()) {
    const start = startOf(step, fromDay + place);
    const latest = steps.at(-1);
    if (latest?.start === start) {
      latest.days += 1;
      latest.count += count;
    } else steps.push({ start, days: 1, count });
  }
  return { step, from: dayText(fromDay), until: dayText(untilDay), steps, build: columns.build };
};

const startOf = (step: SeriesStep, day: number): string => {
  if (step === 'month') return `${dayText(day).slice(0, 7)}-01`;
  return dayText(step === 'week' ? day - weekdayOf(day) + 1 : day);
};
