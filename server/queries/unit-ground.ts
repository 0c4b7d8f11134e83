import type { Sql } from '../db/sql.ts';
import { importIsActive } from './visible.ts';

/** West, south, east, north in EPSG:4326. */
export type GroundBox = readonly [west: number, south: number, east: number, north: number];

/** A building with its ground plan as well-known binary in metres of the district's projected system. */
export interface GroundBuildingRow {
  readonly id: string;
  readonly name: string;
  readonly households: number;
  readonly people: number;
  /** The middle of the ground plan, by which it counts for a unit; same system. */
  readonly eastMeters: number;
  readonly northMeters: number;
  readonly geometry: Uint8Array;
}

/** Buildings that reach into a box. */
export const listGroundBuildings = (
  sql: Sql,
  [west, south, east, north]: GroundBox,
): Promise<GroundBuildingRow[]> =>
  // Which buildings stand here, with their ground plans and who lives in them?
  sql<GroundBuildingRow[]>`
    select building.id, coalesce(building.address, building.name) as name, building.households, building.people,
      st_x(middle.at) as "eastMeters", st_y(middle.at) as "northMeters",
      st_asbinary(st_transform(building.geom, district.epsg)) as geometry
    from building cross join district
    cross join lateral (select st_transform(st_centroid(building.geom), district.epsg) as at) as middle
    where building.geom && st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)
      and ${importIsActive(sql, 'building')}
    order by building.id`;

/** A road or a wall as well-known binary in metres of the district's projected system. */
export interface GroundGuideRow {
  readonly kind: 'road' | 'wall';
  readonly geometry: Uint8Array;
}

/** Centre lines of streets, and walls around compounds, that reach into a box; no paths, which lead to doors. */
export const listGroundGuides = (
  sql: Sql,
  [west, south, east, north]: GroundBox,
): Promise<GroundGuideRow[]> =>
  // Which roads and walls are here?
  sql<GroundGuideRow[]>`
    with box as (
      select st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326) as geom
    )
    select 'road' as kind, st_asbinary(st_transform(base_feature.geom, district.epsg)) as geometry
    from base_feature cross join district
    where base_feature.geom && (select box.geom from box) and base_feature.kind = 'road'
      and base_feature.class <> 'path' and ${importIsActive(sql, 'base_feature')}
    union all
    select 'wall', st_asbinary(st_transform(compound.geom, district.epsg))
    from compound cross join district
    where compound.geom && (select box.geom from box) and compound.enclosed
      and ${importIsActive(sql, 'compound')}
    order by kind, geometry`;
