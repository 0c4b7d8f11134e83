import type { WantedRole } from '../contract/people.ts';
import type { Role } from '../contract/rights.ts';
import type { Sql } from '../db/sql.ts';

/** A role as it stands in the database. */
export interface HeldRole extends WantedRole {
  readonly id: string;
  /** Names of its area and its office, for people who read the history. */
  readonly area: string | null;
  readonly office: string | null;
}

export const listRolesOf = async (sql: Sql, personId: string): Promise<readonly HeldRole[]> =>
  // Which roles has this person, and for what?
  sql<HeldRole[]>`
    select given.id, given.role, given.area_id as "areaId", area.name as area,
      given.responsible_unit_id as "officeId", office.name as office, given.approval_step as "approvalStep"
    from identity.person_role as given
    left join unit_version as area on area.unit_id = given.area_id
      and area.from_revision <= net_in_force()
      and (area.until_revision is null or area.until_revision > net_in_force())
    left join responsible_unit as office on office.id = given.responsible_unit_id
    where given.person_id = ${personId}
    order by given.role, given.area_id, given.responsible_unit_id, given.approval_step`;

/** How many people who are not locked out hold each of these roles, leaving out one person. */
export const countActiveHolders = async (
  sql: Sql,
  roles: readonly Role[],
  exceptPersonId: string | null,
): Promise<ReadonlyMap<Role, number>> => {
  // How many active holders has each role?
  const rows = await sql<{ role: Role; count: number }[]>`
    select wanted.role, count(distinct person.id)::int as count
    from unnest(${[...roles]}::text[]) as wanted (role)
    left join identity.person_role as given on given.role = wanted.role
    left join identity.person on person.id = given.person_id and person.disabled_at is null
      and person.id is distinct from ${exceptPersonId}::uuid
    group by wanted.role`;
  return new Map(rows.map(({ role, count }) => [role, count]));
};

/** `grantedBy` is null for what the command line gives. */
export const insertRole = async (
  sql: Sql,
  personId: string,
  { role, areaId, officeId, approvalStep }: WantedRole,
  grantedBy: string | null,
): Promise<void> => {
  // Somebody gets a role.
  await sql`
    insert into identity.person_role (person_id, role, area_id, responsible_unit_id, approval_step, granted_by)
    values (${personId}, ${role}, ${areaId}, ${officeId}, ${approvalStep}, ${grantedBy})`;
};

/** Takes roles away; gives how many the database let go. */
export const deleteRoles = async (sql: Sql, ids: readonly string[]): Promise<number> => {
  // Somebody loses these roles.
  const gone = await sql`delete from identity.person_role where id = any (${[...ids]}::uuid[]) returning id`;
  return gone.length;
};

export interface RoleArea {
  readonly id: string;
  readonly name: string;
  readonly level: 'street' | 'community';
  readonly parentName: string | null;
}

/** Streets and communities of a net revision, by code. */
export const listRoleAreas = async (sql: Sql, netRevision: number): Promise<RoleArea[]> =>
  // For which areas can a role be given?
  sql<RoleArea[]>`
    select area.unit_id as id, area.name, area.level, parent.name as "parentName"
    from unit_version as area
    left join unit_version as parent on parent.unit_id = area.parent_id and parent.level <> 'district'
      and parent.from_revision <= ${netRevision}
      and (parent.until_revision is null or parent.until_revision > ${netRevision})
    where area.level in ('street', 'community') and not area.is_void
      and area.from_revision <= ${netRevision}
      and (area.until_revision is null or area.until_revision > ${netRevision})
    order by area.code`;

/** Offices that can lead tickets, by name; partners (共建单位) cannot. */
export const listRoleOffices = async (sql: Sql): Promise<{ id: string; name: string }[]> =>
  // For which offices can a caseworker work?
  sql<{ id: string; name: string }[]>`
    select id, name from responsible_unit where kind <> 'partner' order by name collate "C"`;
