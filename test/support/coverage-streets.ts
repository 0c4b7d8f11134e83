import type { Sql } from 'postgres';
import { idOf } from './small-district.ts';
import { frame } from './small-district-units.ts';

const network = 77;
const { epsg, originEastMeters, originNorthMeters } = frame;

/** East and north of the small district's frame, in metres. */
type Place = readonly [eastMeters: number, northMeters: number];

const geometryAt = (sql: Sql, [east, north]: Place) => sql`
  st_transform(st_setsrid(st_makepoint(${originEastMeters + east}::float8, ${originNorthMeters + north}::float8),
    ${epsg}), 4326)`;

const nodes: readonly Place[] = [
  [0, 1_400],
  [500, 1_400],
  [2_500, 1_400],
  [4_000, 1_400],
  [0, 500],
  [500, 500],
  [2_500, 500],
  [4_000, 500],
];
/** By index of their nodes; the two lanes between the streets are short cuts of 300 m. */
const edges = [
  [0, 1, 500],
  [1, 2, 2_000],
  [2, 3, 1_500],
  [4, 5, 500],
  [5, 6, 2_000],
  [6, 7, 1_500],
  [1, 5, 300],
] as const;

/**
 * Two streets in the small district: entrances of compounds stand on the northern one, the four stations on the
 * southern one (500, 1,500, 2,500 and 3,500 m east). An open lane joins them at 500 m, one with a gate (`east-lane`,
 * Mo-Fr 06:00-18:00) at 2,500 m. Compound 6 has its only entrance 400 m from every way.
 */
export const layStreets = async (sql: Sql): Promise<void> => {
  await sql`
    insert into walk_network (id, source_name, as_of) overriding system value
    values (${network}, '试验路网', '2026-06-01')`;
  for (const [i, place] of nodes.entries())
    await sql`insert into walk_node (id, network_id, geom) values (${1_000 + i}, ${network}, ${geometryAt(sql, place)})`;
  for (const [i, [from, to, meters]] of edges.entries())
    await sql`
      insert into walk_edge (id, network_id, from_node_id, to_node_id, kind, length_meters, wheelchair, name, geom)
      select ${1_000 + i}, ${network}, ${1_000 + from}, ${1_000 + to}, 'street', ${meters}, true, ${`第${i + 1}街`},
        st_makeline(${geometryAt(sql, nodes[from] ?? [0, 0])}, ${geometryAt(sql, nodes[to] ?? [0, 0])})`;
  await sql`
    insert into walk_edge (id, network_id, from_node_id, to_node_id, kind, length_meters, gate, gate_hours, geom)
    select 1100, ${network}, 1002, 1006, 'gate', 300, 'east-lane',
      (select jsonb_agg(jsonb_build_array(day * 1440 + 360, day * 1440 + 1080) order by day)
        from generate_series(0, 4) as day),
      st_makeline(${geometryAt(sql, nodes[2] ?? [0, 0])}, ${geometryAt(sql, nodes[6] ?? [0, 0])})`;
  await sql`
    update compound_entrance set geom = ${geometryAt(sql, [3_250, 1_800])} where id = ${idOf('entrance/6')}`;
};
