import type { Sql } from '../db/sql.ts';
import { holdsAt, importIsActive, unitsOfNet } from './visible.ts';

type Position = readonly [longitude: number, latitude: number];

export interface CoverageStationRow {
  readonly id: string;
  readonly featureId: number;
  readonly name: string;
  readonly kind: string;
  readonly state: 'open' | 'suspended' | 'closed';
  readonly capacityPerDay: number | null;
  readonly point: Position;
  readonly services: readonly string[];
  /** Minutes of the week from Monday 00:00; empty where no hours are known. */
  readonly hours: readonly (readonly [fromMinute: number, untilMinute: number])[];
}

/** Every station with its services and its ordinary week, in the order of its number. */
export const listCoverageStations = (sql: Sql) =>
  // Where are stations, what do they offer, when are they open in an ordinary week?
  sql<CoverageStationRow[]>`
    select station.id, station.feature_id as "featureId", station.name, station.kind, station.state,
      station.capacity_per_day as "capacityPerDay", array[st_x(station.geom), st_y(station.geom)] as point,
      coalesce((select array_agg(service order by service) from station_service
        where station_id = station.id), '{}') as services,
      coalesce((select jsonb_agg(jsonb_build_array(
          (weekday - 1) * 1440 + (extract(epoch from opens) / 60)::int,
          (weekday - 1) * 1440 + (extract(epoch from closes) / 60)::int) order by weekday, opens)
        from station_hours where station_id = station.id), '[]'::jsonb) as hours
    from station where ${importIsActive(sql, 'station')} order by station.feature_id`;

export interface CoverageCompoundRow {
  readonly id: string;
  readonly featureId: number;
  readonly name: string;
  readonly households: number | null;
  readonly people: number | null;
  /** 60 years and older. */
  readonly elderly: number | null;
  readonly disabled: number | null;
  readonly point: Position;
  /** The leaf of the net that its label point lies in; null: in none. */
  readonly leafId: string | null;
}

/** Every compound with what it counts, in the order of its number. */
export const listCoverageCompounds = (sql: Sql, netRevision: number) =>
  // Where are compounds, and who lives there?
  sql<CoverageCompoundRow[]>`
    select compound.id, compound.feature_id as "featureId", compound.name, compound.households, compound.people,
      compound.elderly, compound.disabled, array[st_x(compound.label_point), st_y(compound.label_point)] as point, leaf.unit_id as "leafId"
    from compound
    left join lateral (
      select unit.unit_id from ${unitsOfNet(sql, netRevision)} as unit
      where unit.is_leaf and unit.geom && compound.label_point and st_intersects(unit.geom, compound.label_point)
      order by unit.code limit 1
    ) as leaf on true
    where ${importIsActive(sql, 'compound')} order by compound.feature_id`;

export interface CoverageEntranceRow {
  readonly id: string;
  readonly compoundId: string;
  readonly kind: 'main-gate' | 'side-gate' | 'pedestrian-gate' | 'open';
  /** Whether wheels pass; null: not known. */
  readonly wheelchair: boolean | null;
  readonly point: Position;
}

/** Entrances of all compounds, main gates first. */
export const listCoverageEntrances = (sql: Sql) =>
  // Where does one get in?
  sql<CoverageEntranceRow[]>`
    select entrance.id, entrance.compound_id as "compoundId", entrance.kind, entrance.wheelchair,
      array[st_x(entrance.geom), st_y(entrance.geom)] as point
    from compound_entrance as entrance join compound on compound.id = entrance.compound_id
    where ${importIsActive(sql, 'compound')}
    order by compound.feature_id, entrance.kind <> 'main-gate', entrance.kind, entrance.id`;

export interface CoveragePartRow {
  readonly compoundId: string;
  readonly leafId: string;
  readonly households: number;
  readonly people: number;
}

/** How the people of compounds divide among the leaves of a net: sums over buildings. */
export const listCoverageParts = (sql: Sql, netRevision: number) =>
  // How many of each compound live in which leaf?
  sql<CoveragePartRow[]>`
    select building.compound_id as "compoundId", placed.unit_id as "leafId",
      sum(building.households)::int as households, sum(building.people)::int as people
    from building join building_unit as placed on placed.building_id = building.id
      and ${holdsAt(sql, 'placed', netRevision)}
    where building.compound_id is not null and ${importIsActive(sql, 'building')}
    group by 1, 2 order by 1, 2`;

export interface CoverageUnitRow {
  readonly id: string;
  readonly featureId: number;
  readonly parentId: string | null;
  readonly level: string;
  readonly code: string;
  readonly name: string;
}

/** All units of a net, by code. */
export const listCoverageUnits = (sql: Sql, netRevision: number) =>
  // Which units has this net, and which lies in which?
  sql<CoverageUnitRow[]>`
    select version.unit_id as id, unit.feature_id as "featureId", version.parent_id as "parentId", version.level,
      version.code, version.name
    from ${unitsOfNet(sql, netRevision)} as version join unit on unit.id = version.unit_id order by version.code`;

/** Households and people that live in no compound, and so in no figure of coverage. */
export const countOutsideCompounds = async (sql: Sql): Promise<{ households: number; people: number }> => {
  // Who lives in buildings outside every compound?
  const [row] = await sql<{ households: number; people: number }[]>`
    select coalesce(sum(households), 0)::int as households, coalesce(sum(people), 0)::int as people
    from building where compound_id is null and ${importIsActive(sql, 'building')}`;
  return row ?? { households: 0, people: 0 };
};
