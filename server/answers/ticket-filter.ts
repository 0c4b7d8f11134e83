import { AppError } from '../contract/app-error.ts';
import { deadlineLights, requestTypeNames, ticketStateNames } from '../contract/ticket-dimensions.ts';
import type { TicketFilterQuery } from '../contract/tickets.ts';
import { none } from './ticket-arrays.ts';
import type { TicketColumns } from './ticket-columns.ts';
import type { ColumnTest } from './ticket-selection.ts';

const dayMs = 24 * 3_600_000;
/** One place for each category id there can be, and one for none. */
const categoryPlaces = 32_769;

/** What a caller wants counted. */
export type TicketQuestion = Omit<TicketFilterQuery, 'lang'>;

/** Where somebody may see counts: everywhere, or in these communities. */
export type CountArea = 'whole' | readonly string[];

/** A question in the numbers of the columns. */
export interface TicketFilter {
  readonly fromDay: number;
  readonly untilDay: number;
  /** 1 at the places of the units in which tickets count; null for all tickets, also those outside every unit. */
  readonly units: Uint8Array | null;
  /** What tickets must be like besides their day, the area of the caller among it. */
  readonly tests: readonly ColumnTest[];
}

export const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Throws `parameter-wrong` for a period that ends before it begins and for values that there are not. */
export const filterOf = (columns: TicketColumns, question: TicketQuestion, area: CountArea): TicketFilter => {
  const fromDay = question.from === undefined ? columns.firstDay : dayNumber(question.from);
  const untilDay = question.until === undefined ? columns.lastDay : dayNumber(question.until);
  const first = fromDay ?? untilDay ?? 0;
  const last = untilDay ?? first;
  if (question.from !== undefined && question.until !== undefined && first > last)
    throw wrong('from', '晚于 until', 'it is later than until');
  const units = area === 'whole' ? null : unitsOfArea(columns, area);
  return {
    fromDay: first,
    untilDay: Math.max(first, last),
    units,
    tests: [
      ...(units === null ? [] : [leafTest(columns, units)]),
      ...(question.within === undefined ? [] : [leafTest(columns, unitsWithin(columns, question.within))]),
      ...testsOf(columns, question),
    ],
  };
};

const testsOf = (columns: TicketColumns, question: TicketQuestion): ColumnTest[] => {
  const tests: ColumnTest[] = [];
  const add = (test: ColumnTest | null): void => {
    if (test !== null) tests.push(test);
  };
  const { categories, sources, requestTypes, states, lights, hours, weekdays, streets, offices } = question;
  if (categories !== undefined)
    add({ values: columns.category, first: none, wanted: wantedCategories(columns, categories) });
  add(oneOf('sources', sources, columns.source, columns.sources));
  add(oneOf('requestTypes', requestTypes, columns.requestType, requestTypeNames));
  add(oneOf('states', states, columns.state, ticketStateNames));
  add(oneOf('lights', lights, columns.light, deadlineLights));
  add(oneOf('streets', streets?.toLowerCase(), columns.assessedStreet, columns.assessedStreets));
  add(oneOf('offices', offices?.toLowerCase(), columns.office, columns.offices));
  add(oneOf('hours', hours, columns.hour, hourNames));
  if (weekdays !== undefined) add(weekdayTest(columns, weekdays));
  return tests;
};

const hourNames = Array.from({ length: 24 }, (_, hour) => String(hour));

const oneOf = (
  name: string,
  text: string | undefined,
  values: ColumnTest['values'],
  known: readonly string[],
): ColumnTest | null => {
  if (text === undefined) return null;
  const wanted = new Uint8Array(known.length + 1);
  for (const value of text.split(',')) {
    const place = value === 'none' ? none : known.indexOf(value);
    if (place === none && value !== 'none') throw wrong(name, `没有 ${value}`, `there is no ${value}`);
    wanted[place + 1] = 1;
  }
  return { values, first: none, wanted };
};

const weekdayTest = ({ day, firstDay, lastDay }: TicketColumns, text: string): ColumnTest => {
  const first = firstDay ?? 0;
  const weekdays = new Set(text.split(',').map(Number));
  const wanted = Uint8Array.from({ length: (lastDay ?? first) - first + 1 }, (_, place) =>
    weekdays.has(weekdayOf(first + place)) ? 1 : 0,
  );
  return { values: day, first, wanted };
};

const leafTest = ({ leaf }: TicketColumns, units: Uint8Array): ColumnTest => {
  const wanted = new Uint8Array(units.length + 1);
  wanted.set(units, 1);
  return { values: leaf, first: none, wanted };
};

/** 1 at the places of a unit and of all below it. Throws `not-found` where the net has no such unit. */
export const unitsWithin = (columns: TicketColumns, unitId: string): Uint8Array => {
  const root = columns.units.findIndex(({ id }) => id === unitId.toLowerCase());
  if (root === none) throw new AppError('not-found', { what: unitId });
  return Uint8Array.from(columns.units, (_, place) => {
    let at = place;
    while (at !== root && at !== none) at = columns.parent[at] ?? none;
    return at === root ? 1 : 0;
  });
};

/** 1 at the places of these communities, of everything below them, and of units that hold nothing else. */
export const unitsOfArea = (columns: TicketColumns, communities: readonly string[]): Uint8Array => {
  const wanted = new Set(communities);
  const inside = Uint8Array.from(columns.units, (_, place) => {
    let at = place;
    while (at >= 0 && !wanted.has(columns.units[at]?.id ?? '')) at = columns.parent[at] ?? -1;
    return at >= 0 ? 1 : 0;
  });
  const below = new Map<number, number[]>();
  columns.parent.forEach((parent, place) => {
    if (parent >= 0) below.set(parent, [...(below.get(parent) ?? []), place]);
  });
  const isWithin = (place: number): boolean => {
    const children = below.get(place) ?? [];
    return inside[place] === 1 || (children.length > 0 && children.every(isWithin));
  };
  for (const [place, { level }] of columns.units.entries())
    if ((level === 'street' || level === 'district') && isWithin(place)) inside[place] = 1;
  return inside;
};

const wantedCategories = (columns: TicketColumns, text: string): Uint8Array => {
  const wanted = new Uint8Array(categoryPlaces);
  const known = new Set(columns.categories.map(({ id }) => id));
  for (const number of text.split(',')) {
    if (!known.has(Number(number)))
      throw wrong('categories', `没有类别 ${number}`, `there is no category ${number}`);
    wanted[Number(number) + 1] = 1;
  }
  // Children may come before their parents, so it takes a round for each level.
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id, parentId } of columns.categories)
      if (parentId !== null && wanted[parentId + 1] === 1 && wanted[id + 1] !== 1) {
        wanted[id + 1] = 1;
        changed = true;
      }
  }
  return wanted;
};

const wrong = (name: string, zh: string, en: string): AppError =>
  new AppError('parameter-wrong', { name, reason: { zh, en } });
