import { identityChannel } from '../contract/identity-events.ts';
import type { Sql } from '../db/sql.ts';

/** Tells every process, on commit, that sessions, tokens or roles of a person have changed. */
export const announceIdentityChange = async (sql: Sql, personId: string): Promise<void> => {
  await sql`select pg_notify(${identityChannel}, ${personId})`;
};
