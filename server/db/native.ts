import type { Sql } from 'postgres';
import { AppError } from '../contract/app-error.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { openListener } from './listener.ts';
import { type MakeSql, openPool } from './pool.ts';
import { makeInstance } from './sql-instance.ts';

const poolSizeUsual = 10;
const statementTimeoutUsualMs = 30_000;
const idleTransactionUsualMs = 15_000;
const postgresNeeded = 150_000;
const postgisNeeded = [3, 3] as const;

const makeSqlFor =
  (url: string, options: DatabaseOptions): MakeSql =>
  (hooks) =>
    makeInstance(url, hooks, {
      max: hooks.max ?? options.poolSize ?? poolSizeUsual,
      connection: {
        application_name: 'wangge-atlas',
        statement_timeout: options.statementTimeoutMs ?? statementTimeoutUsualMs,
        idle_in_transaction_session_timeout: options.idleTransactionMs ?? idleTransactionUsualMs,
        TimeZone: 'UTC',
        // Costs of spatial functions set the compiler off, which takes longer than our queries.
        jit: 'off',
      },
    });

const checkVersions = async (sql: Sql): Promise<string> => {
  // Which PostgreSQL is this?
  const [server] = await sql<{ number: number; version: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version`;
  if (!server || server.number < postgresNeeded) {
    throw new AppError('database-too-old', {
      needed: 'PostgreSQL 15',
      found: `PostgreSQL ${server?.version}`,
    });
  }
  // Which PostGIS does it have, or could it have?
  const [postgis] = await sql<{ version: string }[]>`
    select coalesce(installed_version, default_version) as version
    from pg_available_extensions where name = 'postgis'`;
  const [major = 0, minor = 0] = (postgis?.version ?? '0.0').split('.').map(Number);
  if (major < postgisNeeded[0] || (major === postgisNeeded[0] && minor < postgisNeeded[1])) {
    throw new AppError('database-too-old', {
      needed: 'PostGIS 3.3',
      found: postgis ? `PostGIS ${postgis.version}` : 'no PostGIS',
    });
  }
  return `PostgreSQL ${server.version}, PostGIS ${postgis?.version}`;
};

/** Opens a PostgreSQL database that has PostGIS; throws an AppError when it cannot be reached or is too old. */
export const openNative = async (databaseUrl: string, options: DatabaseOptions): Promise<Database> => {
  options.onProgress?.('connecting');
  const makeSql = makeSqlFor(databaseUrl, options);
  const pool = openPool(makeSql);
  const replacedHandlers = new Set<(reason: string) => void>();
  const listener = openListener(
    makeSql,
    () => {
      for (const handler of replacedHandlers) handler('listening again');
    },
    options.log,
  );
  let versions: string;
  try {
    versions = await checkVersions(pool.sql);
  } catch (error) {
    await pool.end();
    if (error instanceof AppError) throw error;
    throw new AppError('database-unreachable', { reason: String(error) }, [], { cause: error });
  }
  const { host, pathname } = new URL(databaseUrl);
  return {
    sql: pool.sql,
    engine: 'postgres',
    description: `${versions} at ${host}${pathname}`,
    listen: (channel, handler) => listener.listen(channel, handler),
    async notify(channel, payload) {
      await pool.sql`select pg_notify(${channel}, ${payload})`;
    },
    onReplaced(handler) {
      replacedHandlers.add(handler);
      return () => void replacedHandlers.delete(handler);
    },
    async close() {
      await Promise.all([pool.end(), listener.end()]);
    },
  };
};
