import type { Sql } from '../db/sql.ts';
import { importIsActive } from './visible.ts';

export interface TileCompoundRow {
  readonly id: number;
  readonly name: string;
  /** First tag of the scheme that the map shows; null where there is none. */
  readonly type: string | null;
  readonly geometry: Uint8Array;
  readonly labelPoint: Uint8Array;
}

/** One page of compounds with their type in a scheme, by permanent id. */
export const listTileCompounds = (
  sql: Sql,
  scheme: string,
  afterId: number,
  limit: number,
): Promise<TileCompoundRow[]> =>
  // Which compounds follow this one, with their outlines, label places and types?
  sql<TileCompoundRow[]>`
    select compound.feature_id as id, compound.name,
      (select min(tag.term) from compound_tag as tag
        where tag.compound_id = compound.id and tag.scheme = ${scheme}) as type,
      st_asbinary(compound.geom) as geometry, st_asbinary(compound.label_point) as "labelPoint"
    from compound
    where compound.feature_id > ${afterId} and ${importIsActive(sql, 'compound')}
    order by compound.feature_id limit ${limit}`;

export interface TileEntranceRow {
  /** Permanent id of the compound it leads to. */
  readonly compound: number;
  readonly kind: string;
  readonly wheelchair: boolean | null;
  readonly geometry: Uint8Array;
}

/** The entrances of the compounds from one permanent id to another, both included. */
export const listTileEntrances = (sql: Sql, firstId: number, lastId: number): Promise<TileEntranceRow[]> =>
  // Where can one enter these compounds?
  sql<TileEntranceRow[]>`
    select compound.feature_id as compound, entrance.kind, entrance.wheelchair,
      st_asbinary(entrance.geom) as geometry
    from compound_entrance as entrance
    join compound on compound.id = entrance.compound_id
    where compound.feature_id between ${firstId} and ${lastId}
    order by compound.feature_id, entrance.id`;
