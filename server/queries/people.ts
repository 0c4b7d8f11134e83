import type { Person } from '../contract/people.ts';
import type { Role } from '../contract/rights.ts';
import type { Sql } from '../db/sql.ts';
import { type CallerRole, rolesOf } from './callers.ts';

interface PersonRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly signOn: Person['signOn'];
  readonly roles: readonly CallerRole[];
  readonly disabledAt: Date | null;
  readonly hasSecondFactor: boolean;
  readonly sessionCount: number;
  readonly tokenCount: number;
  readonly lastSeenAt: Date | null;
  readonly createdAt: Date;
}

const personOf = ({ roles, disabledAt, lastSeenAt, createdAt, ...row }: PersonRow): Person => ({
  ...row,
  roles: roles.map(({ role, area, office, approvalStep }) => ({ role, area, office, approvalStep })),
  disabledAt: disabledAt?.toISOString() ?? null,
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

/** People by login, all or only one of them. */
export const listPeople = async (sql: Sql, onlyId: string | null = null): Promise<Person[]> => {
  // Who has an account, with what roles, and who uses it?
  const rows = await sql<PersonRow[]>`
    select person.id, person.login, person.name, person.sign_on as "signOn", ${rolesOf(sql)} as roles,
      person.disabled_at as "disabledAt", person.totp_confirmed_at is not null as "hasSecondFactor",
      (select count(*)::int from identity.session
        where session.person_id = person.id and session.expires_at > now()) as "sessionCount",
      (select count(*)::int from identity.access_token as token
        where token.person_id = person.id and token.revoked_at is null and token.expires_at > now())
        as "tokenCount",
      person.last_seen_at as "lastSeenAt", person.created_at as "createdAt"
    from identity.person
    where ${onlyId}::uuid is null or person.id = ${onlyId}
    order by person.login`;
  return rows.map(personOf);
};

/** What decides whether an account may be changed. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly signOn: Person['signOn'];
  readonly isDisabled: boolean;
  readonly hasSecondFactor: boolean;
}

/** Makes changes of accounts and roles wait for one another until the transaction ends. */
export const lockAccounts = async (sql: Sql): Promise<void> => {
  const accountLock = 7_210_002;
  await sql`select pg_advisory_xact_lock(${accountLock})`;
};

/** An account by its id or its login; null when there is none. */
export const findAccount = async (
  sql: Sql,
  { id = null, login = null }: { id?: string | null; login?: string | null },
): Promise<Account | null> => {
  // Which account is this?
  const [row] = await sql<Account[]>`
    select id, login, name, sign_on as "signOn", disabled_at is not null as "isDisabled",
      totp_confirmed_at is not null as "hasSecondFactor"
    from identity.person where id = ${id}::uuid or login = ${login}`;
  return row ?? null;
};

/** Adds somebody; null when the login is taken. */
export const insertPerson = async (
  sql: Sql,
  person: Pick<Person, 'login' | 'name' | 'signOn'>,
): Promise<string | null> => {
  // Somebody new, unless the login is taken.
  const [row] = await sql<{ id: string }[]>`
    insert into identity.person (login, name, sign_on)
    values (${person.login}, ${person.name}, ${person.signOn})
    on conflict (login) do nothing returning id`;
  return row?.id ?? null;
};

export const renamePerson = async (sql: Sql, id: string, name: string): Promise<void> => {
  // The name under which somebody is shown.
  await sql`update identity.person set name = ${name} where id = ${id}`;
};

export const setDisabled = async (sql: Sql, id: string, disabled: boolean): Promise<void> => {
  // Whether somebody can come in.
  await sql`update identity.person set disabled_at = case when ${disabled} then now() end where id = ${id}`;
};

/** Active people of the demo with a role. */
export const listDemoHolders = async (sql: Sql, role: Role): Promise<string[]> => {
  // Who plays this role in the demo?
  const rows = await sql<{ id: string }[]>`
    select person.id from identity.person
    where person.sign_on = 'demo' and person.disabled_at is null and exists (
      select from identity.person_role where person_role.person_id = person.id and person_role.role = ${role})`;
  return rows.map(({ id }) => id);
};
