import type { TicketColumns } from './ticket-columns.ts';
import type { TicketFilter } from './ticket-filter.ts';

type Numbers = Int32Array | Int16Array | Uint16Array | Uint8Array;

/** One condition: the number of a ticket must have a 1 in `wanted`, which begins with the number `first`. */
export interface ColumnTest {
  readonly values: Numbers;
  readonly first: number;
  readonly wanted: Uint8Array;
}

/** Tickets that a filter lets through: those listed, or all from `from` to before `until`. */
export interface TicketSelection {
  readonly from: number;
  readonly until: number;
  readonly list: Int32Array | null;
}

/**
 * Lets the tickets of the period through one test after the other, each over what the last one left: a column at a
 * time is read in order, so that the cost is that of memory and not of calls.
 */
export const select = (columns: TicketColumns, filter: TicketFilter): TicketSelection => {
  const days = columns.day.subarray(0, columns.size);
  const from = placeOfDay(days, filter.fromDay);
  const until = placeOfDay(days, filter.untilDay + 1);
  let selection: TicketSelection = { from, until, list: null };
  for (const test of filter.tests) selection = keep(selection, test);
  return selection;
};

/** Of a selection those that pass one more test. */
export const keep = ({ from, until, list }: TicketSelection, test: ColumnTest): TicketSelection => {
  const { values, first, wanted } = test;
  const kept = new Int32Array(list === null ? until - from : list.length);
  let size = 0;
  if (list === null)
    for (let ticket = from; ticket < until; ticket += 1) {
      kept[size] = ticket;
      size += wanted[(values[ticket] ?? 0) - first] ?? 0;
    }
  else
    for (let at = 0; at < list.length; at += 1) {
      const ticket = list[at] ?? 0;
      kept[size] = ticket;
      size += wanted[(values[ticket] ?? 0) - first] ?? 0;
    }
  return { from, until, list: kept.subarray(0, size) };
};

export const sizeOf = ({ from, until, list }: TicketSelection): number =>
  list === null ? until - from : list.length;

/** How many selected tickets have each number, beginning with `first`. */
export const countBy = (
  { from, until, list }: TicketSelection,
  values: Numbers,
  first: number,
  length: number,
): Uint32Array => {
  const counts = new Uint32Array(length);
  if (list === null)
    for (let ticket = from; ticket < until; ticket += 1) {
      const at = (values[ticket] ?? 0) - first;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  else
    for (let place = 0; place < list.length; place += 1) {
      const at = (values[list[place] ?? 0] ?? 0) - first;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  return counts;
};

/** Calls back for every selected ticket, in the order of days. */
export const eachSelected = (
  { from, until, list }: TicketSelection,
  visit: (ticket: number) => void,
): void => {
  if (list === null) for (let ticket = from; ticket < until; ticket += 1) visit(ticket);
  else for (let at = 0; at < list.length; at += 1) visit(list[at] ?? 0);
};

/** The first ticket of this day or a later one. */
const placeOfDay = (days: Int32Array, day: number): number => {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
};
