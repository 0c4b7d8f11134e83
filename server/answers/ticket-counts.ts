import { AppError } from '../contract/app-error.ts';
import type { TicketCells, TicketTimeline, TicketTotals, UnitTickets } from '../contract/tickets.ts';
import { none } from './ticket-arrays.ts';
import type { TicketColumns } from './ticket-columns.ts';
import { countsForLevel, divisions, matchLevels } from './ticket-division.ts';
import { type CountArea, dayText, filterOf, type TicketQuestion, unitsWithin } from './ticket-filter.ts';
import { countBy, eachSelected, keep, select } from './ticket-selection.ts';

const coordinateFactor = 1e6;
const topCategoryCount = 5;
const perThousandFactor = 100;

/** Counts in 100 m cells. The cells add up to `totals.inCell`, and the divisions to `totals.total`. */
export const countCells = (
  columns: TicketColumns,
  question: TicketQuestion,
  area: CountArea,
): TicketCells => {
  const filter = filterOf(columns, question, area);
  const selection = select(columns, filter);
  const perDivision = countBy(selection, columns.division, 0, divisions.length);
  const wanted = Uint8Array.from(divisions, (division) => (division === 'inCell' ? 1 : 0));
  const shownOnly = keep(selection, { values: columns.division, first: 0, wanted });
  const perCell = countBy(shownOnly, columns.cell, 0, columns.cells.length);
  const shown = columns.cells.flatMap((cell, place) => {
    const count = perCell[place] ?? 0;
    return count === 0 ? [] : [{ ...cell, count }];
  });
  return {
    cellSizeMeters: 100,
    from: dayText(filter.fromDay),
    until: dayText(filter.untilDay),
    longitude: shown.map(({ longitude }) => roundDegrees(longitude)),
    latitude: shown.map(({ latitude }) => roundDegrees(latitude)),
    east: shown.map(({ east }) => east),
    north: shown.map(({ north }) => north),
    count: shown.map(({ count }) => count),
    totals: totalsOf(perDivision),
    build: columns.build,
  };
};

const roundDegrees = (degrees: number): number => Math.round(degrees * coordinateFactor) / coordinateFactor;

const totalsOf = (perDivision: Uint32Array): TicketTotals => {
  const totals = Object.fromEntries(divisions.map((name, place) => [name, perDivision[place] ?? 0]));
  const total = perDivision.reduce((sum, count) => sum + count, 0);
  return { total, ...totals } as TicketTotals;
};

/** Tickets a day over the whole period. */
export const countDays = (
  columns: TicketColumns,
  question: Omit<TicketQuestion, 'from' | 'until'>,
  area: CountArea,
): TicketTimeline => {
  const { firstDay, lastDay, build } = columns;
  const filter = filterOf(columns, question, area);
  if (firstDay === null || lastDay === null) return { firstDay: null, perDay: [], build };
  const perDay = countBy(select(columns, filter), columns.day, firstDay, lastDay - firstDay + 1);
  return { firstDay: dayText(firstDay), perDay: [...perDay], build };
};

/**
 * Tickets whose point lies in a unit or in a unit below it, as far as their match is fine enough for its level.
 * Throws `not-found` where the net has no such unit, `not-allowed` where it lies outside the caller's area.
 */
export const countUnitTickets = (
  columns: TicketColumns,
  unitId: string,
  question: TicketQuestion,
  area: CountArea,
): UnitTickets => {
  const place = columns.units.findIndex(({ id }) => id === unitId.toLowerCase());
  const unit = columns.units[place];
  if (unit === undefined) throw new AppError('not-found', { what: unitId });
  const filter = filterOf(columns, question, area);
  if (filter.units !== null && filter.units[place] !== 1) throw new AppError('not-allowed', { what: unitId });
  const inside = unitsWithin(columns, unit.id);
  const counted = countsForLevel(unit.level).map((level) => matchLevels.indexOf(level));
  const perCategory = new Map<number, number>();
  let count = 0;
  eachSelected(select(columns, filter), (ticket) => {
    const leaf = columns.leaf[ticket] ?? none;
    if (leaf === none || inside[leaf] !== 1 || !counted.includes(columns.match[ticket] ?? none)) return;
    count += 1;
    const category = columns.category[ticket] ?? none;
    if (category !== none) perCategory.set(category, (perCategory.get(category) ?? 0) + 1);
  });
  return {
    unitId: unit.id,
    from: dayText(filter.fromDay),
    until: dayText(filter.untilDay),
    count,
    households: unit.households,
    perThousandHouseholds: perThousand(count, unit.households),
    topCategories: [...perCategory]
      .sort(([aId, aCount], [bId, bCount]) => bCount - aCount || aId - bId)
      .slice(0, topCategoryCount)
      .map(([id, categoryCount]) => ({ id, count: categoryCount })),
    netRevision: columns.netRevision,
  };
};

const perThousand = (count: number, households: number | null): number | null =>
  households === null || households === 0
    ? null
    : Math.round((count / households) * 1000 * perThousandFactor) / perThousandFactor;
