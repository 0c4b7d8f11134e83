import { levelMinZoom } from '../answers/tile-plan.ts';
import { areaLevels, gridLevels, type TileLayerName } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';
import type { TileAddress } from '../engines/tiles/tile-frame.ts';
import { unitsOfNet } from '../queries/visible.ts';

/** Layers whose polygons PostGIS can draw from one table; the base map has other rules per class. */
export const hasPeer = (layer: TileLayerName): boolean => layer !== 'base';

/**
 * The polygons of a layer by ST_AsMVT, as a table source of a tile server does it: same rows, same columns, same
 * buffer, without simplification, lines or labels.
 */
export const drawByDatabase = async (
  sql: Sql,
  layer: TileLayerName,
  netRevision: number,
  { z, x, y }: TileAddress,
): Promise<Uint8Array> => {
  // What does PostGIS make of this tile?
  const [row] = await sql<{ tile: Buffer }[]>`
    with envelope as materialized (
      select st_tileenvelope(${z}, ${x}, ${y}) as mercator,
        st_transform(st_tileenvelope(${z}, ${x}, ${y}, margin => 0.015625), 4326) as degrees
    )
    select st_asmvt(shown, ${layer}, 4096, 'geom', 'id') as tile
    from (
      select ${columnsOf(sql, layer)},
        st_asmvtgeom(st_transform(source.geom, 3857), envelope.mercator, 4096, 64) as geom
      from envelope, ${rowsOf(sql, layer, netRevision)}
      where source.geom && envelope.degrees ${levelsAt(sql, layer, z)}
    ) as shown`;
  return row?.tile ?? new Uint8Array();
};

const columnsOf = (sql: Sql, layer: TileLayerName) => {
  if (layer === 'areas') return sql`unit.feature_id as id, source.level, source.code`;
  if (layer === 'grids') return sql`unit.feature_id as id, source.level, source.code, source.use`;
  if (layer === 'compounds') {
    return sql`source.feature_id as id,
      (select min(term) from compound_tag where compound_id = source.id and scheme = 'wuhua') as type`;
  }
  return sql`source.feature_id as id, source.use, source.floors`;
};

const rowsOf = (sql: Sql, layer: TileLayerName, netRevision: number) => {
  if (layer === 'compounds') return sql`compound as source`;
  if (layer === 'buildings') return sql`building as source`;
  return sql`${unitsOfNet(sql, netRevision)} as source join unit on unit.id = source.unit_id`;
};

const levelsAt = (sql: Sql, layer: TileLayerName, z: number) => {
  if (layer !== 'areas' && layer !== 'grids') return sql``;
  const levels = layer === 'areas' ? areaLevels : gridLevels;
  return sql`and source.level in ${sql(levels.filter((level) => levelMinZoom[level] <= z))}`;
};
