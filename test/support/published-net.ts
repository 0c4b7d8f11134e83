import { storeArcs } from '../../server/actions/store-net.ts';
import type { Sql } from '../../server/db/sql.ts';
import { certify } from '../../server/engines/net/certificate.ts';
import { outlineOf, type PublishedUnit, publish } from '../../server/engines/net/dissolve.ts';
import type { Net } from '../../server/engines/net/net.ts';
import { doubleAreaOfPolygons, type Polygon } from '../../server/engines/net/plane.ts';
import { unprojectorOf } from '../../server/ingest/local-frame.ts';
import { multiPolygonHex } from '../../server/queries/bulk-geometry.ts';
import { listFeatureIds } from '../../server/queries/net-units.ts';

export const frame = { epsg: 4545, originEastMeters: 480_000, originNorthMeters: 3_710_000 };

const toLonLat = unprojectorOf(frame);

/** Polygons on the plane as the database keeps them. */
export const hexOf = (polygons: readonly Polygon[]): string =>
  multiPolygonHex(
    polygons.map((polygon) =>
      polygon.map((ring) =>
        Array.from({ length: ring.length / 2 }, (_, i) => toLonLat(ring[i * 2]!, ring[i * 2 + 1]!)),
      ),
    ),
  );

export const insertFrame = (sql: Sql) => sql`
  insert into district (code, name, epsg, origin_east_meters, origin_north_meters, synthetic)
  values ('990000', '试验区', ${frame.epsg}, ${frame.originEastMeters}, ${frame.originNorthMeters}, true)`;

/** Puts units in force from a new revision on, each under its own uuid; units that are there end. */
export const insertPublished = async (
  sql: Sql,
  revision: number,
  units: readonly PublishedUnit[],
): Promise<void> => {
  const parents = new Set(units.map(({ unit }) => unit.parentId));
  const column = <T>(of: (published: PublishedUnit) => T) => sql.array(units.map(of) as string[]);
  await sql`
    insert into net_revision (id, effective_from, title)
    values (${revision}, ${`2026-01-${String(revision).padStart(2, '0')}`}, ${`第${revision}版`})`;
  await sql`update unit_version set until_revision = ${revision} where until_revision is null`;
  await sql`
    insert into unit (id, created_in) select id, ${revision} from unnest(${column(({ unit }) => unit.id)}::uuid[]) as id
    on conflict do nothing`;
  await sql`
    insert into unit_version (unit_id, from_revision, level, parent_id, code, name, is_void, is_leaf,
      area_square_meters, geom, label_point)
    select id, ${revision}, level, parent, code, name, void, leaf, area, geom, st_pointonsurface(geom)
    from unnest(${column(({ unit }) => unit.id)}::uuid[], ${column(({ unit }) => unit.level)}::text[],
      ${column(({ unit }) => unit.parentId)}::uuid[], ${column(({ unit }) => unit.code)}::text[],
      ${column(({ unit }) => unit.name)}::text[], ${column(({ unit }) => String(unit.isVoid))}::boolean[],
      ${column(({ unit }) => String(!parents.has(unit.id)))}::boolean[],
      ${column(({ polygons }) => String(Math.max(0, doubleAreaOfPolygons(polygons)) / 20_000))}::float8[],
      ${column(({ polygons }) => hexOf(polygons))}::geometry[])
      as given (id, level, parent, code, name, void, leaf, area, geom)`;
};

/** A net with its arcs and its certificate. */
export const insertNet = async (sql: Sql, revision: number, net: Net): Promise<void> => {
  const units = publish(net);
  await insertPublished(sql, revision, units);
  const numbers = await listFeatureIds(
    sql,
    units.map(({ unit }) => unit.id),
  );
  await sql`update net_arc set until_revision = ${revision} where until_revision is null`;
  await storeArcs(sql, revision, net, (id) => numbers.get(id));
  const certificate = certify(units, outlineOf(net) ?? []);
  await sql`update net_revision set certificate = ${sql.json(certificate as never)} where id = ${revision}`;
};
