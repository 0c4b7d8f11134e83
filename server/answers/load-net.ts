import { AppError } from '../contract/app-error.ts';
import type { Sql } from '../db/sql.ts';
import { addLines } from '../engines/net/arc-bytes.ts';
import { Net } from '../engines/net/net.ts';
import { tierOf } from '../engines/net/unit.ts';
import { readNetArcs } from '../queries/net-arcs.ts';
import { listStoredUnits, type NetUnitRow } from '../queries/net-units.ts';
import { unitOfStored } from './stored-unit.ts';

const unitsPerQuestion = 20_000;
const arcsPerQuestion = 50_000;

/**
 * The net of a revision from its stored units and arcs, in integer centimetres of the district's frame. The net is the
 * caller's own: it may be changed. Pages are read one after the other, so ask within one transaction or keep the
 * revision from being withdrawn. Throws AppError `not-found` for a revision without units, `net-without-arcs` where
 * units are stored without their lines.
 */
export const loadNet = async (sql: Sql, revisionId: number): Promise<Net> => {
  const net = new Net();
  const slots = putUnits(net, await listAllUnits(sql, revisionId));
  if (net.unitCount === 0) throw new AppError('not-found', { what: `net revision ${revisionId}` });
  const slotOf = (featureId: number): number => {
    const slot = slots[featureId];
    if (slot === undefined || slot === 0)
      throw new RangeError(`an arc of a unit that is not there: ${featureId}`);
    return slot;
  };
  let count = 0;
  for (let afterId = 0; ; ) {
    const page = await readNetArcs(sql, revisionId, afterId, arcsPerQuestion);
    if (page === null) break;
    count += addLines(net, page.bytes, slotOf);
    afterId = page.lastId;
  }
  if (count === 0) throw new AppError('net-without-arcs', { revision: revisionId });
  return net;
};

const listAllUnits = async (sql: Sql, revisionId: number): Promise<NetUnitRow[]> => {
  const units: NetUnitRow[] = [];
  for (;;) {
    const afterId = units.at(-1)?.featureId ?? 0;
    const page = await listStoredUnits(sql, revisionId, afterId, unitsPerQuestion);
    for (const row of page) units.push(row);
    if (page.length < unitsPerQuestion) return units;
  }
};

/** Parents first; gives the slots by feature id. */
const putUnits = (net: Net, rows: readonly NetUnitRow[]): Int32Array => {
  const slots = new Int32Array((rows.at(-1)?.featureId ?? 0) + 1);
  for (let tier = 0; tier <= 4; tier += 1)
    for (const row of rows)
      if (tierOf[row.level] === tier) slots[row.featureId] = net.putUnit(unitOfStored(row));
  return slots;
};
