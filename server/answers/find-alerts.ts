import type { NewAlert } from '../queries/alert-keeping.ts';
import { getLatestScan } from '../queries/alert-summary.ts';
import { listScanCompounds, listScanTickets } from '../queries/alert-tickets.ts';
import { getFreshness } from '../queries/freshness.ts';
import type { Reading } from '../queries/reading.ts';
import { findHotSpotAlerts } from './alert-hot-spots.ts';
import { type FoundAlert, type ScanGround, type ScanTickets, scanForAlerts } from './alert-scan.ts';
import { none } from './ticket-arrays.ts';
import type { TicketColumnStore, TicketColumns } from './ticket-columns.ts';
import { dayNumber, dayText } from './ticket-filter.ts';
import type { NeighbourStore } from './unit-neighbours.ts';
import { ValueList } from './value-list.ts';

const rowsPerQuestion = 5_000;
/** The first scan looks back a year, later ones as far as since the last and two weeks. */
const firstLookBackDays = 365;
const overlapDays = 14;
/** Rises are compared with the same days of last year. */
const readDays = 430;

/** What a scan found, and what it looked at: the data up to a day, with the stamp that they had. */
export interface AlertScan {
  readonly day: string;
  readonly stamp: string;
  readonly alerts: readonly NewAlert[];
}

/** Where the scan reads. */
export interface ScanSources {
  readonly reading: Reading;
  readonly store: TicketColumnStore;
  readonly neighbours: NeighbourStore;
}

/**
 * Looks for alerts in the tickets as they are now; null where these were looked at already or there are none. `now`
 * keeps tickets with dates of the future out.
 */
export const findAlerts = async (sources: ScanSources, now: Date): Promise<AlertScan | null> => {
  const { reading, store, neighbours } = sources;
  const freshness = await reading(getFreshness);
  if (freshness.netRevision === null) return null;
  const columns = await store.get(freshness);
  if (columns.lastDay === null) return null;
  const today = Math.min(columns.lastDay, dayInShanghai(now));
  const stamp = `${columns.netRevision}-${columns.build}-${dayText(today)}`;
  const latest = await reading(getLatestScan);
  if (latest?.stamp === stamp) return null;
  const sinceLatest = latest === null ? Infinity : Math.max(0, today - dayNumber(latest.day)) + overlapDays;
  const lookBackDays = Math.min(firstLookBackDays, sinceLatest);
  const ground = await readGround(reading, columns);
  const tickets = await readTickets(reading, columns, today, ground);
  const around = await neighbours.get(columns, 'micro-grid');
  const found = [
    ...scanForAlerts({ tickets, ground, today, lookBackDays }),
    ...findHotSpotAlerts(columns, around, today),
  ];
  return { day: dayText(today), stamp, alerts: [...lastOfEach(found)].map(toRow) };
};

const dayInShanghai = (now: Date): number =>
  dayNumber(new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));

/** Two clusters of one community are one alert: the later one, for a key comes once. */
const lastOfEach = (found: readonly FoundAlert[]): Iterable<FoundAlert> =>
  new Map(found.map((alert) => [alert.key, alert])).values();

const toRow = ({ fromDay, untilDay, ...alert }: FoundAlert): NewAlert => ({
  ...alert,
  fromDay: dayText(fromDay),
  untilDay: dayText(untilDay),
});

const readGround = async (reading: Reading, { units, categories }: TicketColumns): Promise<ScanGround> => {
  const compounds = await reading(listScanCompounds);
  const communities = units.filter(({ level }) => level === 'community').map(({ id }) => id);
  const places = new Map(communities.map((id, place) => [id, place]));
  const parents = new Set(categories.map(({ parentId }) => parentId));
  return {
    communities,
    compounds: compounds.map(({ id, households, communityId }) => ({
      id,
      households: households ?? 0,
      community: places.get(communityId ?? '') ?? none,
    })),
    categories: categories.filter(({ id }) => !parents.has(id)).map(({ id }) => id),
  };
};

/** Gives the place among the communities of the one that a unit lies in. */
const communityFinder = (
  { units, parent }: TicketColumns,
  communities: readonly string[],
): ((unitId: string | null) => number) => {
  const unitPlaces = new Map(units.map(({ id }, place) => [id, place]));
  const communityPlaces = new Map(communities.map((id, place) => [id, place]));
  return (unitId) => {
    let at = unitPlaces.get(unitId ?? '') ?? none;
    while (at !== none && units[at]?.level !== 'community') at = parent[at] ?? none;
    return communityPlaces.get(units[at]?.id ?? '') ?? none;
  };
};

const readTickets = async (
  reading: Reading,
  columns: TicketColumns,
  today: number,
  { communities, compounds }: ScanGround,
): Promise<ScanTickets> => {
  const communityOf = communityFinder(columns, communities);
  const compoundPlaces = new Map(compounds.map(({ id }, place) => [id, place]));
  const reporters = new ValueList();
  const lists: Record<keyof ScanTickets, number[]> = {
    ...{ day: [], closedDay: [], category: [], community: [], compound: [], reporter: [] },
  };
  const sinceDay = dayText(today - readDays);
  for (let afterId = 0; ; ) {
    const page = await reading((sql) =>
      listScanTickets(sql, columns.netRevision, sinceDay, afterId, rowsPerQuestion),
    );
    for (const row of page) {
      afterId = row.id;
      if (row.day > today) continue;
      lists.day.push(row.day);
      lists.closedDay.push(row.closedDay ?? none);
      lists.category.push(row.categoryId ?? none);
      lists.community.push(communityOf(row.leafId));
      lists.compound.push(compoundPlaces.get(row.compoundId ?? '') ?? none);
      lists.reporter.push(reporters.placeOf(row.reporter));
    }
    if (page.length < rowsPerQuestion) break;
  }
  return {
    day: Int32Array.from(lists.day),
    closedDay: Int32Array.from(lists.closedDay),
    category: Int16Array.from(lists.category),
    community: Int32Array.from(lists.community),
    compound: Int32Array.from(lists.compound),
    reporter: Int32Array.from(lists.reporter),
  };
};
