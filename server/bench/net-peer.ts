import { verifyNetInDatabase } from '../answers/verify-net-database.ts';
import { openDatabase } from '../db/open.ts';
import type { Sql } from '../db/sql.ts';
import type { PublishedUnit } from '../engines/net/dissolve.ts';
import type { Polygon, Ring } from '../engines/net/plane.ts';
import { unprojectorOf } from '../ingest/local-frame.ts';
import { multiPolygonHex } from '../queries/bulk-geometry.ts';

const batch = 2_000;
const frame = { epsg: 4545, originEastMeters: 480_000, originNorthMeters: 3_700_000 };

/**
 * The question of the certificate, put to PostGIS in its own words: are all units of all levels valid, and do the
 * children of each parent together make exactly that? Then our certificate in SQL on the same server, over longitudes
 * and latitudes. The rows are brought there beforehand, into tables of the session only, and not timed.
 */
export const askPostgis = async (databaseUrl: string, units: readonly PublishedUnit[]) => {
  const database = await openDatabase({
    databaseUrl,
    dataDir: '',
    poolSize: 1,
    statementTimeoutMs: 1_800_000,
  });
  try {
    return await database.sql.begin(async (sql) => {
      await fill(sql, units);
      const [invalid, validSeconds] = await seconds(async () => {
        const [row] = await sql<{ invalid: number }[]>`
          select count(*) filter (where not st_isvalid(plane))::integer as invalid from unit_version`;
        return row?.invalid;
      });
      const [unfilled, fillSeconds] = await seconds(async () => {
        const [row] = await sql<{ unfilled: number }[]>`
          select count(*)::integer as unfilled from (
            select from unit_version as parent join unit_version as child on child.parent_id = parent.unit_id
            group by parent.unit_id, parent.plane
            having not st_equals(st_union(child.plane), parent.plane)
              or abs(sum(st_area(child.plane)) - st_area(parent.plane)) > 0.5
          ) as torn`;
        return row?.unfilled;
      });
      const [certificate, certificateSeconds] = await seconds(() => verifyNetInDatabase(sql, 1));
      return { invalid, unfilled, validSeconds, fillSeconds, certificate, certificateSeconds };
    });
  } finally {
    await database.close();
  }
};

/** Tables that stand before those of the schema, with what the certificate reads of them. */
const fill = async (sql: Sql, units: readonly PublishedUnit[]): Promise<void> => {
  await sql`create temporary table district on commit drop as
    select ${frame.epsg}::int as epsg, ${frame.originEastMeters}::int as origin_east_meters,
      ${frame.originNorthMeters}::int as origin_north_meters`;
  await sql`create temporary table import (id uuid, state text) on commit drop`;
  await sql`create temporary table unit_version (unit_id uuid, from_revision integer, until_revision integer,
    level text, parent_id uuid, code text, is_void boolean, is_leaf boolean, import_id uuid, geom geometry,
    plane geometry) on commit drop`;
  const parents = new Set(units.map(({ unit }) => unit.parentId));
  const toLonLat = unprojectorOf(frame);
  const stored = (polygons: readonly Polygon[]): string =>
    multiPolygonHex(
      polygons.map((polygon) => polygon.map((ring) => pointsOf(ring).map(([x, y]) => toLonLat(x, y)))),
    );
  for (let from = 0; from < units.length; from += batch) {
    const portion = units.slice(from, from + batch);
    const column = (of: (published: PublishedUnit) => string | null) =>
      sql.array(portion.map(of) as string[]);
    await sql`
      insert into unit_version select id, 1, null, level, parent, code, false, leaf, null, geom,
        st_geomfromtext(plane)
      from unnest(${column(({ unit }) => unit.id)}::uuid[], ${column(({ unit }) => unit.level)}::text[],
        ${column(({ unit }) => unit.parentId)}::uuid[], ${column(({ unit }) => unit.code)}::text[],
        ${column(({ unit }) => String(!parents.has(unit.id)))}::boolean[],
        ${column(({ polygons }) => stored(polygons))}::geometry[], ${column(({ polygons }) => textOf(polygons))}::text[])
        as given (id, level, parent, code, leaf, geom, plane)`;
  }
  await sql`create index on unit_version (parent_id)`;
  await sql`create index on unit_version (unit_id)`;
  await sql`analyze unit_version`;
};

const seconds = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
  const started = performance.now();
  const result = await work();
  return [result, (performance.now() - started) / 1000];
};

const pointsOf = (ring: Ring): [number, number][] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2] as number, ring[i * 2 + 1] as number]);

const textOf = (polygons: readonly Polygon[]): string => {
  const rings = polygons.map((polygon) =>
    polygon.map((ring) => {
      const points = pointsOf(ring).map(([x, y]) => `${x} ${y}`);
      return `(${[...points, points[0]].join(',')})`;
    }),
  );
  return `MULTIPOLYGON(${rings.map((polygon) => `(${polygon.join(',')})`).join(',')})`;
};
