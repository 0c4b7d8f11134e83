import { AppError } from '../contract/app-error.ts';
import type { TicketCells, TicketTimeline, TicketTotals, UnitTickets } from '../contract/tickets.ts';
import { none, type TicketColumns } from './ticket-columns.ts';
import { countsForLevel, divisions, matchLevels } from './ticket-division.ts';
import { type CountArea, dayText, filterOf, scan, type TicketQuestion } from './ticket-filter.ts';

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
  const perCell = new Uint32Array(columns.cells.length);
  const perDivision = new Uint32Array(divisions.length);
  const inCell = divisions.indexOf('inCell');
  scan(columns, filter, (ticket) => {
    const division = columns.division[ticket] ?? 0;
    perDivision[division] = (perDivision[division] ?? 0) + 1;
    if (division === inCell) {
      const cell = columns.cell[ticket] ?? 0;
      perCell[cell] = (perCell[cell] ?? 0) + 1;
    }
  });
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
  question: Pick<TicketQuestion, 'categories'>,
  area: CountArea,
): TicketTimeline => {
  const { firstDay, lastDay, build } = columns;
  const filter = filterOf(columns, question, area);
  if (firstDay === null || lastDay === null) return { firstDay: null, perDay: [], build };
  const perDay = new Uint32Array(lastDay - firstDay + 1);
  scan(columns, filter, (ticket) => {
    const place = (columns.day[ticket] ?? 0) - firstDay;
    perDay[place] = (perDay[place] ?? 0) + 1;
  });
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
  const inside = unitsWithin(columns, place);
  const counted = countsForLevel(unit.level).map((level) => matchLevels.indexOf(level));
  const perCategory = new Map<number, number>();
  let count = 0;
  scan(columns, filter, (ticket) => {
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

/** 1 at the places of the unit and of all units below it. */
const unitsWithin = (columns: TicketColumns, root: number): Uint8Array =>
  Uint8Array.from(columns.units, (_, place) => {
    let at = place;
    while (at !== root && at !== none) at = columns.parent[at] ?? none;
    return at === root ? 1 : 0;
  });

const perThousand = (count: number, households: number | null): number | null =>
  households === null || households === 0
    ? null
    : Math.round((count / households) * 1000 * perThousandFactor) / perThousandFactor;
