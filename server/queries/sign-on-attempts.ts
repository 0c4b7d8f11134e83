import type { Sql } from '../db/sql.ts';

export interface SignOnAttempt {
  readonly stateHash: Buffer;
  readonly browserHash: Buffer;
  readonly sealed: Uint8Array;
  readonly minutes: number;
}

/** Keeps a sign-on that is under way, and forgets those that took too long. */
export const insertSignOnAttempt = async (sql: Sql, attempt: SignOnAttempt): Promise<void> => {
  // What nobody has come back for.
  await sql`delete from identity.oidc_attempt where expires_at <= now()`;
  // Somebody is on their way to the provider.
  await sql`
    insert into identity.oidc_attempt (state_hash, browser_hash, sealed, expires_at)
    values (${attempt.stateHash}, ${attempt.browserHash}, ${Buffer.from(attempt.sealed)},
      now() + make_interval(mins => ${attempt.minutes}::int))`;
};

/** Takes a sign-on that this browser has begun, once; null when there is none, or it took too long. */
export const takeSignOnAttempt = async (
  sql: Sql,
  stateHash: Buffer,
  browserHash: Buffer,
): Promise<Buffer | null> => {
  // Who is back from the provider?
  const [row] = await sql<{ sealed: Buffer; isLive: boolean }[]>`
    delete from identity.oidc_attempt where state_hash = ${stateHash} and browser_hash = ${browserHash}
    returning sealed, expires_at > now() as "isLive"`;
  return row?.isLive ? row.sealed : null;
};

/** Somebody whom the provider has shown before; null when nobody here is pinned to this subject. */
export const findPersonBySubject = async (
  sql: Sql,
  issuer: string,
  subject: string,
): Promise<string | null> => {
  // Whose subject is this?
  const [row] = await sql<{ id: string }[]>`
    select id from identity.person
    where sign_on = 'oidc' and oidc_issuer = ${issuer} and oidc_subject = ${subject}`;
  return row?.id ?? null;
};

/** Pins somebody to a subject the first time; null when nobody waits for that under this login. */
export const pinSubject = async (
  sql: Sql,
  login: string,
  issuer: string,
  subject: string,
): Promise<string | null> => {
  // From now on the subject counts, whatever login the provider tells.
  const [row] = await sql<{ id: string }[]>`
    update identity.person set oidc_issuer = ${issuer}, oidc_subject = ${subject}
    where login = ${login} and sign_on = 'oidc' and oidc_subject is null and disabled_at is null
    returning id`;
  return row?.id ?? null;
};

/** Lets somebody be pinned anew; false when they were pinned to nothing. */
export const unpinSubject = async (sql: Sql, personId: string): Promise<boolean> => {
  // The next subject that comes with this login counts.
  const rows = await sql`
    update identity.person set oidc_issuer = null, oidc_subject = null
    where id = ${personId} and oidc_subject is not null returning id`;
  return rows.length === 1;
};
