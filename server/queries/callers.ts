import type { Role } from '../contract/rights.ts';
import type { GivenRole, SessionStage } from '../contract/session.ts';
import type { Fragment, Sql } from '../db/sql.ts';

/** A role with the communities of its area; null for the whole district. */
export interface CallerRole extends GivenRole {
  readonly role: Role;
  readonly communities: readonly string[] | null;
}

/** Somebody with a live session or token. */
export interface CallerRow {
  readonly personId: string;
  readonly login: string;
  readonly name: string;
  readonly isDemo: boolean;
  readonly sessionId: string | null;
  readonly stage: SessionStage;
  readonly expiresAt: Date;
  readonly roles: readonly CallerRole[];
}

/** Condition: this version of a unit is in force today. */
const isInForce = (sql: Sql, table: string): Fragment => sql`
  (${sql(`${table}.from_revision`)} <= (select net_in_force())
    and (${sql(`${table}.until_revision`)} is null or ${sql(`${table}.until_revision`)} > (select net_in_force())))`;

/** The roles of a person as JSON, with the names and communities of their areas. */
export const rolesOf = (sql: Sql): Fragment => sql`
  (select coalesce(jsonb_agg(jsonb_build_object(
      'role', given.role,
      'area', case when area.unit_id is not null or given.area_id is not null then
        jsonb_build_object('id', given.area_id, 'name', coalesce(area.name, '—')) end,
      'office', case when office.id is not null then jsonb_build_object('id', office.id, 'name', office.name) end,
      'approvalStep', given.approval_step,
      'communities', case when given.area_id is not null then (
        select coalesce(jsonb_agg(community.unit_id), '[]') from unit_version as community
        where community.level = 'community' and ${isInForce(sql, 'community')}
          and (community.unit_id = given.area_id or community.parent_id = given.area_id)) end
    ) order by given.role, area.code), '[]')
    from identity.person_role as given
    left join unit_version as area on area.unit_id = given.area_id and ${isInForce(sql, 'area')}
    left join responsible_unit as office on office.id = given.responsible_unit_id
    where given.person_id = person.id)`;

/** What holds of a session until an administrator decides; `settingSchemas.sessions` says the same. */
const defaultLimits = { idleMinutes: 30, absoluteHours: 12 } as const;

/** A limit of sessions as it was decided, also for those that began before. */
const sessionLimit = (sql: Sql, name: keyof typeof defaultLimits): Fragment => sql`
  coalesce((select (value ->> ${name}::text)::int from setting where setting.name = 'sessions'), ${defaultLimits[name]}::int)`;

/** Condition: this person may come in at all; people of the demo may in the synthetic district only. */
const isAdmitted = (sql: Sql): Fragment => sql`
  (person.disabled_at is null and (person.sign_on <> 'demo' or exists (select from district where synthetic)))`;

/**
 * Who holds this session, by the hash of its token; null when it is unknown, expired, idle for too long, or its
 * holder was locked out. Notes once a minute that the session is used, when this is a use.
 */
export const findSessionCaller = async (
  sql: Sql,
  tokenHash: Buffer,
  isUse = true,
): Promise<CallerRow | null> => {
  // Whose session is this, if it still lives?
  const [row] = await sql<(CallerRow & { seenSeconds: number })[]>`
    select person.id as "personId", person.login, person.name, person.sign_on = 'demo' as "isDemo",
      session.id as "sessionId", session.stage, session.expires_at as "expiresAt",
      extract(epoch from now() - session.last_seen_at)::float8 as "seenSeconds", ${rolesOf(sql)} as roles
    from identity.session
    join identity.person on person.id = session.person_id
    where session.token_hash = ${tokenHash} and session.expires_at > now() and ${isAdmitted(sql)}
      and session.last_seen_at > now() - make_interval(mins => ${sessionLimit(sql, 'idleMinutes')})
      and session.created_at > now() - make_interval(hours => ${sessionLimit(sql, 'absoluteHours')})`;
  if (row === undefined) return null;
  const { seenSeconds, ...caller } = row;
  if (isUse && seenSeconds > 60)
    // The session is in use, and so is the account.
    await sql`
      with used as (
        update identity.session set last_seen_at = now() where token_hash = ${tokenHash} returning person_id
      )
      update identity.person set last_seen_at = now() from used where person.id = used.person_id`;
  return caller;
};

/** Who made this access token, by its hash; null when it is unknown, expired or revoked. */
export const findTokenCaller = async (sql: Sql, tokenHash: Buffer): Promise<CallerRow | null> => {
  // Whose access token is this, if it still holds?
  const [row] = await sql<(CallerRow & { usedToday: boolean })[]>`
    select person.id as "personId", person.login, person.name, person.sign_on = 'demo' as "isDemo",
      null as "sessionId", 'full' as stage, token.expires_at as "expiresAt",
      coalesce(token.last_used_on = current_date, false) as "usedToday", ${rolesOf(sql)} as roles
    from identity.access_token as token
    join identity.person on person.id = token.person_id
    where token.token_hash = ${tokenHash} and token.expires_at > now() and token.revoked_at is null
      and ${isAdmitted(sql)}`;
  if (row === undefined) return null;
  const { usedToday, ...caller } = row;
  if (!usedToday)
    // The token is in use.
    await sql`update identity.access_token set last_used_on = current_date where token_hash = ${tokenHash}`;
  return caller;
};
