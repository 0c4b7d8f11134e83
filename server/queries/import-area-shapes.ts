import type { Sql } from '../db/sql.ts';

/** A shape of an import that is not yet in any table: GeoJSON text in EPSG:4326. */
export interface Shape {
  readonly position: number;
  readonly geometry: string;
}

export interface PlacedFigure {
  readonly areaSquareMeters: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** Overlays are computed on a grid of about a tenth of a millimetre: the embedded GEOS needs one. */
const gridDegrees = 1e-9;

/** Shapes that are not valid, with the reason, the place and the area in the given metric system. */
export const listInvalidShapes = (
  sql: Sql,
  shapes: readonly Shape[],
  epsg: number,
): Promise<(PlacedFigure & { position: number; reason: string })[]> =>
  // Which shapes cross or touch themselves, and where?
  sql`
    select item.position, detail.reason, st_x(detail.location) as longitude, st_y(detail.location) as latitude,
      abs(st_area(st_transform(item.geom, ${epsg}::int))) as "areaSquareMeters"
    from (
      select position, st_setsrid(st_geomfromgeojson(geometry), 4326) as geom
      from unnest(${positionsOf(sql, shapes)}, ${geometriesOf(sql, shapes)}) as given (position, geometry)
    ) as item, lateral st_isvaliddetail(item.geom) as detail
    where not detail.valid
    order by item.position`;

/** Pairs of valid shapes that share an area, with a place in it. */
export const listOverlaps = (
  sql: Sql,
  shapes: readonly Shape[],
  pairs: readonly (readonly [first: number, second: number])[],
  epsg: number,
): Promise<(PlacedFigure & { first: number; second: number })[]> =>
  // Which of these pairs overlap, where and by how much?
  sql`
    with item as materialized (
      select position, st_setsrid(st_geomfromgeojson(geometry), 4326) as geom
      from unnest(${positionsOf(sql, shapes)}, ${geometriesOf(sql, shapes)}) as given (position, geometry)
    ), shared as (
      select pair.first, pair.second,
        st_collectionextract(st_intersection(one.geom, other.geom, ${gridDegrees}::float8), 3) as geom
      from unnest(${firstsOf(sql, pairs)}, ${secondsOf(sql, pairs)}) as pair (first, second)
      join item as one on one.position = pair.first
      join item as other on other.position = pair.second
      where st_intersects(one.geom, other.geom)
    )
    select first, second, st_area(st_transform(geom, ${epsg}::int)) as "areaSquareMeters",
      st_x(st_pointonsurface(geom)) as longitude, st_y(st_pointonsurface(geom)) as latitude
    from shared where not st_isempty(geom)
    order by first, second`;

/** What of each first shape lies outside of the second, with a place in it. */
export const listOutside = (
  sql: Sql,
  shapes: readonly Shape[],
  pairs: readonly (readonly [child: number, parent: number])[],
  epsg: number,
): Promise<(PlacedFigure & { first: number; second: number })[]> =>
  // Which children lie partly outside of their parents, where and by how much?
  sql`
    with item as materialized (
      select position, st_setsrid(st_geomfromgeojson(geometry), 4326) as geom
      from unnest(${positionsOf(sql, shapes)}, ${geometriesOf(sql, shapes)}) as given (position, geometry)
    ), outside as (
      select pair.first, pair.second,
        st_collectionextract(st_difference(child.geom, parent.geom, ${gridDegrees}::float8), 3) as geom
      from unnest(${firstsOf(sql, pairs)}, ${secondsOf(sql, pairs)}) as pair (first, second)
      join item as child on child.position = pair.first
      join item as parent on parent.position = pair.second
    )
    select first, second, st_area(st_transform(geom, ${epsg}::int)) as "areaSquareMeters",
      st_x(st_pointonsurface(geom)) as longitude, st_y(st_pointonsurface(geom)) as latitude
    from outside where not st_isempty(geom)
    order by first, second`;

/** Pairs whose second shape covers an inner point of the first. */
export const listCovering = (
  sql: Sql,
  shapes: readonly Shape[],
  pairs: readonly (readonly [child: number, parent: number])[],
): Promise<{ first: number; second: number }[]> =>
  // Which of the possible parents does each shape lie in?
  sql`
    with item as materialized (
      select position, st_setsrid(st_geomfromgeojson(geometry), 4326) as geom
      from unnest(${positionsOf(sql, shapes)}, ${geometriesOf(sql, shapes)}) as given (position, geometry)
    )
    select pair.first, pair.second
    from unnest(${firstsOf(sql, pairs)}, ${secondsOf(sql, pairs)}) as pair (first, second)
    join item as child on child.position = pair.first
    join item as parent on parent.position = pair.second
    where st_covers(parent.geom, st_pointonsurface(child.geom))
    order by pair.first, pair.second`;

/** Area of each valid shape in the given metric system, and a point inside of it. */
export const measureShapes = (
  sql: Sql,
  shapes: readonly Shape[],
  epsg: number,
): Promise<(PlacedFigure & { position: number })[]> =>
  // How large is each shape, and where may its label stand?
  sql`
    select position, st_area(st_transform(geom, ${epsg}::int)) as "areaSquareMeters",
      st_x(st_pointonsurface(geom)) as longitude, st_y(st_pointonsurface(geom)) as latitude
    from (
      select position, st_setsrid(st_geomfromgeojson(geometry), 4326) as geom
      from unnest(${positionsOf(sql, shapes)}, ${geometriesOf(sql, shapes)}) as given (position, geometry)
    ) as item
    order by position`;

/** The union of valid shapes as GeoJSON text. */
export const uniteShapes = async (sql: Sql, shapes: readonly Shape[]): Promise<string> => {
  // What do all shapes cover together?
  const [row] = await sql<{ geometry: string }[]>`
    select st_asgeojson(st_multi(st_union(geom, ${gridDegrees}::float8)), 15) as geometry
    from (
      select st_setsrid(st_geomfromgeojson(geometry), 4326) as geom
      from unnest(${geometriesOf(sql, shapes)}) as given (geometry)
    ) as item`;
  if (row === undefined) throw new Error('the union gave nothing');
  return row.geometry;
};

export interface OutlineFigures {
  readonly areaSquareMeters: number;
  /** South-west corner in the metric system, rounded down to a kilometre. */
  readonly originEastMeters: number;
  readonly originNorthMeters: number;
  /** A point inside, where a label may stand. */
  readonly longitude: number;
  readonly latitude: number;
  readonly holes: readonly PlacedFigure[];
}

/** Figures of an outline (GeoJSON text, EPSG:4326), its holes with the largest first; null when it is not valid. */
export const describeOutline = async (
  sql: Sql,
  geometry: string,
  epsg: number,
): Promise<OutlineFigures | null> => {
  // Is the outline valid?
  const [checked] = await sql<{ isValid: boolean }[]>`
    select st_isvalid(st_geomfromgeojson(${geometry}::text)) as "isValid"`;
  if (checked?.isValid !== true) return null;
  // How large is it, where may its label stand, and where does the metric system begin to count?
  const [outline] = await sql<Omit<OutlineFigures, 'holes'>[]>`
    select st_area(metric) as "areaSquareMeters",
      (floor(st_xmin(metric) / 1000) * 1000)::int as "originEastMeters",
      (floor(st_ymin(metric) / 1000) * 1000)::int as "originNorthMeters",
      st_x(inside) as longitude, st_y(inside) as latitude
    from (
      select st_transform(geom, ${epsg}::int) as metric, st_pointonsurface(geom) as inside
      from (select st_setsrid(st_geomfromgeojson(${geometry}::text), 4326) as geom) as given
    ) as item`;
  if (outline === undefined) throw new Error('the outline gave nothing');
  // Which holes does it have, and how large are they?
  const holes = await sql<PlacedFigure[]>`
    select st_area(st_transform(hole, ${epsg}::int)) as "areaSquareMeters",
      st_x(st_centroid(hole)) as longitude, st_y(st_centroid(hole)) as latitude
    from (
      select st_makepolygon(st_exteriorring(ring.geom)) as hole
      from st_dump(st_setsrid(st_geomfromgeojson(${geometry}::text), 4326)) as part,
        lateral st_dumprings(part.geom) as ring
      where ring.path[1] > 0
    ) as gap
    order by 1 desc`;
  return { ...outline, holes };
};

const positionsOf = (sql: Sql, shapes: readonly Shape[]) =>
  sql`${sql.array(shapes.map((shape) => shape.position))}::int[]`;
const geometriesOf = (sql: Sql, shapes: readonly Shape[]) =>
  sql`${sql.array(shapes.map((shape) => shape.geometry))}::text[]`;
const firstsOf = (sql: Sql, pairs: readonly (readonly [number, number])[]) =>
  sql`${sql.array(pairs.map(([first]) => first))}::int[]`;
const secondsOf = (sql: Sql, pairs: readonly (readonly [number, number])[]) =>
  sql`${sql.array(pairs.map(([, second]) => second))}::int[]`;
