import type { BundleCommunity, BundleStation, PublicBundle } from '../contract/public-bundle.ts';
import type { Sql } from '../db/sql.ts';
import { replaceFigures } from './public-figures.ts';
import { insertWalkNetwork, replacePlaces } from './public-instance-places.ts';

/** Tables that a bundle never fills: a row in one of them is a staff database. */
const staffTables = [
  'identity.person',
  'personal.ticket_person',
  'public.ticket',
  'public.import',
  'public.compound',
  'public.building',
  'public.party_org',
  'public.responsible_unit',
] as const;
/** Tables that a bundle fills; without a bundle's mark their rows are somebody else's. */
const filledTables = ['public.district', 'public.station', 'public.unit', 'public.setting'] as const;

export interface LoadedBundle {
  readonly sha256: string;
  readonly madeAt: string;
}

const markName = 'public-bundle';

const tableExists = async (sql: Sql, table: string): Promise<boolean> => {
  // Is there such a table? The schema may be older than this program, or not there at all.
  const [row] = await sql<{ there: boolean }[]>`select to_regclass(${table}) is not null as there`;
  return row?.there ?? false;
};

const tableHasRows = async (sql: Sql, table: string): Promise<boolean> => {
  if (!(await tableExists(sql, table))) return false;
  // Does it hold anything?
  const [row] = await sql<{ filled: boolean }[]>`select exists (select from ${sql(table)}) as filled`;
  return row?.filled ?? false;
};

/** The bundle that this database was filled from; null where it was not. */
export const getLoadedBundle = async (sql: Sql): Promise<LoadedBundle | null> => {
  if (!(await tableExists(sql, 'public.setting'))) return null;
  // Which bundle was loaded last?
  const [row] = await sql<{ value: LoadedBundle }[]>`select value from setting where name = ${markName}`;
  return row?.value ?? null;
};

/** The first table that shows that this database is not a public instance's own; null where none does. */
export const findStaffTable = async (sql: Sql): Promise<string | null> => {
  const isMarked = (await getLoadedBundle(sql)) !== null;
  for (const table of isMarked ? staffTables : [...staffTables, ...filledTables])
    if (await tableHasRows(sql, table)) return table;
  return null;
};

/** Puts a bundle in the place of what was there. The tables are filled so that the views for the public show it. */
export const replacePublicContents = async (sql: Sql, bundle: PublicBundle): Promise<void> => {
  await clearContents(sql);
  await insertHeader(sql, bundle);
  await insertOutlines(sql, bundle);
  await insertStations(sql, bundle.stations);
  await replacePlaces(sql, bundle);
  await insertWalkNetwork(sql, bundle.walk);
  await replaceFigures(sql, bundle);
};

const clearContents = async (sql: Sql): Promise<void> => {
  // Nothing of an earlier bundle stays.
  await sql`delete from station`;
  await sql`delete from walk_edge`;
  await sql`delete from walk_node`;
  await sql`delete from walk_network`;
  await sql`delete from public_edition`;
  await sql`delete from unit_version`;
  await sql`delete from unit`;
  await sql`delete from net_revision`;
  await sql`delete from district`;
  await sql`delete from setting`;
};

const insertHeader = async (sql: Sql, { header, madeAt, sha256 }: PublicBundle): Promise<void> => {
  // The public sees a district's name, never its code or its system of coordinates.
  if (header.district !== null)
    await sql`
      insert into district (code, name, name_en, epsg, origin_east_meters, origin_north_meters, synthetic, data_until)
      values ('', ${header.district.name}, ${header.district.nameEn}, 4326, 0, 0, ${header.district.synthetic},
        ${header.district.dataUntil})`;
  await sql`
    insert into setting (name, value)
    values ('site', ${sql.json(header.site)}), (${markName}, ${sql.json({ sha256, madeAt })})`;
};

const insertOutlines = async (sql: Sql, { header, communities, madeAt }: PublicBundle): Promise<void> => {
  const { edition } = header;
  if (edition === null) return;
  const above = Math.max(0, ...communities.map(({ featureId }) => featureId)) + 1;
  // The net of the edition, and something above the communities.
  await sql`
    insert into net_revision (id, effective_from, title)
    values (1, (${madeAt}::timestamptz at time zone 'Asia/Shanghai')::date, ${edition.reviewNumber})`;
  await sql`insert into unit (feature_id, created_in) values (${above}, 1)`;
  await insertCommunities(sql, communities, above);
  await sql`
    insert into public_edition (net_revision_id, review_number, recorded_at)
    values (1, ${edition.reviewNumber}, ${edition.recordedAt}::timestamptz)`;
};

const insertCommunities = async (
  sql: Sql,
  communities: readonly BundleCommunity[],
  above: number,
): Promise<void> => {
  const rows = sql`
    jsonb_to_recordset(${sql.json(communities as never)}) as given (id uuid, "featureId" int, code text, name text,
      "nameEn" text, geometry text)`;
  await sql`insert into unit (id, feature_id, created_in) select id, "featureId", 1 from ${rows}`;
  await sql`
    insert into unit_version (unit_id, from_revision, level, parent_id, code, name, name_en, is_leaf,
      area_square_meters, geom, label_point)
    select given.id, 1, 'community', (select unit.id from unit where unit.feature_id = ${above}), given.code,
      given.name, given."nameEn", true, 0, place.geom, st_pointonsurface(place.geom)
    from ${rows} cross join lateral (select given.geometry::geometry as geom) as place`;
};

const insertStations = async (sql: Sql, stations: readonly BundleStation[]): Promise<void> => {
  const given = sql.json(stations as never);
  await sql`
    insert into station (id, feature_id, name, kind, address, phone, floor, has_lift, has_ramp,
      has_accessible_toilet, state, state_reason, capacity_per_day, community_id, geom)
    select id, "featureId", name, "stationKind", address, phone, floor, "hasLift", "hasRamp",
      "hasAccessibleToilet", state, "stateReason", "capacityPerDay",
      (select unit.id from unit where unit.id = "communityId"), geometry::geometry
    from jsonb_to_recordset(${given}) as given (id uuid, "featureId" int, name text, "stationKind" text,
      address text, phone text, floor text, "hasLift" boolean, "hasRamp" boolean, "hasAccessibleToilet" boolean,
      state text, "stateReason" text, "capacityPerDay" int, "communityId" uuid, geometry text)`;
  const children = (list: string) => sql`
    jsonb_to_recordset(${given}) as station (id uuid, hours jsonb, "specialDays" jsonb, services jsonb,
      functions jsonb, errands jsonb), jsonb_array_elements(station.${sql(list)}) as child`;
  await sql`
    insert into station_hours (station_id, weekday, opens, closes)
    select id, (child ->> 'weekday')::smallint, (child ->> 'opens')::time, (child ->> 'closes')::time
    from ${children('hours')}`;
  await sql`
    insert into station_special_day (station_id, day, opens, closes, reason)
    select id, (child ->> 'day')::date, (child ->> 'opens')::time, (child ->> 'closes')::time, child ->> 'reason'
    from ${children('specialDays')}`;
  await sql`insert into station_service (station_id, service) select id, child #>> '{}' from ${children('services')}`;
  await sql`insert into station_function (station_id, function) select id, child #>> '{}' from ${children('functions')}`;
  await sql`
    insert into station_errand (station_id, name, papers)
    select id, child ->> 'name', child ->> 'papers' from ${children('errands')}`;
};
