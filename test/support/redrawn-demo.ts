import type { Fragment, Pool, Sql } from '../../server/db/sql.ts';

/** The net that follows the first one of the demo. */
export const secondNet = 2;

/**
 * Gives grids of the demo to neighbouring communities on a second net: of each community at most one, of each pair
 * one direction. Outlines follow; every ticket stays in its leaf.
 */
export const redrawDemo = async (sql: Pool, mostMoves: number): Promise<number> => {
  await sql`insert into net_revision (id, effective_from, title) values (${secondNet}, '2026-07-01', '二版')`;
  // Which grid touches which other community?
  const pairs = await sql<{ grid: string; from: string; to: string }[]>`
    select distinct on (grid.parent_id) grid.unit_id as grid, grid.parent_id as "from", community.unit_id as "to"
    from unit_version as grid
    join unit_version as community on community.level = 'community' and community.unit_id <> grid.parent_id
      and st_intersects(community.geom, grid.geom)
      and st_length(st_intersection(community.geom, grid.geom)::geography) > 100
    where grid.level = 'general-grid'
    order by grid.parent_id, grid.code, community.code`;
  const touched = new Set<string>();
  const moves = pairs.filter(({ from, to }) => {
    if (touched.has(from) || touched.has(to) || touched.size >= 2 * mostMoves) return false;
    touched.add(from).add(to);
    return true;
  });
  await sql.begin(async (tx) => {
    for (const { grid, to } of moves) await newVersion(tx, grid, tx`${to}::uuid`, tx`version.geom`);
    for (const community of touched)
      await newVersion(
        tx,
        community,
        tx`version.parent_id`,
        tx`(select st_multi(st_unaryunion(st_collect(child.geom), 1e-9::float8)) from unit_version as child
          where child.parent_id = ${community} and child.until_revision is null)`,
      );
  });
  return moves.length;
};

const newVersion = async (sql: Sql, unit: string, parent: Fragment, geom: Fragment): Promise<void> => {
  await sql`
    update unit_version set until_revision = ${secondNet} where unit_id = ${unit} and until_revision is null`;
  await sql`
    insert into unit_version (unit_id, from_revision, level, parent_id, code, name, is_void, is_leaf, households,
      people, area_square_meters, geom, label_point, import_id)
    select version.unit_id, ${secondNet}, version.level, ${parent}, version.code, version.name,
      version.is_void, version.is_leaf, version.households, version.people, version.area_square_meters,
      ${geom}, version.label_point, version.import_id
    from unit_version as version where unit_id = ${unit} and until_revision = ${secondNet}`;
};
