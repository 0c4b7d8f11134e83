import type { UnitLevel } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';
import { wholeNet } from './net-certificate.ts';

/** A revision of the net. */
export interface NetRevisionHead {
  readonly id: number;
  readonly effectiveFrom: string;
  readonly title: string;
  /** Of the proof that was kept when it was published; null where none was. */
  readonly certificateHash: string | null;
}

/** All revisions of the net, in the order of their dates; those of a load that is not finished are left out. */
export const listNetRevisions = (sql: Sql): Promise<NetRevisionHead[]> =>
  // Which nets are there?
  sql<NetRevisionHead[]>`
    select id, effective_from as "effectiveFrom", title, certificate ->> 'hash' as "certificateHash"
    from net_revision where exists (select from district) order by effective_from`;

/** A unit with its outline as it is stored: well-known binary, longitude and latitude. */
export interface StoredOutline {
  readonly featureId: number;
  readonly id: string;
  readonly level: UnitLevel;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly isVoid: boolean;
  readonly geometry: Uint8Array;
}

/** The next units of a net after a feature id, intended holes included. */
export const listStoredOutlines = (
  sql: Sql,
  netRevision: number,
  afterFeatureId: number,
  limit: number,
): Promise<StoredOutline[]> =>
  // What are the outlines of this net?
  sql<StoredOutline[]>`
    select ${outlineColumns(sql)}
    from unit join ${wholeNet(sql, netRevision)} as version on version.unit_id = unit.id
    where unit.feature_id > ${afterFeatureId}
    order by unit.feature_id limit ${limit}`;

/** The district as a net has it; null for a net without one. */
export const getStoredDistrict = async (sql: Sql, netRevision: number): Promise<StoredOutline | null> => {
  // What is the outline of the whole district?
  const [row] = await sql<StoredOutline[]>`
    select ${outlineColumns(sql)}
    from unit join ${wholeNet(sql, netRevision)} as version on version.unit_id = unit.id
    where version.parent_id is null limit 1`;
  return row ?? null;
};

const outlineColumns = (sql: Sql) => sql`
  unit.feature_id as "featureId", unit.id, version.level, version.parent_id as "parentId", version.code,
  version.name, version.is_void as "isVoid", st_asbinary(version.geom) as geometry`;

/**
 * The revision whose outline of the district holds for this one: that with which the net came in, or the last one
 * whose scenario was drawn to move the lines of areas (区划变更).
 */
export const outlineRevisionOf = async (sql: Sql, netRevision: number): Promise<number> => {
  // Which revision brought the outline?
  const [row] = await sql<{ id: number | null }[]>`
    select coalesce(
      (select max(net_revision.id) from net_revision
        join scenario on scenario.id = net_revision.scenario_id and scenario.kind = 'boundary-change'
        where net_revision.id <= ${netRevision}),
      (select min(from_revision) from unit_version where parent_id is null and from_revision <= ${netRevision})
    ) as id`;
  return row?.id ?? netRevision;
};
