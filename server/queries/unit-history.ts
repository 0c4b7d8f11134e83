import type { UnitHistory } from '../contract/unit-history.ts';
import type { Sql } from '../db/sql.ts';
import { importIsActive, isSynthetic } from './visible.ts';

type Identity = Pick<UnitHistory, 'id' | 'featureId' | 'created' | 'retired' | 'synthetic'>;

/** When a unit begins and ends; null for one that is not known. */
export const getUnitIdentity = async (sql: Sql, id: string): Promise<Identity | null> => {
  const moment = (table: string) => sql`
    json_build_object('netRevision', ${sql(table)}.id, 'effectiveFrom', ${sql(table)}.effective_from,
      'title', ${sql(table)}.title, 'documentNumber', ${sql(table)}.document_number)`;
  // When does this unit begin and end?
  const [row] = await sql<Identity[]>`
    select unit.id, unit.feature_id as "featureId", ${moment('begun')} as created,
      case when ended.id is not null then ${moment('ended')} end as retired, ${isSynthetic(sql)} as synthetic
    from unit
    join net_revision as begun on begun.id = unit.created_in
    left join net_revision as ended on ended.id = unit.retired_in
    where unit.id = ${id}::uuid and exists (select from unit_version
      where unit_version.unit_id = unit.id and not unit_version.is_void and ${importIsActive(sql, 'unit_version')})`;
  return row ?? null;
};

/** All versions of a unit. Rows that only write its rings anew are part of the version before. */
export const listUnitVersions = (sql: Sql, id: string): Promise<UnitHistory['versions']> =>
  // What was this unit like, and from when until when?
  sql<UnitHistory['versions']>`
    with version as (
      select row.*, coalesce(row.continues_from, row.from_revision) as since,
        max(coalesce(row.until_revision, 2147483647)) over (
          partition by coalesce(row.continues_from, row.from_revision)) as last_until
      from unit_version as row where row.unit_id = ${id}::uuid
    )
    select begun.id as "netRevision", begun.effective_from as "validFrom", ended.effective_from as "validUntil",
      version.level, version.code, version.name, version.name_en as "nameEn", version.parent_id as "parentId",
      parent.name as "parentName", version.households, version.people,
      version.area_square_meters as "areaSquareMeters"
    from version
    join net_revision as begun on begun.id = version.since
    left join net_revision as ended on ended.id = version.last_until
    left join lateral (
      select parent.name from unit_version as parent
      where parent.unit_id = version.parent_id and parent.from_revision <= version.since
        and (parent.until_revision is null or parent.until_revision > version.since)
    ) as parent on true
    where version.from_revision = version.since
    order by begun.effective_from`;

/** Units that this one came from (`to`) or became (`from`), by day and share. */
export const listKin = (
  sql: Sql,
  id: string,
  side: 'predecessors' | 'successors',
): Promise<UnitHistory['predecessors']> => {
  const [own, other] =
    side === 'predecessors' ? ['to_unit_id', 'from_unit_id'] : ['from_unit_id', 'to_unit_id'];
  // Which units did this one come from or become, and by which shares?
  return sql<UnitHistory['predecessors']>`
    select revision.id as "netRevision", revision.effective_from as "effectiveFrom", revision.title,
      revision.document_number as "documentNumber", kin.unit_id as id, kin.level, kin.code, kin.name,
      kin.name_en as "nameEn", lineage.operation, lineage.area_share as "areaShare",
      lineage.household_share as "householdShare", lineage.people_share as "peopleShare"
    from lineage
    join net_revision as revision on revision.id = lineage.revision_id
    join lateral (
      select unit_version.* from unit_version
      where unit_version.unit_id = ${sql(`lineage.${other}`)}
        and ${side === 'predecessors' ? sql`unit_version.from_revision < revision.id and (unit_version.until_revision is null or unit_version.until_revision >= revision.id)` : sql`unit_version.from_revision <= revision.id and (unit_version.until_revision is null or unit_version.until_revision > revision.id)`}
    ) as kin on true
    where ${sql(`lineage.${own}`)} = ${id}::uuid and lineage.from_unit_id <> lineage.to_unit_id
    order by revision.effective_from, lineage.area_share desc nulls last, kin.code`;
};
