import type { Sql } from '../db/sql.ts';
import { certify, type NetFault } from '../engines/net/certificate.ts';
import { outlineDrift, roundingCentimetres } from '../engines/net/outline-drift.ts';
import { hashOfUnits } from '../engines/net/unit-hash.ts';
import type { LocalFrame } from '../ingest/local-frame.ts';
import type { DatabaseFault } from '../queries/net-certificate.ts';
import { outlineRevisionOf } from '../queries/net-outlines.ts';
import { readStoredDistrict, type StoredNet } from './stored-outlines.ts';

/** What a net is found to be, by whoever looked at it. */
export interface NetVerdict {
  readonly units: number;
  /** SHA-256 of units and rings: the same for the same rings, whoever computes it. */
  readonly hash: string;
  /** Centimetres by which rounding put the district's outline beside the imported one. */
  readonly driftCentimetres: number;
  readonly faults: readonly (NetFault | DatabaseFault)[];
}

/**
 * The certificate of a net in TypeScript, over its outlines as they are stored. What of them is not on the grid is a
 * fault; the district's outline may lie beside the imported one by as much as rounding moves a line.
 */
export const verifyNet = async (
  sql: Sql,
  netRevision: number,
  frame: LocalFrame,
  { units, faults }: StoredNet,
): Promise<NetVerdict> => {
  const own = units.find(({ unit }) => unit.parentId === null)?.polygons ?? [];
  const imported = await readStoredDistrict(sql, await outlineRevisionOf(sql, netRevision), frame);
  const { centimetres } = outlineDrift(imported, own);
  const certificate = certify(units, centimetres <= roundingCentimetres ? own : imported);
  return {
    units: units.length,
    hash: certificate.ok ? certificate.hash : hashOfUnits(units),
    driftCentimetres: centimetres,
    faults: certificate.ok ? faults : [...faults, ...certificate.faults],
  };
};
