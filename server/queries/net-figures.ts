import type { Sql } from '../db/sql.ts';
import { importIsActive } from './visible.ts';

/** Whether any building is known. */
const hasBuildings = async (sql: Sql): Promise<boolean> => {
  // Is there a building?
  const [row] = await sql<{ some: boolean }[]>`
    select exists (select from building where ${importIsActive(sql, 'building')}) as some`;
  return row?.some ?? false;
};

/**
 * Households and people of the versions that a revision, the latest of the chain, begins: sums over buildings where
 * there are any; else what came whole from units before, and for parents what their children add up to. Nothing is
 * guessed: what cannot be known is null. A version whose figures differ is a new one.
 */
export const fillFigures = async (sql: Sql, revisionId: number): Promise<void> => {
  await ((await hasBuildings(sql)) ? sumOverBuildings(sql, revisionId) : sumOverLineage(sql, revisionId));
  await sql`
    update unit_version as version set counted_on = district.counted_on, count_source = district.count_source
    from unit_version as district
    where version.from_revision = ${revisionId} and version.count_source is null
      and num_nonnulls(version.households, version.people) > 0
      and district.level = 'district' and district.until_revision is null`;
};

const sumOverBuildings = async (sql: Sql, revisionId: number): Promise<void> => {
  await sql`
    with recursive net as materialized (
      select unit_id, parent_id from unit_version where until_revision is null
    ), below as (
      select unit_id as root, unit_id from unit_version where from_revision = ${revisionId} and not is_void
      union all
      select below.root, net.unit_id from below join net on net.parent_id = below.unit_id
    ), sums as (
      select below.root, coalesce(sum(building.households), 0)::int as households,
        coalesce(sum(building.people), 0)::int as people
      from below
      left join building_unit as placed on placed.unit_id = below.unit_id and placed.until_revision is null
      left join building on building.id = placed.building_id and ${importIsActive(sql, 'building')}
      group by below.root
    )
    update unit_version as version
    set households = sums.households, people = sums.people, continues_from = null
    from sums
    where version.from_revision = ${revisionId} and version.unit_id = sums.root
      and (version.households, version.people) is distinct from (sums.households, sums.people)`;
};

const sumOverLineage = async (sql: Sql, revisionId: number): Promise<void> => {
  const whole = 1 - 1e-9;
  await sql`
    update unit_version as version set households = came.households, people = came.people
    from (
      select lineage.to_unit_id as id,
        case when bool_and(area_share > ${whole}::float8 and before.households is not null)
          then sum(before.households)::int end as households,
        case when bool_and(area_share > ${whole}::float8 and before.people is not null)
          then sum(before.people)::int end as people
      from lineage
      join unit_version as before on before.unit_id = lineage.from_unit_id and before.until_revision = ${revisionId}
      where lineage.revision_id = ${revisionId}
      group by lineage.to_unit_id
    ) as came
    where version.from_revision = ${revisionId} and version.unit_id = came.id`;
  for (const level of ['general-grid', 'dedicated-grid', 'community', 'street', 'district'])
    await sql`
      update unit_version as version set households = below.households, people = below.people
      from (
        select parent_id, case when count(*) = count(households) then sum(households)::int end as households,
          case when count(*) = count(people) then sum(people)::int end as people
        from unit_version where until_revision is null and not is_void group by parent_id
      ) as below
      where version.from_revision = ${revisionId} and version.level = ${level} and not version.is_leaf
        and below.parent_id = version.unit_id and version.households is null and version.people is null`;
};
