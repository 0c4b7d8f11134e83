import type { UnitLevel } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';

/** A unit as its version keeps it, without its outline. */
export interface NetUnitRow {
  readonly featureId: number;
  readonly id: string;
  readonly level: UnitLevel;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly use: string | null;
  readonly isVoid: boolean;
  readonly attributes: Readonly<Record<string, string | number | boolean | null>>;
}

/** The next units of a net after a feature id, intended holes and units of staged loads included. */
export const listStoredUnits = (
  sql: Sql,
  netRevision: number,
  afterFeatureId: number,
  limit: number,
): Promise<NetUnitRow[]> =>
  // Which units does this net have after that one?
  sql<NetUnitRow[]>`
    select unit.feature_id as "featureId", unit.id, version.level, version.parent_id as "parentId", version.code,
      version.name, version.name_en as "nameEn", version.use, version.is_void as "isVoid", version.attributes
    from unit
    join unit_version as version on version.unit_id = unit.id and version.from_revision <= ${netRevision}
      and (version.until_revision is null or version.until_revision > ${netRevision})
    where unit.feature_id > ${afterFeatureId}
    order by unit.feature_id limit ${limit}`;

/** Permanent numbers of units by their ids. */
export const listFeatureIds = async (
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  // Which numbers do these units have?
  const rows = await sql<{ id: string; featureId: number }[]>`
    select id, feature_id as "featureId" from unit where id = any(${sql.array([...ids])}::uuid[])`;
  return new Map(rows.map(({ id, featureId }) => [id, featureId]));
};
