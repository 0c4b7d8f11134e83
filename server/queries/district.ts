import type { UnitLevel } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';
import { importIsActive, unitsOfNet } from './visible.ts';

export interface DistrictRow {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly epsg: number;
  /** Origin of the 100 m cells, metres in the system `epsg`. */
  readonly originEastMeters: number;
  readonly originNorthMeters: number;
  readonly synthetic: boolean;
  readonly dataUntil: string | null;
}

/** The district of this database; null while it is empty. */
export const getDistrict = async (sql: Sql): Promise<DistrictRow | null> => {
  // Which district does this database describe?
  const [row] = await sql<DistrictRow[]>`
    select code, name, name_en as "nameEn", epsg, origin_east_meters as "originEastMeters",
      origin_north_meters as "originNorthMeters", synthetic, data_until as "dataUntil"
    from district`;
  return row ?? null;
};

export type Bbox = [west: number, south: number, east: number, north: number];

/** West, south, east, north of the units of a net in EPSG:4326; 10 km around the origin where there is none. */
export const getDistrictBbox = async (sql: Sql, netRevision: number): Promise<Bbox | null> => {
  // Where does the district lie?
  const [row] = await sql<{ west: number; south: number; east: number; north: number }[]>`
    select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
    from (
      select coalesce(
        (select st_extent(unit.geom)::geometry from ${unitsOfNet(sql, netRevision)} as unit),
        (select st_transform(st_makeenvelope(origin_east_meters - 5000, origin_north_meters - 5000,
          origin_east_meters + 5000, origin_north_meters + 5000, epsg), 4326) from district)
      ) as box
    ) as extent
    where box is not null`;
  return row ? [row.west, row.south, row.east, row.north] : null;
};

/** How many units of each level are in force. */
export const countUnits = async (sql: Sql, netRevision: number): Promise<ReadonlyMap<UnitLevel, number>> => {
  // How many units has each level?
  const rows = await sql<{ level: UnitLevel; count: number }[]>`
    select level, count(*)::int as count from ${unitsOfNet(sql, netRevision)} as unit group by level`;
  return new Map(rows.map((row) => [row.level, row.count]));
};

interface DistrictCounts {
  readonly compounds: number;
  readonly buildings: number;
  readonly stations: number;
  readonly partyOrgs: number;
  readonly tickets: number;
}

/** How much of everything there is. */
export const countContents = async (sql: Sql): Promise<DistrictCounts> => {
  // How many compounds, buildings, stations, organisations and tickets are visible?
  const [row] = await sql<DistrictCounts[]>`
    select
      (select count(*)::int from compound where ${importIsActive(sql, 'compound')}) as compounds,
      (select count(*)::int from building where ${importIsActive(sql, 'building')}) as buildings,
      (select count(*)::int from station where ${importIsActive(sql, 'station')}) as stations,
      (select count(*)::int from party_org where ${importIsActive(sql, 'party_org')}) as "partyOrgs",
      (select count(*)::int from ticket where ${importIsActive(sql, 'ticket')}) as tickets`;
  return row ?? { compounds: 0, buildings: 0, stations: 0, partyOrgs: 0, tickets: 0 };
};
