import type { Sql } from '../db/sql.ts';
import { importIsActive } from './visible.ts';

export interface TileBuildingRow {
  readonly id: number;
  readonly use: string;
  readonly floors: number | null;
  readonly geometry: Uint8Array;
}

/** One page of buildings, by permanent id. */
export const listTileBuildings = (sql: Sql, afterId: number, limit: number): Promise<TileBuildingRow[]> =>
  // Which buildings follow this one, with their outlines?
  sql<TileBuildingRow[]>`
    select building.feature_id as id, building.use, building.floors, st_asbinary(building.geom) as geometry
    from building
    where building.feature_id > ${afterId} and ${importIsActive(sql, 'building')}
    order by building.feature_id limit ${limit}`;
