import type { DistrictRow } from '../contract/district-bundle.ts';
import type { Sql } from '../db/sql.ts';

/** Whether the database holds a district or any import that is visible. */
export const holdsData = async (sql: Sql): Promise<boolean> => {
  // Is there a district or an active import?
  const [row] = await sql<{ held: boolean }[]>`
    select exists (select from district) or exists (select from import where state = 'active') as held`;
  return row?.held ?? false;
};

/**
 * Empties every table that a load fills, so that one which was cut off can start again. Only for a database
 * that `holdsData` says is empty. The audit log stays.
 */
export const clearStagedRows = async (sql: Sql): Promise<void> => {
  // Which roles stand for the whole district? Emptying what roles may stand for empties the roles as well.
  const roles = await sql<Record<string, string | Date | null>[]>`
    select id, person_id, role, approval_step, granted_by, granted_at
    from identity.person_role where area_id is null and responsible_unit_id is null`;
  await sql`
    truncate net_revision, unit, unit_version, net_arc, unit_other_code, lineage, unit_staffing, compound, compound_tag,
      compound_entrance, compound_period, building, building_unit, responsible_unit, pairing, party_org,
      party_coverage, party_area, party_area_member, station, station_function, station_service, station_errand,
      station_hours, station_special_day, work_calendar, ticket_category, deadline_policy, ticket,
      ticket_responsibility, ticket_event, callback, ticket_unit, personal.ticket_person, walk_network, walk_node,
      walk_edge, base_feature, public_edition restart identity cascade`;
  if (roles.length > 0) await sql`insert into identity.person_role ${sql(roles)}`;
  await sql`update import set state = 'failed', finished_at = now() where state = 'staging'`;
};

/** Begins a load: its rows stay invisible until it is active. */
export const insertStagingImport = async (sql: Sql, kind: 'demo', sourceName: string): Promise<string> => {
  // Which id has the new import?
  const [row] = await sql<{ id: string }[]>`
    insert into import (kind, source_name, state) values (${kind}, ${sourceName}, 'staging') returning id`;
  if (row === undefined) throw new Error('the import was not written');
  return row.id;
};

/** Whether an import is still the one that is being loaded; locks it until the transaction ends. */
export const isStaging = async (sql: Sql, importId: string): Promise<boolean> => {
  // Has nobody ended this import?
  const [row] = await sql<{ state: string }[]>`select state from import where id = ${importId} for share`;
  return row?.state === 'staging';
};

/** Makes a load visible. */
export const activateImport = async (sql: Sql, importId: string, rowCount: number): Promise<void> => {
  await sql`
    update import set state = 'active', row_count = ${rowCount}, accepted_count = ${rowCount}, finished_at = now()
    where id = ${importId}`;
};

/** Says which district the database describes. */
export const insertDistrict = async (sql: Sql, row: DistrictRow): Promise<void> => {
  await sql`
    insert into district (code, name, name_en, epsg, origin_east_meters, origin_north_meters, synthetic, data_until)
    values (${row.code}, ${row.name}, ${row.nameEn}, ${row.epsg}, ${row.originEastMeters},
      ${row.originNorthMeters}, ${row.synthetic}, ${row.dataUntil})`;
};

/** Records the first edition of the public map. */
export const insertPublicEdition = async (
  sql: Sql,
  revisionId: number,
  reviewNumber: string,
): Promise<void> => {
  await sql`insert into public_edition (net_revision_id, review_number) values (${revisionId}, ${reviewNumber})`;
};

/** Sets the counters of ids that a load has given itself. */
export const advanceIdCounters = async (sql: Sql): Promise<void> => {
  await sql`
    select setval(pg_get_serial_sequence('ticket', 'id'), coalesce(max(id), 0) + 1, false) from ticket`;
  await sql`
    select setval(pg_get_serial_sequence('unit', 'feature_id'), coalesce(max(feature_id), 0) + 1, false) from unit`;
};

/**
 * Leaves out the check of foreign keys until the transaction ends, where the role may do so: the loader makes
 * both ends of every reference itself, and the check costs more than the rows.
 */
export const skipForeignKeyChecks = async (sql: Sql): Promise<void> => {
  await sql`
    do $$ begin
      if current_setting('is_superuser') = 'on' then set local session_replication_role = replica; end if;
    end $$`;
};

/** A load may take longer than a request: no time limit until the transaction ends. */
export const liftTimeLimits = async (sql: Sql): Promise<void> => {
  await sql`set local statement_timeout = 0`;
  await sql`set local idle_in_transaction_session_timeout = 0`;
};

/** Tells the planner what the tables hold now. */
export const analyseTables = async (sql: Sql): Promise<void> => {
  await sql`analyze unit, unit_version, net_arc, compound, building, building_unit, party_org, station, ticket, ticket_event,
    ticket_unit, ticket_responsibility, callback, walk_node, walk_edge, base_feature`;
};
