import type { Sql } from '../db/sql.ts';

/** Keeps the hash of a code for a first or forgotten password; earlier ones of this person end. */
export const insertPasswordCode = async (
  sql: Sql,
  personId: string,
  codeHash: Buffer,
  hours: number,
): Promise<{ expiresAt: Date }> => {
  // Only the newest code of a person opens.
  await sql`delete from identity.one_time_code where person_id = ${personId}`;
  // A code for one person.
  const [row] = await sql<{ expiresAt: Date }[]>`
    insert into identity.one_time_code (code_hash, purpose, person_id, expires_at)
    values (${codeHash}, 'password', ${personId}, now() + make_interval(hours => ${hours}::int))
    returning expires_at as "expiresAt"`;
  if (row === undefined) throw new Error('the code was not written');
  return row;
};

/** Keeps the hash of the code of the first start; earlier ones end. */
export const replaceSetupCode = async (sql: Sql, codeHash: Buffer, hours: number): Promise<void> => {
  // Only the newest code opens.
  await sql`delete from identity.one_time_code where purpose = 'setup'`;
  // A code for whoever reads the terminal of the server.
  await sql`
    insert into identity.one_time_code (code_hash, purpose, expires_at)
    values (${codeHash}, 'setup', now() + make_interval(hours => ${hours}::int))`;
};

/** Uses up a code of a person; false when it is wrong, too old or was used. */
export const spendPasswordCode = async (sql: Sql, personId: string, codeHash: Buffer): Promise<boolean> => {
  // Is this code still good?
  const rows = await sql`
    update identity.one_time_code set used_at = now()
    where code_hash = ${codeHash} and purpose = 'password' and person_id = ${personId}
      and used_at is null and expires_at > now()
    returning code_hash`;
  return rows.length === 1;
};

/** Uses up the code of the first start; false when it is wrong, too old or was used. */
export const spendSetupCode = async (sql: Sql, codeHash: Buffer): Promise<boolean> => {
  // Is this code still good?
  const rows = await sql`
    update identity.one_time_code set used_at = now()
    where code_hash = ${codeHash} and purpose = 'setup' and used_at is null and expires_at > now()
    returning code_hash`;
  return rows.length === 1;
};
