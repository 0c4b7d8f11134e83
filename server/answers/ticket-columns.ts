import { type Freshness, getFreshness } from '../queries/freshness.ts';
import type { Reading } from '../queries/reading.ts';
import {
  type CategoryRow,
  type CellRow,
  countTickets,
  listCategories,
  listCells,
  listNetUnits,
  listTicketColumns,
  type NetUnitRow,
  type TicketColumnRow,
} from '../queries/ticket-columns.ts';
import { divide, divisions, matchLevels } from './ticket-division.ts';

const rowsPerQuestion = 20_000;
const attempts = 5;
export const none = -1;

/** All visible tickets as columns of small integers; views count these and never read the table. */
export interface TicketColumns {
  /** Build of the layer `tickets` and the net that they show. */
  readonly build: number;
  readonly netRevision: number;
  readonly size: number;
  /** Days since 1970-01-01 and hour of receipt, Asia/Shanghai. */
  readonly day: Int32Array;
  readonly hour: Uint8Array;
  /** -1 without category. */
  readonly category: Int16Array;
  /** Place in `divisions`. */
  readonly division: Uint8Array;
  /** Place in `matchLevels`. */
  readonly match: Uint8Array;
  /** Place in `cells`, -1 without cell. */
  readonly cell: Int32Array;
  /** Place in `units` of the leaf that the point lies in, -1 outside. */
  readonly leaf: Int32Array;
  readonly cells: readonly CellRow[];
  readonly units: readonly NetUnitRow[];
  /** Place in `units` of the unit around each unit, -1 for the district. */
  readonly parent: Int32Array;
  readonly categories: readonly CategoryRow[];
  /** First and last day with a ticket; null without tickets. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
}

/** Keeps the columns of the moment. */
export interface TicketColumnStore {
  /** The columns of this freshness; loaded when they are not there yet, once for all who wait. */
  get(freshness: Freshness): Promise<TicketColumns>;
  /** Loads the columns of now, so that nobody has to wait for them. */
  warm(): Promise<void>;
}

const keyOf = ({ builds, netRevision }: Freshness): string =>
  [builds.get('tickets'), builds.get('areas'), builds.get('grids'), netRevision?.id].join('-');

export const createTicketColumnStore = (reading: Reading): TicketColumnStore => {
  let latest: { key: string; columns: Promise<TicketColumns> } | undefined;
  const get = (freshness: Freshness): Promise<TicketColumns> => {
    const key = keyOf(freshness);
    if (latest?.key === key) return latest.columns;
    const columns = loadTicketColumns(reading, freshness);
    const loading = { key, columns };
    latest = loading;
    columns.catch(() => {
      if (latest === loading) latest = undefined;
    });
    return columns;
  };
  return {
    get,
    async warm() {
      await get(await reading(getFreshness));
    },
  };
};

/** Reads in short transactions, so it looks again when something changed in between. */
const loadTicketColumns = async (reading: Reading, wanted: Freshness): Promise<TicketColumns> => {
  let freshness = wanted;
  for (let attempt = 1; ; attempt += 1) {
    const columns = await readTicketColumns(reading, freshness);
    const after = await reading(getFreshness);
    if (keyOf(after) === keyOf(freshness) || attempt === attempts) return columns;
    freshness = after;
  }
};

const readTicketColumns = async (reading: Reading, freshness: Freshness): Promise<TicketColumns> => {
  const netRevision = freshness.netRevision?.id ?? 0;
  const [size, cells, units, categories] = await reading(async (sql) => [
    await countTickets(sql),
    await listCells(sql),
    await listNetUnits(sql, netRevision),
    await listCategories(sql),
  ]);
  const filling = emptyColumns(size, cells, units);
  let afterId = 0;
  for (;;) {
    const rows = await reading((sql) => listTicketColumns(sql, netRevision, afterId, rowsPerQuestion));
    filling.add(rows);
    afterId = rows.at(-1)?.id ?? afterId;
    if (rows.length < rowsPerQuestion) break;
  }
  const build = freshness.builds.get('tickets') ?? 0;
  return { build, netRevision, cells, units, categories, ...filling.columns() };
};

type Arrays = Pick<TicketColumns, 'day' | 'hour' | 'category' | 'division' | 'match' | 'cell' | 'leaf'>;

const cellKey = (east: number, north: number): string => `${east} ${north}`;

/** Takes rows as they come; rows beyond the expected size belong to a newer build and are left to its columns. */
const emptyColumns = (capacity: number, cells: readonly CellRow[], units: readonly NetUnitRow[]) => {
  const cellPlaces = new Map(cells.map(({ east, north }, place) => [cellKey(east, north), place]));
  const leafPlaces = new Map(units.map(({ featureId }, place) => [featureId, place]));
  const unitPlaces = new Map(units.map(({ id }, place) => [id, place]));
  const arrays: Arrays = {
    day: new Int32Array(capacity),
    hour: new Uint8Array(capacity),
    category: new Int16Array(capacity),
    division: new Uint8Array(capacity),
    match: new Uint8Array(capacity),
    cell: new Int32Array(capacity),
    leaf: new Int32Array(capacity),
  };
  let size = 0;
  return {
    add(rows: readonly TicketColumnRow[]): void {
      for (const row of rows.slice(0, capacity - size)) {
        writeRow(arrays, size, row, cellPlaces, leafPlaces);
        size += 1;
      }
    },
    columns() {
      const days = arrays.day.subarray(0, size);
      return {
        ...arrays,
        size,
        parent: Int32Array.from(units, ({ parentId }) => unitPlaces.get(parentId ?? '') ?? none),
        firstDay: size === 0 ? null : days.reduce((least, day) => Math.min(least, day)),
        lastDay: size === 0 ? null : days.reduce((most, day) => Math.max(most, day)),
      };
    },
  };
};

const writeRow = (
  arrays: Arrays,
  place: number,
  row: TicketColumnRow,
  cellPlaces: ReadonlyMap<string, number>,
  leafPlaces: ReadonlyMap<number, number>,
): void => {
  const { cellEast, cellNorth } = row;
  const cell =
    cellEast === null || cellNorth === null ? none : (cellPlaces.get(cellKey(cellEast, cellNorth)) ?? none);
  const leaf = row.featureId === null ? none : (leafPlaces.get(row.featureId) ?? none);
  const division = divide({ ...row, hasCell: cell !== none, inUnit: leaf !== none });
  arrays.day[place] = row.day;
  arrays.hour[place] = row.hour;
  arrays.category[place] = row.categoryId ?? none;
  arrays.division[place] = divisions.indexOf(division);
  arrays.match[place] = matchLevels.indexOf(row.matchLevel);
  arrays.cell[place] = cell;
  arrays.leaf[place] = leaf;
};
