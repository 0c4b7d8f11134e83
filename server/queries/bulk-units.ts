import type { NetRevisionRow, UnitRow, UnitStaffingRow } from '../contract/district-bundle.ts';
import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';

/** What the loader derives for an area. */
export interface DerivedArea {
  readonly geom: string;
  readonly labelPoint: string;
  readonly areaSquareMeters: number;
}

/** Puts in the net revision that a load is the first of; gives its id. */
export const insertNetRevision = async (
  sql: Sql,
  { effectiveFrom, title }: NetRevisionRow,
): Promise<number> => {
  // Which id has the new net revision?
  const [row] = await sql<{ id: number }[]>`
    insert into net_revision (effective_from, title, took_effect_at)
    values (${effectiveFrom}, ${title}, case when ${effectiveFrom}::date <= shanghai_today() then now() end) returning id`;
  if (row === undefined) throw new Error('the net revision was not written');
  return row.id;
};

/** Identities of units; `featureId` decides whose a point on a line is. */
export const copyUnits = (
  sql: Sql,
  revisionId: number,
  rows: Iterable<{ id: string; featureId: number }>,
): Promise<number> =>
  copyTable(
    sql,
    'unit',
    { id: (row) => row.id, feature_id: (row) => row.featureId, created_in: () => revisionId },
    rows,
  );

/** First versions of units. */
export const copyUnitVersions = (
  sql: Sql,
  importId: string,
  revisionId: number,
  rows: Iterable<UnitRow & DerivedArea>,
): Promise<number> =>
  copyTable(
    sql,
    'unit_version',
    {
      unit_id: (row) => row.id,
      from_revision: () => revisionId,
      level: (row) => row.level,
      parent_id: (row) => row.parentId,
      code: (row) => row.code,
      name: (row) => row.name,
      name_en: (row) => row.nameEn,
      use: (row) => row.use,
      is_leaf: (row) => row.isLeaf,
      households: (row) => row.households,
      people: (row) => row.people,
      counted_on: (row) => row.countedOn,
      count_source: (row) => row.countSource,
      area_square_meters: (row) => row.areaSquareMeters,
      geom: (row) => row.geom,
      label_point: (row) => row.labelPoint,
      import_id: () => importId,
    },
    rows,
  );

/** Workers and posts per unit, as counts. */
export const copyUnitStaffing = (sql: Sql, rows: Iterable<UnitStaffingRow>): Promise<number> =>
  copyTable(
    sql,
    'unit_staffing',
    {
      unit_id: (row) => row.unitId,
      role: (row) => row.role,
      headcount: (row) => row.headcount,
      qualified_count: (row) => row.qualifiedCount,
      social_worker_count: (row) => row.socialWorkerCount,
      counted_on: (row) => row.countedOn,
    },
    rows,
  );
