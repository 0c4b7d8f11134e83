import type { Sql } from '../db/sql.ts';

/** Revokes all access tokens of somebody; gives how many there were. */
export const revokeTokensOf = async (sql: Sql, personId: string): Promise<number> => {
  // No access token of this person holds any more.
  const revoked = await sql`
    update identity.access_token set revoked_at = now()
    where person_id = ${personId} and revoked_at is null returning id`;
  return revoked.length;
};

export const removeOneTimeCodes = async (sql: Sql, personId: string): Promise<void> => {
  // No code given before opens any more.
  await sql`delete from identity.one_time_code where person_id = ${personId}`;
};

/** Nobody comes in by the old password any more. */
export const clearPassword = async (sql: Sql, personId: string): Promise<void> => {
  // The person has no password until a one-time code has been used.
  await sql`update identity.person set password_hash = null where id = ${personId}`;
};
