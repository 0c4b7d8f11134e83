import { type DatabaseRole, inRole, type ScopeSettings } from '../db/session.ts';
import type { Pool, Sql } from '../db/sql.ts';

/** Runs questions in one short read-only transaction of a caller's role; never wait for a client in it. */
export type Reading = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** How a caller of this role reads; `scope` becomes settings that the policies of the database see. */
export const readingAs =
  (pool: Pool, role: DatabaseRole, scope: ScopeSettings = {}): Reading =>
  (work) =>
    inRole(pool, role, scope, work, { readOnly: true });

/** As `Reading`, with changes. */
export type Writing = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** How a caller of this role changes something, in one short transaction. */
export const writingAs =
  (pool: Pool, role: DatabaseRole, scope: ScopeSettings): Writing =>
  (work) =>
    inRole(pool, role, scope, work);
