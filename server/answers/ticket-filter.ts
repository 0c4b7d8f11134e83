import { AppError } from '../contract/app-error.ts';
import type { TicketColumns } from './ticket-columns.ts';

const dayMs = 24 * 3_600_000;
/** One place for each category id there can be. */
const categoryPlaces = 32_768;

/** What a caller wants counted. */
export interface TicketQuestion {
  /** First and last day, YYYY-MM-DD, Asia/Shanghai; without them the whole period. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Category ids joined by commas; a parent stands for its children. */
  readonly categories?: string | undefined;
}

/** Where somebody may see counts: everywhere, or in these communities. */
export type CountArea = 'whole' | readonly string[];

/** A question in the numbers of the columns. */
export interface TicketFilter {
  readonly fromDay: number;
  readonly untilDay: number;
  /** 1 at the ids of the wanted categories; null for all tickets, also those without category. */
  readonly categories: Uint8Array | null;
  /** 1 at the places of the units in which tickets count; null for all tickets, also those outside every unit. */
  readonly units: Uint8Array | null;
}

export const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** Throws `parameter-wrong` for a period that ends before it begins and for categories that there are not. */
export const filterOf = (columns: TicketColumns, question: TicketQuestion, area: CountArea): TicketFilter => {
  const fromDay = question.from === undefined ? columns.firstDay : dayNumber(question.from);
  const untilDay = question.until === undefined ? columns.lastDay : dayNumber(question.until);
  const first = fromDay ?? untilDay ?? 0;
  const last = untilDay ?? first;
  if (question.from !== undefined && question.until !== undefined && first > last)
    throw wrong('from', '晚于 until', 'it is later than until');
  return {
    fromDay: first,
    untilDay: Math.max(first, last),
    categories: question.categories === undefined ? null : wantedCategories(columns, question.categories),
    units: area === 'whole' ? null : unitsOfArea(columns, area),
  };
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
    wanted[Number(number)] = 1;
  }
  // Children may come before their parents, so it takes a round for each level.
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id, parentId } of columns.categories)
      if (parentId !== null && wanted[parentId] === 1 && wanted[id] !== 1) {
        wanted[id] = 1;
        changed = true;
      }
  }
  return wanted;
};

/** Whether a ticket has a wanted category. */
export const hasCategory = (columns: TicketColumns, filter: TicketFilter, ticket: number): boolean => {
  if (filter.categories === null) return true;
  const category = columns.category[ticket] ?? -1;
  return category >= 0 && filter.categories[category] === 1;
};

/** Calls back for every ticket that the filter lets through. */
export const scan = (columns: TicketColumns, filter: TicketFilter, visit: (ticket: number) => void): void => {
  const { day, size } = columns;
  for (let ticket = 0; ticket < size; ticket += 1) {
    const received = day[ticket] ?? 0;
    if (received < filter.fromDay || received > filter.untilDay) continue;
    if (filter.units !== null && filter.units[columns.leaf[ticket] ?? -1] !== 1) continue;
    if (hasCategory(columns, filter, ticket)) visit(ticket);
  }
};

const wrong = (name: string, zh: string, en: string): AppError =>
  new AppError('parameter-wrong', { name, reason: { zh, en } });
