import type { PublicStation, PublicStations } from '../contract/public-stations.ts';
import type { Sql } from '../db/sql.ts';

type StationRow = Omit<PublicStation, 'hours' | 'specialDays' | 'services' | 'errands'>;
type OfStation<Row> = Row & { readonly id: string };

/** All stations as the public sees them, with the special days of a span (YYYY-MM-DD, both included). */
export const listPublicStations = async (
  sql: Sql,
  fromDay: string,
  untilDay: string,
): Promise<PublicStation[]> => {
  // Which stations are there?
  const stations = sql<StationRow[]>`
    select id, feature_id as "featureId", name, kind, ${communityNameOf(sql, 'station')}, address, phone, floor,
      has_lift as "hasLift", has_ramp as "hasRamp", has_accessible_toilet as "hasAccessibleToilet",
      capacity_per_day as "capacityPerDay", state, state_reason as "stateReason",
      array[round(st_x(geom)::numeric, 6)::float8, round(st_y(geom)::numeric, 6)::float8] as point
    from pub.station order by feature_id`;
  // When are they open in an ordinary week?
  const hours = sql<OfStation<PublicStation['hours'][number]>[]>`
    select station_id as id, weekday::int, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes
    from pub.station_hours order by station_id, weekday, opens`;
  // On which of these days do other hours hold?
  const specialDays = sql<OfStation<PublicStation['specialDays'][number]>[]>`
    select station_id as id, day, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes, reason
    from pub.station_special_day where day between ${fromDay}::date and ${untilDay}::date
    order by station_id, day, opens`;
  // Which services do they offer?
  const services = sql<OfStation<{ service: PublicStation['services'][number] }>[]>`
    select station_id as id, service from pub.station_service order by station_id, service`;
  // What can be done there?
  const errands = sql<OfStation<{ name: string }>[]>`
    select station_id as id, name from pub.station_errand order by station_id, name`;
  const [rows, ...children] = await Promise.all([stations, hours, specialDays, services, errands]);
  const [hoursOf, specialDaysOf, servicesOf, errandsOf] = [
    byStation(children[0]),
    byStation(children[1]),
    byStation(children[2]),
    byStation(children[3]),
  ];
  return rows.map((row) => ({
    ...row,
    hours: hoursOf(row.id),
    specialDays: specialDaysOf(row.id),
    services: servicesOf(row.id).map(({ service }) => service),
    errands: errandsOf(row.id).map(({ name }) => name),
  }));
};

/** Name of the community of a view's row; null without a reviewed edition. */
export const communityNameOf = (sql: Sql, view: string) => sql`
  (select community.name from pub.community where community.id = ${sql(`${view}.community_id`)}) as "communityName"`;

/** Child rows by the station that they belong to, without its id. */
const byStation = <Row>(rows: readonly OfStation<Row>[]): ((id: string) => Omit<OfStation<Row>, 'id'>[]) => {
  const found = new Map<string, Omit<OfStation<Row>, 'id'>[]>();
  for (const { id, ...row } of rows) {
    const list = found.get(id);
    if (list === undefined) found.set(id, [row]);
    else list.push(row);
  }
  return (id) => found.get(id) ?? [];
};

/** What stands round the list: the district, its reviewed edition, numbers of the footer. */
export const getPublicFrame = async (
  sql: Sql,
): Promise<Pick<PublicStations, 'district' | 'reviewNumber' | 'icpNumber' | 'policeNumber'>> => {
  // Which district is this, and with which numbers?
  const [row] = await sql<
    (Pick<PublicStations, 'reviewNumber' | 'icpNumber' | 'policeNumber'> & {
      name: string | null;
      nameEn: string | null;
      synthetic: boolean | null;
    })[]
  >`
    select district.name, district.name_en as "nameEn", district.synthetic,
      (select review_number from pub.edition) as "reviewNumber",
      site.icp_number as "icpNumber", site.police_number as "policeNumber"
    from pub.site as site left join pub.district as district on true limit 1`;
  const { name = null, nameEn = null, synthetic = null, ...numbers } = row ?? {};
  return {
    reviewNumber: null,
    icpNumber: null,
    policeNumber: null,
    ...numbers,
    district: name === null ? null : { name, nameEn, synthetic: synthetic ?? false },
  };
};
