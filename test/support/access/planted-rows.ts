import type { Pool, Sql } from '../../../server/db/sql.ts';
import { idOf, importId, insertSmallDistrict, stagingImportId } from '../small-district.ts';
import { callerKinds, otherOfficeId, ownOfficeId } from './caller-kinds.ts';
import { plantAlertSteps, plantAlerts } from './planted-alerts.ts';
import { plantReleases } from './planted-releases.ts';
import { plantScenarios } from './planted-scenarios.ts';

/** Somebody else, whom no caller is. */
export const otherPersonId = idOf('person/somebody else');

const insertPlaces = async (sql: Sql): Promise<void> => {
  await sql`insert into lineage values (2, ${idOf('unit/990101001')}, ${idOf('unit/990101001')}, 'reshape', 1, 1, 1)`;
  await sql`insert into compound_period (compound_id, starts_on, ends_on) select id, '2026-01-01', '2026-02-01' from compound`;
  await sql`insert into building_unit select 1, id, ${idOf('unit/990101001002')}::uuid from building`;
  await sql`
    insert into responsible_unit (id, name, kind)
    values (${ownOfficeId}, '东风街道办', 'street'), (${otherOfficeId}, '河西街道办', 'street')`;
  await sql`insert into pairing (responsible_unit_id, compound_id, from_date) values (${ownOfficeId}, ${idOf('compound/0')}, '2026-01-01')`;
  await sql`insert into party_area (id, name, kind) values (${idOf('party-area')}, '示范区', 'demonstration')`;
  await sql`insert into party_area_member values (${idOf('party-area')}, ${idOf('party-org/0')})`;
  await sql`insert into work_calendar (day, is_workday) values ('2026-10-01', false)`;
  await sql`
    insert into deadline_policy (deadline_class, sign_hours, contact_hours, resolve_hours, clock)
    values ('general', 1, 2, 3, 'working')`;
  await sql`
    insert into walk_network (id, source_name, as_of, import_id) overriding system value
    values (1, '合成数据', '2026-01-01', null), (2, '未启用', '2026-02-01', ${stagingImportId})`;
  await sql`
    insert into walk_node (id, network_id, geom)
    values (1, 1, st_setsrid(st_makepoint(108, 33), 4326)), (2, 1, st_setsrid(st_makepoint(108.01, 33), 4326)),
      (3, 2, st_setsrid(st_makepoint(108, 33), 4326)), (4, 2, st_setsrid(st_makepoint(108.01, 33), 4326))`;
  await sql`
    insert into walk_edge (id, network_id, from_node_id, to_node_id, kind, length_meters, geom)
    select id, id, 2 * id - 1, 2 * id, 'street', 900,
      st_setsrid(st_geomfromtext('linestring(108 33, 108.01 33)'), 4326)
    from generate_series(1, 2) as id`;
  await sql`
    insert into base_feature (kind, class, name, geom, import_id)
    values ('place', 'village', null, st_setsrid(st_makepoint(108, 33), 4326), ${importId}),
      ('road', 'lane', '暂存路', st_setsrid(st_geomfromtext('linestring(108 33, 108.01 33)'), 4326), ${stagingImportId}),
      ('road', 'lane', '公开路', st_setsrid(st_geomfromtext('linestring(108 33, 108.01 33)'), 4326), ${importId})`;
  await sql`
    insert into station (id, name, kind, address, geom, import_id)
    values (${idOf('station/staged')}, '暂存站', 'micro', '试验路', st_setsrid(st_makepoint(108, 33), 4326), ${stagingImportId})`;
  for (const table of ['function', 'service', 'errand', 'hours', 'special_day'])
    await sql`
      insert into ${sql(`station_${table}`)}
      select (jsonb_populate_record(row, jsonb_build_object('station_id', ${idOf('station/staged')}::uuid))).*
      from ${sql(`station_${table}`)} as row where station_id = ${idOf('station/1')}`;
};

/** Every second ticket is led by the caseworkers' office; it only assists in each third of the others. */
const insertCases = async (sql: Sql): Promise<void> => {
  await sql`
    insert into ticket_responsibility (ticket_id, responsible_unit_id, role)
    select id, case when id % 2 = 0 then ${ownOfficeId}::uuid else ${otherOfficeId}::uuid end, 'lead' from ticket`;
  await sql`
    insert into ticket_responsibility (ticket_id, responsible_unit_id, role)
    select id, ${ownOfficeId}::uuid, 'assist' from ticket where id % 6 = 1`;
  await sql`insert into ticket_event (ticket_id, at, kind) select id, received_at, 'received' from ticket`;
  await sql`insert into callback (ticket_id, called_at, responded) select id, received_at, true from ticket`;
  await sql`insert into personal.ticket_person (ticket_id, name) select id, '\\x01'::bytea from ticket`;
};

const insertPeople = async (sql: Sql): Promise<void> => {
  const people = callerKinds.flatMap(({ personId, name, role }) =>
    personId === null ? [] : [{ id: personId, login: idOf(name), role: role ?? 'none' }],
  );
  const all = [...people, { id: otherPersonId, login: 'somebody', role: 'planner' }];
  // Whoever held the security administrator's post is locked out, so that it is vacant.
  await sql`
    insert into identity.person (id, login, name, sign_on, disabled_at)
    select id, login, '测试人员', 'password', case when role = 'security-admin' then now() end
    from jsonb_to_recordset(${sql.json(all)}) as given (id uuid, login text, role text)`;
  await sql`
    insert into identity.person_role (person_id, role, responsible_unit_id)
    select id, role, case when role = 'caseworker' then ${ownOfficeId}::uuid end
    from jsonb_to_recordset(${sql.json(all)}) as given (id uuid, role text) where role <> 'none'`;
  await sql`
    insert into identity.session (token_hash, person_id, stage, device, expires_at)
    select sha256(id::text::bytea), id, 'full', 'test', now() + interval '1 day' from identity.person`;
  await sql`
    insert into identity.access_token (token_hash, person_id, name, expires_at)
    select sha256(id::text::bytea), id, 'QGIS', now() + interval '1 day' from identity.person`;
  await sql`insert into identity.recovery_code (person_id, code_hash) select id, sha256('1') from identity.person`;
  await sql`
    insert into identity.one_time_code (code_hash, purpose, person_id, expires_at)
    values (sha256('1'), 'setup', null, now() + interval '1 day'),
      (sha256('2'), 'password', ${otherPersonId}, now() + interval '1 day')`;
  await sql`insert into identity.oidc_attempt values (sha256('1'), sha256('1'), '\\x01', now() + interval '1 day')`;
  await sql`insert into identity.throttle values (sha256('1'), 1, now() + interval '1 day', null)`;
  await sql`
    insert into setting (name, value)
    values ('site', '{"icpNumber": "合成-1", "policeNumber": "合成-2"}'), ('retention', '{"personalDays": 180}')`;
  await sql`insert into personal.case_opening values (${otherPersonId}, 3, '2026-06-01')`;
  await sql`insert into public_edition (net_revision_id, review_number) values (1, '合成审图号')`;
  await sql`insert into audit_log (actor, action, subject, hash) values ('server', 'test', 'x', sha256('1'))`;
};

/** Offices with cases, and a row in each table about places that the small district leaves empty. */
export const plantDistrictRows = async (sql: Sql): Promise<void> => {
  await insertPlaces(sql);
  await insertCases(sql);
  await plantAlerts(sql);
};

/** The small district with at least one row in every table, one's own and others' where that matters. */
export const plantRows = async (pool: Pool): Promise<void> => {
  await insertSmallDistrict(pool);
  await pool.begin(async (tx) => {
    await plantDistrictRows(tx);
    await insertPeople(tx);
    await plantReleases(tx, otherPersonId);
    await plantScenarios(tx, otherPersonId);
    await plantAlertSteps(tx, otherPersonId);
  });
};
