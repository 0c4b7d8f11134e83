import type postgres from 'postgres';

/** What every query function takes first: the pool itself or a transaction of it. */
export type Sql = postgres.ISql<Record<never, never>>;

/** The pool; only it can begin a transaction. */
export type Pool = postgres.Sql;

/** A piece of SQL that goes into another. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;
