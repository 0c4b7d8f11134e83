import type { UnitDetail, UnitParent } from '../contract/units.ts';
import type { Sql } from '../db/sql.ts';
import { importIsActive, isSynthetic, unitsOfNet } from './visible.ts';

type UnitRow = Omit<
  UnitDetail,
  | 'parents'
  | 'below'
  | 'compoundCount'
  | 'stationCount'
  | 'stations'
  | 'partyOrgCount'
  | 'staffing'
  | 'otherCodes'
>;

/** One unit of a net; null where the net has no such unit. */
export const getUnit = async (sql: Sql, netRevision: number, id: string): Promise<UnitRow | null> => {
  // What is this unit like in this net?
  const [row] = await sql<UnitRow[]>`
    select version.unit_id as id, unit.feature_id as "featureId", version.level, version.code, version.name,
      version.name_en as "nameEn", version.use, version.households, version.people,
      version.counted_on as "countedOn", version.count_source as "countSource",
      version.area_square_meters as "areaSquareMeters", since.effective_from as "validFrom",
      ${netRevision}::int as "netRevision",
      array[st_x(version.label_point), st_y(version.label_point)] as "labelPoint",
      array[st_xmin(version.geom), st_ymin(version.geom), st_xmax(version.geom), st_ymax(version.geom)] as bbox,
      ${isSynthetic(sql)} as synthetic
    from ${unitsOfNet(sql, netRevision)} as version
    join unit on unit.id = version.unit_id
    join net_revision as since on since.id = coalesce(version.continues_from, version.from_revision)
    where version.unit_id = ${id}::uuid`;
  return row ?? null;
};

/** What the unit lies in, outermost first. */
export const listUnitParents = async (sql: Sql, netRevision: number, id: string): Promise<UnitParent[]> => {
  const units = unitsOfNet(sql, netRevision);
  // Which units is this one in?
  return sql<UnitParent[]>`
    with recursive chain as (
      select parent_id, 0 as height from ${units} as unit where unit_id = ${id}::uuid
      union all
      select parent.parent_id, chain.height + 1
      from chain join ${units} as parent on parent.unit_id = chain.parent_id
    )
    select parent.unit_id as id, parent.level, parent.code, parent.name, parent.name_en as "nameEn"
    from chain join ${units} as parent on parent.unit_id = chain.parent_id
    order by chain.height desc`;
};

/** How many units of each level lie in the unit. */
export const countUnitsBelow = async (
  sql: Sql,
  netRevision: number,
  id: string,
): Promise<UnitDetail['below']> => {
  const units = unitsOfNet(sql, netRevision);
  // How many units of each level are below this one?
  return sql<UnitDetail['below']>`
    with recursive below as (
      select unit_id, level from ${units} as child where parent_id = ${id}::uuid
      union all
      select child.unit_id, child.level from below join ${units} as child on child.parent_id = below.unit_id
    )
    select level, count(*)::int as count from below group by level
    order by array_position(
      array['street', 'community', 'general-grid', 'dedicated-grid', 'micro-grid'], level)`;
};

interface UnitContents {
  readonly compoundCount: number;
  readonly stationCount: number;
  readonly partyOrgCount: number;
}

/** What stands in the unit. */
export const countUnitContents = async (sql: Sql, netRevision: number, id: string): Promise<UnitContents> => {
  const units = unitsOfNet(sql, netRevision);
  // How many compounds, stations and organisations are in this unit?
  const [row] = await sql<UnitContents[]>`
    with recursive within as (
      select unit_id, geom from ${units} as unit where unit_id = ${id}::uuid
    ), below as (
      select unit_id from within
      union all
      select child.unit_id from below join ${units} as child on child.parent_id = below.unit_id
    )
    select
      (select count(*)::int from compound, within where ${importIsActive(sql, 'compound')}
        and compound.label_point && within.geom and st_intersects(within.geom, compound.label_point))
        as "compoundCount",
      (select count(*)::int from station, within where ${importIsActive(sql, 'station')}
        and station.geom && within.geom and st_intersects(within.geom, station.geom)) as "stationCount",
      (select count(*)::int from party_org where ${importIsActive(sql, 'party_org')}
        and party_org.unit_id in (select unit_id from below)) as "partyOrgCount"`;
  return row ?? { compoundCount: 0, stationCount: 0, partyOrgCount: 0 };
};

/** Stations in the unit by name, at most 50. */
export const listUnitStations = async (
  sql: Sql,
  netRevision: number,
  id: string,
): Promise<UnitDetail['stations']> => {
  // Which stations are in this unit?
  return sql<UnitDetail['stations']>`
    select station.id, station.name, station.kind
    from station join ${unitsOfNet(sql, netRevision)} as unit on station.geom && unit.geom
      and st_intersects(unit.geom, station.geom)
    where unit.unit_id = ${id}::uuid and ${importIsActive(sql, 'station')}
    order by station.name, station.id limit 50`;
};

/** How many workers of each role the unit has. */
export const listUnitStaffing = async (sql: Sql, id: string): Promise<UnitDetail['staffing']> => {
  // Who works for this unit?
  return sql<UnitDetail['staffing']>`
    select role, headcount, qualified_count as "qualifiedCount", social_worker_count as "socialWorkerCount",
      counted_on as "countedOn"
    from unit_staffing where unit_id = ${id}::uuid order by role`;
};

/** Codes that other platforms use for the unit. */
export const listOtherCodes = async (sql: Sql, id: string): Promise<UnitDetail['otherCodes']> => {
  // What do others call this unit?
  return sql<UnitDetail['otherCodes']>`
    select platform, code from unit_other_code where unit_id = ${id}::uuid order by platform`;
};
