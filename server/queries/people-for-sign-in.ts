import { type Role, secondFactorRoles } from '../contract/rights.ts';
import type { Fragment, Sql } from '../db/sql.ts';

/** Somebody at the door, with what they may prove who they are. */
export interface PersonAtDoor {
  readonly id: string;
  readonly login: string;
  readonly signOn: 'password' | 'oidc' | 'demo';
  readonly passwordHash: string | null;
  /** Sealed. */
  readonly totpSecret: Buffer | null;
  readonly hasSecondFactor: boolean;
  /** Whether a role of theirs asks for a second factor. */
  readonly needsSecondFactor: boolean;
}

const atDoor = (sql: Sql): Fragment => sql`
  person.id, person.login, person.sign_on as "signOn", person.password_hash as "passwordHash",
  person.totp_secret as "totpSecret", person.totp_confirmed_at is not null as "hasSecondFactor",
  exists (select from identity.person_role where person_role.person_id = person.id
    and person_role.role = any (${[...secondFactorRoles]}::text[])) as "needsSecondFactor"`;

/** Somebody who may come in, by login; null when unknown or locked out. */
export const findPersonByLogin = async (sql: Sql, login: string): Promise<PersonAtDoor | null> => {
  // Who is this, and how do they prove it?
  const [row] = await sql<PersonAtDoor[]>`
    select ${atDoor(sql)} from identity.person where login = ${login} and disabled_at is null`;
  return row ?? null;
};

/** Somebody who may come in, by id; null when unknown or locked out. */
export const findPersonById = async (sql: Sql, id: string): Promise<PersonAtDoor | null> => {
  // Who is this, and how do they prove it?
  const [row] = await sql<PersonAtDoor[]>`
    select ${atDoor(sql)} from identity.person where id = ${id} and disabled_at is null`;
  return row ?? null;
};

/** Sets the password of somebody; `isNew` false when only its hash was made anew. */
export const setPasswordHash = async (
  sql: Sql,
  personId: string,
  passwordHash: string,
  isNew: boolean,
): Promise<void> => {
  // This is the password from now on.
  await sql`
    update identity.person set password_hash = ${passwordHash},
      password_changed_at = case when ${isNew} then now() else password_changed_at end
    where id = ${personId}`;
};

/** Keeps a sealed secret that is still to be confirmed; false when a confirmed one stands. */
export const offerTotpSecret = async (sql: Sql, personId: string, sealed: Uint8Array): Promise<boolean> => {
  // This secret waits for its first code.
  const rows = await sql`
    update identity.person set totp_secret = ${Buffer.from(sealed)}, totp_last_step = 0
    where id = ${personId} and totp_confirmed_at is null returning id`;
  return rows.length === 1;
};

/** From now on codes of the offered secret are asked for; false when that is so already. */
export const confirmTotp = async (sql: Sql, personId: string): Promise<boolean> => {
  // The secret has proven itself.
  const rows = await sql`
    update identity.person set totp_confirmed_at = now()
    where id = ${personId} and totp_confirmed_at is null and totp_secret is not null returning id`;
  return rows.length === 1;
};

/** Uses up a time step (RFC 6238, 5.2); false when its code, or a later one, was used before. */
export const spendTotpStep = async (sql: Sql, personId: string, step: number): Promise<boolean> => {
  // Is this the first use of this time step?
  const rows = await sql`
    update identity.person set totp_last_step = ${step}
    where id = ${personId} and totp_last_step < ${step} returning id`;
  return rows.length === 1;
};

export const clearTotp = async (sql: Sql, personId: string): Promise<void> => {
  // No second factor any more.
  await sql`
    update identity.person set totp_secret = null, totp_confirmed_at = null, totp_last_step = 0
    where id = ${personId}`;
};

/** Whether this database holds the synthetic district; only there do people of the demo come in. */
export const isDemo = async (sql: Sql): Promise<boolean> => {
  const [row] = await sql<{ synthetic: boolean }[]>`select synthetic from district`;
  return row?.synthetic ?? false;
};

/** Whether somebody active is system administrator; people of the demo count in the demo only. */
export const hasSystemAdministrator = async (sql: Sql): Promise<boolean> => {
  // Is there anybody who could let others in?
  const [row] = await sql<{ found: boolean }[]>`
    select exists (
      select from identity.person join identity.person_role on person_role.person_id = person.id
      where person_role.role = 'system-admin' and person.disabled_at is null
        and (person.sign_on <> 'demo' or exists (select from district where synthetic))) as found`;
  return row?.found ?? false;
};

export interface NewPersonRow {
  readonly login: string;
  readonly name: string;
  readonly signOn: 'password' | 'demo';
  readonly passwordHash: string | null;
}

/** Adds somebody at first start; null when the login is taken. */
export const insertFirstPerson = async (sql: Sql, person: NewPersonRow): Promise<string | null> => {
  // A person whom no administrator could have added.
  const [row] = await sql<{ id: string }[]>`
    insert into identity.person (login, name, sign_on, password_hash, password_changed_at)
    values (${person.login}, ${person.name}, ${person.signOn}, ${person.passwordHash},
      case when ${person.passwordHash}::text is not null then now() end)
    on conflict (login) do nothing returning id`;
  return row?.id ?? null;
};

export interface FirstRole {
  readonly role: Role;
  readonly areaId?: string | null;
  readonly officeId?: string | null;
  readonly approvalStep?: string | null;
}

export const insertFirstRole = async (sql: Sql, personId: string, given: FirstRole): Promise<void> => {
  // A role that nobody gave.
  await sql`
    insert into identity.person_role (person_id, role, area_id, responsible_unit_id, approval_step)
    values (${personId}, ${given.role}, ${given.areaId ?? null}, ${given.officeId ?? null},
      ${given.approvalStep ?? null})`;
};
