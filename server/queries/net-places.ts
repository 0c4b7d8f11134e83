import type { Sql } from '../db/sql.ts';

/** Leaves of the latest net of the chain that tickets and buildings are placed in; intended holes are none. */
const placingLeaves = (sql: Sql) => sql`
  (select unit_version.unit_id, unit_version.community_id, unit_version.geom, unit.feature_id
    from unit_version join unit on unit.id = unit_version.unit_id
    where unit_version.until_revision is null and unit_version.is_leaf and not unit_version.is_void)`;

/** Leaves whose rings or surroundings a revision changed, as they were and as they are. */
const changedLeaves = (sql: Sql, revisionId: number) => sql`
  (select geom from unit_version
    where is_leaf and (from_revision = ${revisionId} or until_revision = ${revisionId}))`;

/**
 * Places the tickets in and around all changed leaves on the revision that is being written, the latest of the chain.
 * Of leaves that touch at the very point the lowest feature id wins, as when tickets are imported. Gives how many
 * tickets lie elsewhere than before.
 */
export const placeTickets = async (sql: Sql, revisionId: number): Promise<number> => {
  // Where do the tickets of the changed leaves lie now?
  const [row] = await sql<{ count: number }[]>`
    with touched as materialized (
      select distinct ticket.id, ticket.geom
      from ${changedLeaves(sql, revisionId)} as changed
      join ticket on ticket.geom && changed.geom and st_covers(changed.geom, ticket.geom)
    ), placed as materialized (
      select touched.id, leaf.unit_id, leaf.community_id
      from touched left join lateral (
        select leaf.unit_id, leaf.community_id from ${placingLeaves(sql)} as leaf
        where leaf.geom && touched.geom and st_covers(leaf.geom, touched.geom)
        order by leaf.feature_id limit 1
      ) as leaf on true
    ), moved as materialized (
      select placed.id, placed.unit_id, placed.community_id, before.from_revision as since
      from placed left join ticket_unit as before on before.ticket_id = placed.id and before.until_revision is null
      where (placed.unit_id, placed.community_id) is distinct from (before.unit_id, before.community_id)
    ), ended as (
      update ticket_unit set until_revision = ${revisionId} from moved
      where ticket_unit.ticket_id = moved.id and ticket_unit.from_revision = moved.since
    ), begun as (
      insert into ticket_unit (from_revision, ticket_id, unit_id, community_id)
      select ${revisionId}, id, unit_id, community_id from moved where unit_id is not null
    )
    select count(*)::int as count from moved`;
  return row?.count ?? 0;
};

/** The same for buildings: one stands in the leaf that holds the middle of its ground plan. */
export const placeBuildings = async (sql: Sql, revisionId: number): Promise<number> => {
  // Where do the buildings of the changed leaves stand now?
  const [row] = await sql<{ count: number }[]>`
    with middle as materialized (
      select distinct building.id, st_centroid(building.geom) as geom
      from ${changedLeaves(sql, revisionId)} as changed join building on building.geom && changed.geom
    ), placed as materialized (
      select middle.id, leaf.unit_id
      from middle left join lateral (
        select leaf.unit_id from ${placingLeaves(sql)} as leaf
        where leaf.geom && middle.geom and st_covers(leaf.geom, middle.geom)
        order by leaf.feature_id limit 1
      ) as leaf on true
    ), moved as materialized (
      select placed.id, placed.unit_id, before.from_revision as since
      from placed left join building_unit as before on before.building_id = placed.id and before.until_revision is null
      where placed.unit_id is distinct from before.unit_id
    ), ended as (
      update building_unit set until_revision = ${revisionId} from moved
      where building_unit.building_id = moved.id and building_unit.from_revision = moved.since
    ), begun as (
      insert into building_unit (from_revision, building_id, unit_id)
      select ${revisionId}, id, unit_id from moved where unit_id is not null
    )
    select count(*)::int as count from moved`;
  return row?.count ?? 0;
};
