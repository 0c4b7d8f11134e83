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
} from '../queries/ticket-columns.ts';
import { none, type TicketArrays, TicketArrayWriter } from './ticket-arrays.ts';
import type { OpenDeadlines } from './ticket-lights.ts';
import { ticketColumnsOn } from './ticket-net-columns.ts';

const rowsPerQuestion = 20_000;
const attempts = 5;
/** Nets besides the one in force whose places are kept. */
const otherNets = 3;

/** All visible tickets as columns of small integers; views count these and never read the table. */
export interface TicketColumns extends TicketArrays {
  /** Build of the layer `tickets` and the net that they show. */
  readonly build: number;
  readonly netRevision: number;
  readonly size: number;
  readonly sources: readonly string[];
  /** Ids of units (考核归属街道) and of responsible units (承办单位). */
  readonly assessedStreets: readonly string[];
  readonly offices: readonly string[];
  /** Refreshes the lights of open tickets, which depend on the clock. */
  readonly openDeadlines: OpenDeadlines;
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
  /**
   * The columns of this freshness on the net in force or on another one; loaded when they are not there yet, once for
   * all who wait. The other net must be there.
   */
  get(freshness: Freshness, netRevision?: number): Promise<TicketColumns>;
  /** Loads the columns of now, so that nobody has to wait for them. */
  warm(): Promise<void>;
}

const keyOf = ({ builds, netRevision }: Freshness): string =>
  [builds.get('tickets'), builds.get('areas'), builds.get('grids'), netRevision?.id].join('-');

export const createTicketColumnStore = (reading: Reading): TicketColumnStore => {
  let latest: { key: string; columns: Promise<TicketColumns> } | undefined;
  const others = new Map<string, Promise<TicketColumns>>();
  const inForce = (freshness: Freshness): Promise<TicketColumns> => {
    const key = keyOf(freshness);
    if (latest?.key === key) return latest.columns.then(withLightsOfNow);
    const columns = loadTicketColumns(reading, freshness);
    const loading = { key, columns };
    latest = loading;
    columns.catch(() => {
      if (latest === loading) latest = undefined;
    });
    return columns.then(withLightsOfNow);
  };
  const onOther = (freshness: Freshness, netRevision: number): Promise<TicketColumns> => {
    const key = `${keyOf(freshness)} ${netRevision}`;
    const columns =
      others.get(key) ?? inForce(freshness).then((base) => ticketColumnsOn(reading, base, netRevision));
    others.delete(key);
    others.set(key, columns);
    columns.catch(() => others.delete(key));
    for (const oldest of [...others.keys()].slice(0, -otherNets)) others.delete(oldest);
    return columns.then(withLightsOfNow);
  };
  return {
    get: (freshness, netRevision = freshness.netRevision?.id) =>
      netRevision === undefined || netRevision === freshness.netRevision?.id
        ? inForce(freshness)
        : onOther(freshness, netRevision),
    async warm() {
      await inForce(await reading(getFreshness));
    },
  };
};

const withLightsOfNow = (columns: TicketColumns): TicketColumns => {
  columns.openDeadlines.refresh(columns.light, Date.now());
  return columns;
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
  const writer = new TicketArrayWriter(size, cells, units);
  let afterId = 0;
  for (;;) {
    const rows = await reading((sql) => listTicketColumns(sql, netRevision, afterId, rowsPerQuestion));
    writer.add(rows);
    afterId = rows.at(-1)?.id ?? afterId;
    if (rows.length < rowsPerQuestion) break;
  }
  const build = freshness.builds.get('tickets') ?? 0;
  const unitPlaces = new Map(units.map(({ id }, place) => [id, place]));
  const arrays = writer.finish();
  return {
    ...{ build, netRevision, cells, units, categories },
    ...arrays,
    parent: Int32Array.from(units, ({ parentId }) => unitPlaces.get(parentId ?? '') ?? none),
    firstDay: arrays.day[0] ?? null,
    lastDay: arrays.size === 0 ? null : (arrays.day[arrays.size - 1] ?? null),
  };
};
