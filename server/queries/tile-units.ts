import type { UnitLevel } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';
import { unitsOfNet } from './visible.ts';

export interface TileUnitRow {
  readonly id: number;
  readonly level: UnitLevel;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly use: string | null;
  /** Well-known binary, EPSG:4326. */
  readonly geometry: Uint8Array;
  readonly labelPoint: Uint8Array;
}

/** One page of the units of all levels in force at a net revision, by permanent id. */
export const listTileUnits = (
  sql: Sql,
  netRevision: number,
  afterId: number,
  limit: number,
): Promise<TileUnitRow[]> =>
  // Which units follow this one, with their outlines and label places?
  sql<TileUnitRow[]>`
    select unit.feature_id as id, version.level, version.code, version.name, version.name_en as "nameEn",
      version.use, st_asbinary(version.geom) as geometry, st_asbinary(version.label_point) as "labelPoint"
    from ${unitsOfNet(sql, netRevision)} as version
    join unit on unit.id = version.unit_id
    where unit.feature_id > ${afterId}
    order by unit.feature_id limit ${limit}`;
