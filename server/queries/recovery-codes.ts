import type { Sql } from '../db/sql.ts';

/** Replaces the recovery codes of a person; none to take them away. */
export const replaceRecoveryCodes = async (
  sql: Sql,
  personId: string,
  codeHashes: readonly Buffer[],
): Promise<void> => {
  // The old ones open nothing any more.
  await sql`delete from identity.recovery_code where person_id = ${personId}`;
  // One more way in without the device.
  for (const codeHash of codeHashes)
    await sql`insert into identity.recovery_code (person_id, code_hash) values (${personId}, ${codeHash})`;
};

/** Uses up a recovery code; false when it is wrong or was used. */
export const spendRecoveryCode = async (sql: Sql, personId: string, codeHash: Buffer): Promise<boolean> => {
  // Is this code still good?
  const rows = await sql`
    update identity.recovery_code set used_at = now()
    where person_id = ${personId} and code_hash = ${codeHash} and used_at is null
    returning person_id`;
  return rows.length === 1;
};

export const countRecoveryCodes = async (sql: Sql, personId: string): Promise<number> => {
  // How many codes are left?
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from identity.recovery_code
    where person_id = ${personId} and used_at is null`;
  return row?.count ?? 0;
};
