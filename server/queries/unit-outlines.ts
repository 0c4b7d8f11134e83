import type { UnitLevel } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';
import { unitsOfNet } from './visible.ts';

export interface UnitOutlineRow {
  readonly featureId: number;
  /** Well-known binary, EPSG:4326; neighbours carry the same vertices. */
  readonly geometry: Uint8Array;
}

/** One page of the outlines of some levels of a net, by permanent id. */
export const listUnitOutlines = (
  sql: Sql,
  netRevision: number,
  levels: readonly UnitLevel[],
  afterId: number,
  limit: number,
): Promise<UnitOutlineRow[]> =>
  // What do the next units of these levels look like?
  sql<UnitOutlineRow[]>`
    select unit.feature_id as "featureId", st_asbinary(version.geom) as geometry
    from ${unitsOfNet(sql, netRevision)} as version join unit on unit.id = version.unit_id
    where version.level = any (${sql.array([...levels])}::text[]) and unit.feature_id > ${afterId}
    order by unit.feature_id limit ${limit}`;
