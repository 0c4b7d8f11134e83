import { openDatabase } from '../db/open.ts';
import type { PublishedUnit } from '../engines/net/dissolve.ts';
import type { Polygon } from '../engines/net/plane.ts';

const batch = 2_000;

/**
 * The same question to PostGIS, in seconds: are all rings valid, and do the leaves together make the district? The rows
 * are brought there beforehand and not timed.
 */
export const askPostgis = async (databaseUrl: string, leaves: readonly PublishedUnit[]) => {
  const database = await openDatabase({ databaseUrl, dataDir: '', poolSize: 1 });
  try {
    return await database.sql.begin(async (sql) => {
      await sql`create temporary table leaf (geom geometry) on commit drop`;
      for (let from = 0; from < leaves.length; from += batch) {
        const texts = leaves.slice(from, from + batch).map(({ polygons }) => textOf(polygons));
        await sql`insert into leaf select st_geomfromtext(wkt) from unnest(${texts}::text[]) as wkt`;
      }
      const started = performance.now();
      const [valid] = await sql<{ invalid: number }[]>`
        select count(*) filter (where not st_isvalid(geom))::integer as invalid from leaf`;
      const validSeconds = (performance.now() - started) / 1000;
      const [union] = await sql<{ area: number }[]>`select st_area(st_union(geom)) as area from leaf`;
      return {
        invalid: valid?.invalid,
        area: union?.area,
        validSeconds,
        seconds: (performance.now() - started) / 1000,
      };
    });
  } finally {
    await database.close();
  }
};

const textOf = (polygons: readonly Polygon[]): string => {
  const rings = polygons.map((polygon) =>
    polygon.map((ring) => {
      const points = Array.from({ length: ring.length / 2 }, (_, i) => `${ring[i * 2]} ${ring[i * 2 + 1]}`);
      return `(${[...points, points[0]].join(',')})`;
    }),
  );
  return `MULTIPOLYGON(${rings.map((polygon) => `(${polygon.join(',')})`).join(',')})`;
};
