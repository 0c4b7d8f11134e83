import type { PublicContents } from '../contract/public-bundle.ts';
import type { Sql } from '../db/sql.ts';

/**
 * Everything that the views for the public show, in one statement and thus of one moment; to be asked in the role
 * of the public, which the database lets see nothing else.
 */
export const readPublicContents = async (sql: Sql): Promise<PublicContents> => {
  // What may the public see?
  const [row] = await sql<PublicContents[]>`
    select
      json_build_object(
        'district', (select json_build_object('name', name, 'nameEn', name_en, 'synthetic', synthetic,
          'dataUntil', data_until) from pub.district),
        'edition', (select json_build_object('reviewNumber', review_number,
          'recordedAt', ${momentOf(sql, 'recorded_at')}) from pub.edition),
        'site', (select json_build_object('icpNumber', icp_number, 'policeNumber', police_number) from pub.site)
      ) as header,
      coalesce((select json_agg(json_build_object('kind', 'community', 'id', id, 'featureId', feature_id,
        'code', code, 'name', name, 'nameEn', name_en, 'geometry', ${hexOf(sql, 'geom')}) order by feature_id)
        from pub.community), '[]') as communities,
      coalesce((select json_agg(json_build_object('kind', 'station', 'id', id, 'featureId', feature_id,
        'name', name, 'stationKind', kind, 'address', address, 'phone', phone, 'floor', floor,
        'hasLift', has_lift, 'hasRamp', has_ramp, 'hasAccessibleToilet', has_accessible_toilet,
        'state', state, 'stateReason', state_reason, 'capacityPerDay', capacity_per_day,
        'communityId', community_id, 'geometry', ${hexOf(sql, 'geom')},
        'hours', coalesce((select json_agg(json_build_object('weekday', weekday, 'opens', opens, 'closes', closes)
          order by weekday, opens) from pub.station_hours where station_id = station.id), '[]'),
        'specialDays', coalesce((select json_agg(json_build_object('day', day, 'opens', opens, 'closes', closes,
          'reason', reason) order by day, opens) from pub.station_special_day where station_id = station.id), '[]'),
        'services', coalesce((select json_agg(service order by service) from pub.station_service
          where station_id = station.id), '[]'),
        'functions', coalesce((select json_agg(function order by function) from pub.station_function
          where station_id = station.id), '[]'),
        'errands', coalesce((select json_agg(json_build_object('name', name, 'papers', papers) order by name)
          from pub.station_errand where station_id = station.id), '[]')
        ) order by feature_id) from pub.station as station), '[]') as stations,
      coalesce((select json_agg(json_build_object('kind', 'place', 'placeKind', kind, 'id', id, 'name', name,
        'aliases', aliases, 'communityId', community_id, 'geometry', ${hexOf(sql, 'geom')}) order by kind, id)
        from (select 'compound' as kind, id, name, aliases, community_id, geom from pub.compound
          union all select 'road', id, name, '{}', null, geom from pub.road) as place), '[]') as places,
      json_build_object(
        'networks', coalesce((select json_agg(json_build_object('kind', 'walk-network', 'id', id,
          'sourceName', source_name, 'asOf', as_of)) from pub.walk_network), '[]'),
        'nodes', coalesce((select json_agg(json_build_object('kind', 'walk-node', 'id', id,
          'geometry', ${hexOf(sql, 'geom')}) order by id) from pub.walk_node), '[]'),
        'edges', coalesce((select json_agg(json_build_object('kind', 'walk-edge', 'id', id, 'from', from_node_id,
          'to', to_node_id, 'edgeKind', kind, 'lengthMeters', length_meters, 'wheelchair', wheelchair,
          'name', name, 'access', access, 'gate', gate, 'gateHours', gate_hours,
          'geometry', ${hexOf(sql, 'geom')}) order by id) from pub.walk_edge), '[]')) as walk,
      coalesce((select json_agg(json_build_object('kind', 'ticket-release', 'id', id, 'title', title,
        'documentNumber', document_number, 'reviewedOn', reviewed_on, 'reviewedAt', ${momentOf(sql, 'reviewed_at')},
        'netRevisionId', net_revision_id, 'netRevisionTitle', net_revision_title, 'fromMonth', from_month,
        'untilMonth', until_month, 'dataUntil', data_until, 'outline', ${hexOf(sql, 'outline')}) order by id)
        from pub.ticket_release), '[]') as releases,
      coalesce((select json_agg(json_build_object('kind', 'ticket-count', 'releaseId', release_id,
        'netRevisionId', net_revision_id, 'reviewedAt', ${momentOf(sql, 'reviewed_at')}, 'area', area,
        'unitId', unit_id, 'code', code, 'name', name, 'nameEn', name_en, 'month', month,
        'categoryId', category_id, 'categoryName', category_name, 'categoryNameEn', category_name_en,
        'value', value) order by release_id, area, code, month, category_id)
        from pub.ticket_count), '[]') as counts`;
  if (row === undefined) throw new Error('the database gave no answer');
  return row;
};

const hexOf = (sql: Sql, column: string) => sql`upper(encode(st_asewkb(${sql(column)}), 'hex'))`;
/** With microseconds, as the database keeps it. */
const momentOf = (sql: Sql, column: string) =>
  sql`to_char(${sql(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
