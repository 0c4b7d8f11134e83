import type { Sql } from 'postgres';

/** Where the database layer says what happens; a pino logger fits. */
export interface DatabaseLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface DatabaseOptions {
  /** URL of a PostgreSQL with PostGIS; without it the embedded engine is used. */
  databaseUrl?: string | undefined;
  /** Folder of the embedded database. */
  dataDir: string;
  /** Connections in the pool; 10 on PostgreSQL and 4 on the embedded engine unless given. */
  poolSize?: number | undefined;
  /** Longest time of one statement on PostgreSQL, 30 s unless given. */
  statementTimeoutMs?: number | undefined;
  /** The embedded engine is replaced when one transaction holds it for longer; 30 s unless given. */
  stuckAfterMs?: number | undefined;
  /** A transaction whose client is silent for so long is rolled back and its connection ended; 15 s unless given. */
  idleTransactionMs?: number | undefined;
  /** A command-line call: use the engine of a process that owns the folder, where there is one. */
  join?: boolean | undefined;
  /** Told what takes its time while the database is opened. */
  onProgress?: ((step: DatabaseStep) => void) | undefined;
  log?: DatabaseLog | undefined;
}

/** What opening a database may be busy with. */
type DatabaseStep = 'creating' | 'starting' | 'joining' | 'connecting';

/** An open database. */
export interface Database {
  /** The pool. It stays valid when the embedded engine is replaced; what was under way then fails. */
  sql: Sql;
  engine: 'embedded' | 'postgres';
  /** One line for the log: version and place, without a password. */
  description: string;
  /** Calls the handler with the payload of every NOTIFY on the channel; gives a function that stops it. */
  listen(channel: string, handler: (payload: string) => void): Promise<() => Promise<void>>;
  /** Sends a NOTIFY now; within a transaction use `select pg_notify(…)`, which waits for the commit. */
  notify(channel: string, payload: string): Promise<void>;
  /** Calls back whenever connections were lost as a whole, so that notifications may have been missed. */
  onReplaced(handler: (reason: string) => void): () => void;
  close(): Promise<void>;
}
