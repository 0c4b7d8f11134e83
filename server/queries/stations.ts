import type { StationDetail, StationHours, StationSpecialDay } from '../contract/stations.ts';
import type { Sql } from '../db/sql.ts';
import { unitsOfNet } from './visible.ts';

type StationRow = Omit<
  StationDetail,
  'communityName' | 'hours' | 'specialDays' | 'services' | 'functions' | 'errands' | 'now'
>;

/** One station, as the public may see it; null where there is none. */
export const getStation = async (sql: Sql, id: string): Promise<StationRow | null> => {
  // What is this station like?
  const [row] = await sql<StationRow[]>`
    select id, feature_id as "featureId", name, kind, address, phone, floor, has_lift as "hasLift",
      has_ramp as "hasRamp", has_accessible_toilet as "hasAccessibleToilet",
      capacity_per_day as "capacityPerDay", state,
      state_reason as "stateReason", array[st_x(geom), st_y(geom)] as point,
      coalesce((select synthetic from pub.district), false) as synthetic
    from pub.station where id = ${id}::uuid`;
  return row ?? null;
};

/** Weekly hours of a station. */
export const listHours = async (sql: Sql, id: string): Promise<StationHours[]> => {
  // When is this station open in an ordinary week?
  return sql<StationHours[]>`
    select weekday::int, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes
    from pub.station_hours where station_id = ${id}::uuid order by weekday, opens`;
};

/** Days from this one (YYYY-MM-DD) on that differ from the week. */
export const listSpecialDays = async (
  sql: Sql,
  id: string,
  fromDay: string,
): Promise<StationSpecialDay[]> => {
  // On which days do other hours hold?
  return sql<StationSpecialDay[]>`
    select day, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes, reason
    from pub.station_special_day where station_id = ${id}::uuid and day >= ${fromDay}::date
    order by day, opens`;
};

/** What one can do there. */
export const getStationOffer = async (
  sql: Sql,
  id: string,
): Promise<Pick<StationDetail, 'services' | 'functions' | 'errands'>> => {
  // Which services does it offer?
  const services = sql<{ service: string }[]>`
    select service from pub.station_service where station_id = ${id}::uuid order by service`;
  // Which functions does it have?
  const functions = sql<{ function: string }[]>`
    select function from pub.station_function where station_id = ${id}::uuid order by function`;
  // Which errands can be done there, with which papers?
  const errands = sql<StationDetail['errands']>`
    select name, papers from pub.station_errand where station_id = ${id}::uuid order by name`;
  const [serviceRows, functionRows, errandRows] = await Promise.all([services, functions, errands]);
  return {
    services: serviceRows.map((row) => row.service),
    functions: functionRows.map((row) => row.function),
    errands: errandRows,
  };
};

/** Name of the community that the station belongs to; for staff. */
export const getStationCommunity = async (
  sql: Sql,
  netRevision: number,
  id: string,
): Promise<string | null> => {
  // Which community does this station belong to?
  const [row] = await sql<{ name: string }[]>`
    select unit.name from station join ${unitsOfNet(sql, netRevision)} as unit
      on unit.unit_id = station.community_id
    where station.id = ${id}::uuid`;
  return row?.name ?? null;
};
