import type { Sql } from 'postgres';
import { frame } from './small-district-units.ts';

/** Nodes every 100 m along the street that three of the four stations of the small district stand on. */
export const streetNodes = 29;
/** The edge that is steps: from 1,200 m to 1,300 m. */
export const stepsEdge = 12;

/** A walking network of one straight street, with steps in it. */
export const insertWalkStreet = async (sql: Sql): Promise<void> => {
  const { epsg, originEastMeters, originNorthMeters } = frame;
  const at = (metersEast: ReturnType<Sql>) => sql`
    st_transform(st_setsrid(st_makepoint(${originEastMeters}::float8 + ${metersEast},
      ${originNorthMeters + 500}::float8), ${epsg}), 4326)`;
  await sql`
    insert into walk_network (id, source_name, as_of) overriding system value values (7, '试验路网', '2026-05-01')`;
  await sql`
    insert into walk_node (id, network_id, geom)
    select node, 7, ${at(sql`100.0 * node`)} from generate_series(0, ${streetNodes - 1}) as node`;
  await sql`
    insert into walk_edge (id, network_id, from_node_id, to_node_id, kind, name, length_meters, geom)
    select node, 7, node, node + 1, case when node = ${stepsEdge} then 'steps' else 'street' end, '试验路', 100,
      st_makeline(${at(sql`100.0 * node`)}, ${at(sql`100.0 * (node + 1)`)})
    from generate_series(0, ${streetNodes - 2}) as node`;
};

/** Longitude and latitude of a place, metres east and north of the origin of the small district. */
export const lonLatOf = async (sql: Sql, east: number, north: number): Promise<[number, number]> => {
  const [row] = await sql<{ point: [number, number] }[]>`
    select array[st_x(geom), st_y(geom)] as point from (
      select st_transform(st_setsrid(st_makepoint(${frame.originEastMeters + east}::float8,
        ${frame.originNorthMeters + north}::float8), ${frame.epsg}), 4326) as geom) as place`;
  return row?.point ?? [0, 0];
};
