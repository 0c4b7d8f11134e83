import type { Sql } from '../db/sql.ts';
import { importIsActive } from './visible.ts';

export const baseKinds = ['water', 'green', 'land-use', 'road', 'railway', 'place'] as const;
export type BaseKind = (typeof baseKinds)[number];

export interface TileBaseRow {
  readonly id: number;
  readonly kind: BaseKind;
  readonly class: string;
  readonly name: string | null;
  readonly nameEn: string | null;
  /** 1 is the most important. */
  readonly rank: number;
  readonly geometry: Uint8Array;
}

/** One page of what the base map draws, by id. */
export const listTileBaseFeatures = (sql: Sql, afterId: number, limit: number): Promise<TileBaseRow[]> =>
  // Which features of the base map follow this one?
  sql<TileBaseRow[]>`
    select base_feature.id, base_feature.kind, base_feature.class, base_feature.name,
      base_feature.name_en as "nameEn", base_feature.rank, st_asbinary(base_feature.geom) as geometry
    from base_feature
    where base_feature.id > ${afterId} and ${importIsActive(sql, 'base_feature')}
    order by base_feature.id limit ${limit}`;
