import type { Sql } from '../db/sql.ts';

/**
 * Does work within a transaction as its owner, whatever role it has taken, and gives the role back. For what nobody but
 * the server itself may write; the caller must have asked who may have it done.
 */
export const asOwner = async <T>(sql: Sql, work: () => Promise<T>): Promise<T> => {
  // Which role has this transaction taken?
  const [row] = await sql<{ role: string }[]>`select coalesce(current_setting('role', true), 'none') as role`;
  await sql`select set_config('role', 'none', true)`;
  const result = await work();
  await sql`select set_config('role', ${row?.role ?? 'none'}, true)`;
  return result;
};
