import type { Fragment, Sql } from '../db/sql.ts';
import type { FeatureSource } from './feature-source.ts';
import { importIsActive, isSynthetic, unitsOfNet } from './visible.ts';

/** `hours` is a JSON list of weekday, opens, closes; the answer writes it in the notation of opening hours. */
const offerOf = (sql: Sql): Fragment => sql`
  (select string_agg(service, ', ' order by service)
    from pub.station_service where station_id = station.id) as services,
  (select string_agg(function, ', ' order by function)
    from pub.station_function where station_id = station.id) as functions,
  (select json_agg(json_build_object('weekday', weekday, 'opens', to_char(opens, 'HH24:MI'),
      'closes', to_char(closes, 'HH24:MI')) order by weekday, opens)
    from pub.station_hours where station_id = station.id) as "openingHours"`;

export const stationFeatures: FeatureSource = {
  select: (sql, netRevision) => sql`
    select station.feature_id as key, station.id, station.geom, station.feature_id as "featureId",
      station.name, station.kind, station.address, station.phone, ${offerOf(sql)}, station.state,
      community.name as "communityName", ${isSynthetic(sql)} as synthetic
    from station
    left join ${unitsOfNet(sql, netRevision)} as community on community.unit_id = station.community_id
    where ${importIsActive(sql, 'station')}`,
};

export const publicStationFeatures: FeatureSource = {
  select: (sql) => sql`
    select station.feature_id as key, station.id, station.geom, station.feature_id as "featureId",
      station.name, station.kind, station.address, station.phone, ${offerOf(sql)}, station.state,
      null::text as "communityName", coalesce((select synthetic from pub.district), false) as synthetic
    from pub.station as station`,
};
