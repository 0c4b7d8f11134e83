import { categories } from '../../data/demo/society/categories.ts';
import { buildSociety } from '../../data/demo/society/society.ts';
import { generateTickets } from '../../data/demo/society/tickets/generate.ts';
import { plantedTruths } from '../../data/demo/society/tickets/planted.ts';
import type { PlantedTruth } from '../../data/demo/society/tickets/planted-truth.ts';
import { buildTown } from '../../data/demo/town/build-town.ts';
import { findHotSpotAlerts } from '../answers/alert-hot-spots.ts';
import { type FoundAlert, type ScanInput, scanForAlerts } from '../answers/alert-scan.ts';
import { TicketArrayWriter } from '../answers/ticket-arrays.ts';
import type { TicketColumns } from '../answers/ticket-columns.ts';
import { dayNumber } from '../answers/ticket-filter.ts';
import { unitsOfLevel } from '../answers/unit-counts.ts';
import type { TicketRow } from '../contract/ticket-rows.ts';
import { locatorOf } from '../engines/net/locate-point.ts';
import { queenNeighbours } from '../engines/stats/spatial-weights.ts';
import type { TicketColumnRow } from '../queries/ticket-columns.ts';

const lookBackDays = 365;
const readDays = 430;
const shanghaiMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;
const withheldTypes = new Set(['report', 'petition']);

/** The demo district of a seed in memory, scanned as the daily job scans it for the first time. */
export const scanDemo = (
  seed: number,
  anchorDate: string,
  ticketCount: number,
): { readonly truths: readonly PlantedTruth[]; readonly alerts: readonly FoundAlert[] } => {
  const town = buildTown({ seed });
  const society = buildSociety(town, { anchorDate });
  const units = town.units.map((unit, place) => ({ ...unit, featureId: place + 1 }));
  const leaves = units.filter(({ leaf }) => leaf);
  const locateLeaf = locatorOf(leaves);
  const locateCompound = locatorOf(town.compounds.map(({ polygon }) => ({ polygons: [polygon] })));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const communityOf = (id: string): string => {
    const unit = byId.get(id);
    return unit === undefined || unit.level === 'community' ? id : communityOf(unit.parentId ?? '');
  };
  const communities = units.filter(({ level }) => level === 'community').map(({ id }) => id);
  const communityPlaces = new Map(communities.map((id, place) => [id, place]));
  const today = dayNumber(anchorDate);
  const reporters = new Map<string, number>();
  const scan: Record<keyof ScanInput['tickets'], number[]> = {
    ...{ day: [], closedDay: [], category: [], community: [], compound: [], reporter: [] },
  };
  const rows: TicketColumnRow[] = [];
  const dayOf = (ms: number): number => Math.floor((ms + shanghaiMs) / dayMs);
  const addToScan = (ticket: TicketRow, leafId: string | null): void => {
    const fine = ['point', 'building', 'compound'].includes(ticket.matchLevel);
    const { point, reporterHash } = ticket;
    if (reporterHash !== null && !reporters.has(reporterHash)) reporters.set(reporterHash, reporters.size);
    const isPlaced = leafId !== null && (fine || ticket.matchLevel === 'community');
    scan.day.push(dayOf(ticket.receivedAt));
    scan.closedDay.push(ticket.closedAt === null ? -1 : dayOf(ticket.closedAt));
    scan.category.push(ticket.categoryId);
    scan.community.push(isPlaced ? (communityPlaces.get(communityOf(leafId)) ?? -1) : -1);
    scan.compound.push(fine && point !== null ? locateCompound(point[0], point[1]) : -1);
    scan.reporter.push(reporterHash === null ? -1 : (reporters.get(reporterHash) ?? -1));
  };
  for (const ticket of generateTickets(town, society, { count: ticketCount, days: 730 })) {
    const leaf = ticket.point === null ? undefined : leaves[locateLeaf(ticket.point[0], ticket.point[1])];
    const withheld = ticket.confidential || withheldTypes.has(ticket.requestType);
    if (!withheld && dayOf(ticket.receivedAt) > today - readDays) addToScan(ticket, leaf?.id ?? null);
    rows.push(columnRow(ticket, dayOf(ticket.receivedAt), withheld, leaf?.featureId ?? null));
  }
  const input: ScanInput = {
    tickets: {
      day: Int32Array.from(scan.day),
      closedDay: Int32Array.from(scan.closedDay),
      category: Int16Array.from(scan.category),
      community: Int32Array.from(scan.community),
      compound: Int32Array.from(scan.compound),
      reporter: Int32Array.from(scan.reporter),
    },
    ground: {
      communities,
      compounds: town.compounds.map(({ id, households, communityId }) => ({
        ...{ id, households, community: communityPlaces.get(communityId) ?? -1 },
      })),
      categories: categories.filter(({ parentId }) => parentId !== null).map(({ id }) => id),
    },
    ...{ today, lookBackDays },
  };
  const columns = columnsOf(rows, units);
  const { places } = unitsOfLevel(columns, 'micro-grid');
  const outlines = Array.from(places, (place) => units[place]?.polygons.flat(3) ?? []);
  const hotSpots = findHotSpotAlerts(columns, queenNeighbours(outlines), today);
  return { truths: plantedTruths(town, society), alerts: [...scanForAlerts(input), ...hotSpots] };
};

const columnRow = (
  ticket: TicketRow,
  day: number,
  withheld: boolean,
  featureId: number | null,
): TicketColumnRow => ({
  id: ticket.id,
  day,
  hour: Math.floor(((ticket.receivedAt + shanghaiMs) % dayMs) / 3_600_000),
  categoryId: ticket.categoryId,
  withheld,
  matchLevel: ticket.matchLevel,
  hasPoint: ticket.point !== null,
  ...{ cellEast: null, cellNorth: null, featureId, source: ticket.source, requestType: ticket.requestType },
  ...{ state: ticket.state, assessedStreetId: null, officeId: null, openSince: null, openDue: null },
  facts: ticket.point === null ? 0 : 1 << 15,
});

type DemoUnit = ReturnType<typeof buildTown>['units'][number] & { readonly featureId: number };

const columnsOf = (rows: readonly TicketColumnRow[], units: readonly DemoUnit[]): TicketColumns => {
  const netUnits = units.map(({ id, featureId, parentId, level, code, name, households, people }) => ({
    ...{ id, featureId, parentId, level, code, name, households, people },
  }));
  const writer = new TicketArrayWriter(rows.length, [], netUnits);
  writer.add(rows);
  const arrays = writer.finish();
  const places = new Map(units.map(({ id }, place) => [id, place]));
  return {
    ...arrays,
    ...{ build: 1, netRevision: 1, cells: [], units: netUnits, categories },
    parent: Int32Array.from(units, ({ parentId }) => places.get(parentId ?? '') ?? -1),
    firstDay: arrays.day[0] ?? null,
    lastDay: arrays.day[arrays.size - 1] ?? null,
  };
};
