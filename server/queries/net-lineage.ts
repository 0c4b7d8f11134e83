import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';
import { importIsActive } from './visible.ts';

/** A unit of the net before that is gone or has another outline, or of the new net that is new or has another outline. */
export interface LineageSide {
  readonly id: string;
  /** 0 district … 4 micro-grid. */
  readonly tier: number;
  readonly isLeaf: boolean;
  /** Of the net before: it is gone. Of the new net: it is new. */
  readonly isOnlyHere: boolean;
}

export interface Overlap {
  readonly from: string;
  readonly to: string;
  /** Square metres of both, and of the unit before. */
  readonly shared: number;
  readonly whole: number;
}

const sides = (sql: Sql, units: readonly LineageSide[]) => sql`
  unnest(${sql.array(units.map(({ id }) => id))}::uuid[], ${sql.array(units.map(({ tier }) => tier))}::int[],
    ${sql.array(units.map(({ isLeaf }) => String(isLeaf)))}::boolean[],
    ${sql.array(units.map(({ isOnlyHere }) => String(isOnlyHere)))}::boolean[])`;

/**
 * Exact areas that units before and after a revision, the latest of the chain, have in common: units of one tier; leaves
 * that were divided with the units one tier below; leaves that are gone with the leaf one tier above.
 */
export const listOverlaps = (
  sql: Sql,
  revisionId: number,
  before: readonly LineageSide[],
  after: readonly LineageSide[],
): Promise<Overlap[]> =>
  // How much of each unit before went to which unit? Grid of a millimetre.
  sql<Overlap[]>`
    with prior as materialized (
      select given.*, version.geom as box, st_transform(version.geom, district.epsg) as geom
      from ${sides(sql, before)} as given (id, tier, is_leaf, is_only_here)
      join unit_version as version on version.unit_id = given.id and version.until_revision = ${revisionId}
      cross join district
    ), later as materialized (
      select given.*, version.geom as box, st_transform(version.geom, district.epsg) as geom
      from ${sides(sql, after)} as given (id, tier, is_leaf, is_only_here)
      join unit_version as version on version.unit_id = given.id and version.from_revision = ${revisionId}
      cross join district
    )
    select prior.id as "from", later.id as "to", st_area(prior.geom) as whole,
      st_area(st_intersection(prior.geom, later.geom, 0.001::float8)) as shared
    from prior join later on prior.box && later.box and (prior.tier = later.tier
      or (later.tier = prior.tier + 1 and prior.is_leaf and later.is_only_here)
      or (later.tier = prior.tier - 1 and prior.is_leaf and prior.is_only_here and later.is_leaf))`;

export interface MovedBuildings {
  readonly from: string;
  /** Null where they stand in no leaf any more. */
  readonly to: string | null;
  readonly households: number;
  readonly people: number;
}

/** Sums over the buildings that stood in these leaves before a revision, the latest of the chain, by their leaf now. */
export const sumBuildings = (
  sql: Sql,
  revisionId: number,
  leaves: readonly string[],
): Promise<MovedBuildings[]> =>
  // Who lived in these leaves, and in which leaf is that now?
  sql<MovedBuildings[]>`
    select before.unit_id as "from", after.unit_id as "to", sum(building.households)::int as households,
      sum(building.people)::int as people
    from building_unit as before
    join building on building.id = before.building_id and ${importIsActive(sql, 'building')}
    left join building_unit as after on after.building_id = before.building_id and after.until_revision is null
    where before.unit_id = any(${sql.array([...leaves])}::uuid[]) and before.from_revision < ${revisionId}
      and (before.until_revision is null or before.until_revision = ${revisionId})
    group by before.unit_id, after.unit_id`;

export interface LineageRow {
  readonly from: string;
  readonly to: string;
  readonly operation: 'split' | 'merge' | 'absorb' | 'subdivide' | 'reshape' | 'reassign';
  readonly areaShare: number;
  /** Null where nobody lived. */
  readonly householdShare: number | null;
  readonly peopleShare: number | null;
}

/** Keeps which unit became which. */
export const insertLineage = (sql: Sql, revisionId: number, rows: readonly LineageRow[]): Promise<number> =>
  copyTable(
    sql,
    'lineage',
    {
      revision_id: () => revisionId,
      from_unit_id: (row) => row.from,
      to_unit_id: (row) => row.to,
      operation: (row) => row.operation,
      area_share: (row) => row.areaShare,
      household_share: (row) => row.householdShare,
      people_share: (row) => row.peopleShare,
    },
    rows,
  );
