import { roles as roleOrder } from '../contract/rights.ts';
import type { GivenRole } from '../contract/session.ts';
import type { Sql } from '../db/sql.ts';
import { type CallerRole, rolesOf } from './callers.ts';
import { importIsActive } from './visible.ts';

/** People of the demo who come in by one click; none where the district is not synthetic. */
export const listDemoPeople = async (
  sql: Sql,
): Promise<{ login: string; name: string; roles: GivenRole[] }[]> => {
  // Who may come in without a password?
  const rows = await sql<{ login: string; name: string; roles: CallerRole[] }[]>`
    select person.login, person.name, ${rolesOf(sql)} as roles from identity.person
    where person.sign_on = 'demo' and person.disabled_at is null and exists (select from district where synthetic)
    order by person.login`;
  const rankOf = (roles: readonly CallerRole[]): number =>
    Math.min(...roles.map(({ role }) => roleOrder.indexOf(role)));
  rows.sort((one, other) => rankOf(one.roles) - rankOf(other.roles));
  return rows.map(({ roles, ...person }) => ({
    ...person,
    roles: roles.map(({ role, area, office, approvalStep }) => ({ role, area, office, approvalStep })),
  }));
};

export const hasDemoPeople = async (sql: Sql): Promise<boolean> => {
  // Have the people of the demo been made?
  const [row] = await sql<{ found: boolean }[]>`
    select exists (select from identity.person where sign_on = 'demo') as found`;
  return row?.found ?? false;
};

/** The office that leads most tickets; null where there are none. */
export const findBusiestOffice = async (sql: Sql): Promise<string | null> => {
  // Which office has most to do?
  const [row] = await sql<{ id: string }[]>`
    select responsibility.responsible_unit_id as id
    from ticket_responsibility as responsibility
    join ticket on ticket.id = responsibility.ticket_id
    where responsibility.role = 'lead' and responsibility.responsible_unit_id is not null
      and ${importIsActive(sql, 'ticket')}
    group by responsibility.responsible_unit_id
    order by count(*) desc, responsibility.responsible_unit_id limit 1`;
  return row?.id ?? null;
};

/** The first street of the net in force; null where there is none. */
export const findFirstStreet = async (sql: Sql): Promise<string | null> => {
  // Which street comes first?
  const [row] = await sql<{ id: string }[]>`
    select unit_id as id from unit_version where level = 'street' and from_revision <= net_in_force() and (until_revision is null or until_revision > net_in_force())
    order by code limit 1`;
  return row?.id ?? null;
};
