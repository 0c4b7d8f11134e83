import type { TileLayerName } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';
import { importIsActive, unitsOfNet } from './visible.ts';

export type TileBounds = [west: number, south: number, east: number, north: number];

/** Extent of what a layer shows at a net revision, in EPSG:4326; null while it is empty. */
export const getTileBounds = async (
  sql: Sql,
  layer: TileLayerName,
  netRevision: number,
): Promise<TileBounds | null> => {
  // How far does the layer reach?
  const [row] = await sql<{ west: number | null; south: number; east: number; north: number }[]>`
    select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
    from (select st_extent(geom) as box from ${rowsOf(sql, layer, netRevision)} as shown) as extent`;
  return row === undefined || row.west === null ? null : [row.west, row.south, row.east, row.north];
};

const rowsOf = (sql: Sql, layer: TileLayerName, netRevision: number) => {
  switch (layer) {
    case 'areas':
    case 'grids':
      return unitsOfNet(sql, netRevision);
    case 'compounds':
      return sql`(select geom from compound where ${importIsActive(sql, 'compound')})`;
    case 'buildings':
      return sql`(select geom from building where ${importIsActive(sql, 'building')})`;
    case 'base':
      return sql`(select geom from base_feature where ${importIsActive(sql, 'base_feature')})`;
  }
};

/** Whether there is such a net revision. */
export const hasNetRevision = async (sql: Sql, netRevision: number): Promise<boolean> => {
  // Is there a net revision of this number?
  const [row] = await sql<{ found: boolean }[]>`
    select exists (select from net_revision where id = ${netRevision}) as found`;
  return row?.found === true;
};
