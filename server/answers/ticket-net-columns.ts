import type { Reading } from '../queries/reading.ts';
import { listMovedTickets, listNetUnits } from '../queries/ticket-columns.ts';
import { none } from './ticket-arrays.ts';
import type { TicketColumns } from './ticket-columns.ts';
import { divisions } from './ticket-division.ts';

const rowsPerQuestion = 20_000;

/**
 * Columns as they are on another net: units, leaves and what lies outside are those of that net, everything else is
 * shared. Reads only the tickets that lie elsewhere there.
 */
export const ticketColumnsOn = async (
  reading: Reading,
  base: TicketColumns,
  netRevision: number,
): Promise<TicketColumns> => {
  const units = await reading((sql) => listNetUnits(sql, netRevision));
  const places = new Map(units.map(({ featureId }, place) => [featureId, place]));
  const placeOf = (featureId: number | null): number =>
    featureId === null ? none : (places.get(featureId) ?? none);
  const placesOfBase = Int32Array.from(base.units, ({ featureId }) => placeOf(featureId));
  const leaf = base.leaf.map((place) => placesOfBase[place] ?? none);
  const moved = await listAllMoved(reading, base.netRevision, netRevision);
  if (moved.size > 0)
    for (const [ticket, id] of base.id.subarray(0, base.size).entries()) {
      const featureId = moved.get(id);
      if (featureId !== undefined) leaf[ticket] = placeOf(featureId);
    }
  const unitPlaces = new Map(units.map(({ id }, place) => [id, place]));
  const parent = Int32Array.from(units, ({ parentId }) => unitPlaces.get(parentId ?? '') ?? none);
  return { ...base, netRevision, units, parent, leaf, division: divisionsOn(base, leaf) };
};

const [inCell, outside] = [divisions.indexOf('inCell'), divisions.indexOf('outside')];

/** Whether a ticket with a cell lies in a unit is all that the net decides. */
const divisionsOn = ({ division }: TicketColumns, leaf: Int32Array): Uint8Array =>
  division.map((old, ticket) => {
    if (old !== inCell && old !== outside) return old;
    return leaf[ticket] === none ? outside : inCell;
  });

/** Tickets that lie elsewhere, with the number of their leaf; null outside. */
const listAllMoved = async (
  reading: Reading,
  fromNet: number,
  toNet: number,
): Promise<ReadonlyMap<number, number | null>> => {
  const all = new Map<number, number | null>();
  for (let afterId = 0; ; ) {
    const rows = await reading((sql) => listMovedTickets(sql, fromNet, toNet, afterId, rowsPerQuestion));
    for (const { id, featureId } of rows) all.set(id, featureId);
    if (rows.length < rowsPerQuestion) return all;
    afterId = rows.at(-1)?.id ?? afterId;
  }
};
