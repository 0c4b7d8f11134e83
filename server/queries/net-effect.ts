import type { Sql } from '../db/sql.ts';
import { holdsAt } from './visible.ts';

/** Revisions whose day has come and whose work has not been done, by day; other processes wait for the first. */
export const listDueRevisions = async (sql: Sql): Promise<number[]> => {
  // Which revisions have come into force since the last look?
  const rows = await sql<{ id: number }[]>`
    select id from net_revision where took_effect_at is null and effective_from <= shanghai_today()
    order by id for update`;
  return rows.map(({ id }) => id);
};

/** Gives tickets that a revision moved the community in which they lie from its day on; gives their number. */
export const moveTickets = async (sql: Sql, revisionId: number): Promise<number> => {
  const rows = await sql`
    with touched as (
      select distinct ticket_id from ticket_unit where from_revision = ${revisionId} or until_revision = ${revisionId}
    )
    update ticket set community_id = placed.community_id
    from touched
    left join ticket_unit as placed on placed.ticket_id = touched.ticket_id and ${holdsAt(sql, 'placed', revisionId)}
    where ticket.id = touched.ticket_id and ticket.community_id is distinct from placed.community_id`;
  return rows.count;
};

/** Gives compounds and stations of communities that were redrawn the community in which they lie from then on. */
export const movePlaces = async (sql: Sql, revisionId: number): Promise<void> => {
  const redrawn = sql`(select from_unit_id from lineage where revision_id = ${revisionId})`;
  const community = (point: string) => sql`
    (select community.unit_id from unit_version as community join unit on unit.id = community.unit_id
      where community.level = 'community' and ${holdsAt(sql, 'community', revisionId)}
        and community.geom && ${sql(point)} and st_covers(community.geom, ${sql(point)})
      order by unit.feature_id limit 1)`;
  await sql`
    update compound set community_id = coalesce(${community('compound.label_point')}, community_id)
    where community_id in ${redrawn}`;
  await sql`
    update station set community_id = coalesce(${community('station.geom')}, community_id)
    where community_id in ${redrawn}`;
};

/** Organisations of units that are gone belong to the unit of the same tier that took in most of their people. */
export const moveOrganisations = async (sql: Sql, revisionId: number): Promise<void> => {
  for (const table of ['party_org', 'responsible_unit', 'pairing'])
    await sql`
      update ${sql(table)} as held set unit_id = heir.id
      from (
        select distinct on (from_unit_id) from_unit_id, to_unit_id as id
        from lineage join unit on unit.id = from_unit_id and unit.retired_in = ${revisionId}
        where revision_id = ${revisionId}
        order by from_unit_id, people_share desc nulls last, area_share desc nulls last, to_unit_id
      ) as heir
      where held.unit_id = heir.from_unit_id`;
};

/** Notes that the work of a revision's first day is done. */
export const markEffective = async (sql: Sql, revisionId: number): Promise<void> => {
  await sql`update net_revision set took_effect_at = now() where id = ${revisionId}`;
};
