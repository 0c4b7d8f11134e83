import type { Fragment, Sql } from '../db/sql.ts';
import type { Bbox } from './district.ts';

/**
 * Where the features of a collection come from: a select with `key` (integer, unique, lasting), `id`, `geom`
 * (EPSG:4326) and one column for each property, holding only what this kind of caller may see.
 */
export interface FeatureSource {
  readonly select: (sql: Sql, netRevision: number) => Fragment;
  /** Condition that a feature touches the box, where the geometry column is not to be asked. */
  readonly touches?: (sql: Sql, box: Bbox) => Fragment;
  /** Conditions that a property has a value, where comparing its column would be slow. */
  readonly hasValue?: Readonly<
    Record<string, (sql: Sql, netRevision: number, value: string | number | boolean) => Fragment>
  >;
  /** A table expression with `geom` that has the same extent, where that is quicker to ask. */
  readonly places?: (sql: Sql) => Fragment;
  /** The id of a feature is its key, else a uuid. */
  readonly idIsKey?: boolean;
  /** Column of type timestamptz that `datetime` selects by. */
  readonly timeColumn?: string;
}

export interface FeatureFilter {
  readonly netRevision: number;
  readonly bbox: Bbox | null;
  /** Properties that must have these values. */
  readonly equals: readonly { readonly property: string; readonly value: string | number | boolean }[];
  /** First and last moment, both included; null leaves an end open. */
  readonly time: { readonly from: Date | null; readonly until: Date | null } | null;
}

/** One feature: its property columns, and its geometry as GeoJSON text. */
export interface FeatureRow {
  readonly key: number;
  readonly id: string;
  readonly geometry: string | null;
  readonly [property: string]: unknown;
}

const coordinateDigits = 7;

/** The next features after a key, in the order of their keys. */
export const listFeatures = async (
  sql: Sql,
  source: FeatureSource,
  properties: readonly string[],
  filter: FeatureFilter,
  page: { readonly afterKey: number; readonly limit: number },
): Promise<FeatureRow[]> =>
  // Which features come next?
  sql<FeatureRow[]>`
    select key, id, ${geoJson(sql)} as geometry, ${sql(properties as string[])}
    from (${source.select(sql, filter.netRevision)}) as feature
    where key > ${page.afterKey}::bigint and ${matches(sql, source, filter)}
    order by key limit ${page.limit}`;

/** How many features there are. */
export const countFeatures = async (
  sql: Sql,
  source: FeatureSource,
  filter: FeatureFilter,
): Promise<number> => {
  // How many features match?
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from (${source.select(sql, filter.netRevision)}) as feature
    where ${matches(sql, source, filter)}`;
  return row?.count ?? 0;
};

/** One feature by its id; null where there is none or the caller may not see it. */
export const getFeature = async (
  sql: Sql,
  source: FeatureSource,
  properties: readonly string[],
  netRevision: number,
  id: string,
): Promise<FeatureRow | null> => {
  const key = source.idIsKey ? sql`key = ${Number(id)}` : sql`id = ${id}::uuid`;
  // Which feature has this id?
  const [row] = await sql<FeatureRow[]>`
    select key, id, ${geoJson(sql)} as geometry, ${sql(properties as string[])}
    from (${source.select(sql, netRevision)}) as feature where ${key}`;
  return row ?? null;
};

/** West, south, east, north of all features; null where none has a place. */
export const getExtent = async (
  sql: Sql,
  source: FeatureSource,
  netRevision: number,
): Promise<Bbox | null> => {
  const places = source.places?.(sql) ?? sql`(${source.select(sql, netRevision)})`;
  // Where do the features lie?
  const [row] = await sql<{ box: Bbox }[]>`
    select array[st_xmin(extent), st_ymin(extent), st_xmax(extent), st_ymax(extent)] as box
    from (select st_extent(geom) as extent from ${places} as feature) as extents
    where extent is not null`;
  return row?.box ?? null;
};

/** Outer rings run counterclockwise, as RFC 7946 wants. */
const geoJson = (sql: Sql) => sql`st_asgeojson(st_forcepolygonccw(geom), ${coordinateDigits}::int)`;

const matches = (sql: Sql, source: FeatureSource, filter: FeatureFilter): Fragment => {
  const { bbox, time } = filter;
  const from = time?.from ?? null;
  const until = time?.until ?? null;
  const touches = source.touches ?? touchesGeometry;
  const equal = filter.equals.map(({ property, value }) => {
    const condition = source.hasValue?.[property]?.(sql, filter.netRevision, value);
    return sql`and ${condition ?? sql`${sql(property)} = ${value}`}`;
  });
  const column = source.timeColumn;
  return sql`true
    ${bbox === null ? sql`` : sql`and ${touches(sql, bbox)}`}
    ${column === undefined || from === null ? sql`` : sql`and ${sql(column)} >= ${from}`}
    ${column === undefined || until === null ? sql`` : sql`and ${sql(column)} <= ${until}`}
    ${equal.length === 0 ? sql`` : equal}`;
};

const touchesGeometry = (sql: Sql, [west, south, east, north]: Bbox): Fragment => {
  const box = sql`st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`;
  return sql`geom && ${box} and st_intersects(geom, ${box})`;
};
