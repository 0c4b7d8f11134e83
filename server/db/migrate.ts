import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql, TransactionSql } from 'postgres';
import { AppError } from '../contract/app-error.ts';
import { allowLongWork } from './session.ts';
import { repositoryRoot } from './worker-file.ts';

/** One step of the schema. */
export interface Migration {
  number: number;
  name: string;
  /** SHA-256 of the text, with line ends as on Unix. */
  checksum: string;
  text: string;
}

interface Applied {
  number: number;
  name: string;
  checksum: string;
}

export interface MigrateOptions {
  /** Folder of the migrations, the product's own unless given. */
  folder?: string;
  /** Told the name of each migration before it is applied. */
  onProgress?: (name: string) => void;
}

const fileName = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** Any constant that nothing else in the database locks. */
const lockKey = 7_204_118_360_451;

const longestMs = 15 * 60_000;

/** Folder of the product's migrations, also when running compiled. */
const productFolder = (): string => join(repositoryRoot(), 'server', 'db', 'migrations');

/** Reads the migrations of a folder in order; throws `migration-order` when numbers repeat or leave gaps. */
export const readMigrations = (folder = productFolder()): Migration[] => {
  const names = readdirSync(folder).filter((name) => fileName.test(name));
  return names.sort().map((name, index) => {
    const number = Number(fileName.exec(name)?.[1]);
    if (number !== index + 1) throw new AppError('migration-order', { name });
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { number, name, text, checksum: createHash('sha256').update(text).digest('hex') };
  });
};

/** Throws unless what was applied is the beginning of what there is, unchanged. */
const checkHistory = (applied: readonly Applied[], migrations: readonly Migration[]): void => {
  for (const [index, was] of applied.entries()) {
    const is = migrations[was.number - 1];
    if (!is || is.name !== was.name) throw new AppError('migration-missing', { name: was.name });
    if (was.number !== index + 1) throw new AppError('migration-order', { name: was.name });
    if (is.checksum !== was.checksum) throw new AppError('migration-changed', { name: was.name });
  }
};

const tablesNamed = 5;

/** Throws `database-foreign` when there is no history but there are tables, other than those of an extension. */
const refuseForeign = async (tx: TransactionSql): Promise<void> => {
  // Which tables are here although this product has never been?
  const tables = await tx<{ name: string }[]>`
    select c.relname as name
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where to_regclass('schema_migration') is null
      and n.nspname = any (current_schemas(false))
      and c.relkind in ('r', 'p', 'f')
      and not exists (
        select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname
    limit ${tablesNamed}`;
  if (tables.length > 0)
    throw new AppError('database-foreign', { tables: tables.map(({ name }) => name).join(', ') });
};

const readApplied = async (tx: TransactionSql): Promise<Applied[]> => {
  // Two processes may migrate at the same time: the second waits here for the first.
  await tx`select pg_advisory_xact_lock(${lockKey})`;
  // Building an index may take longer than any request is allowed to.
  await allowLongWork(tx, longestMs);
  await refuseForeign(tx);
  await tx`
    create table if not exists schema_migration (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`;
  // Which migrations does this database have?
  return tx<Applied[]>`select number, name, checksum from schema_migration order by number`;
};

/** Applies the next migration in a transaction of its own; gives its name, or nothing when all are there. */
const applyNext = (
  sql: Sql,
  migrations: readonly Migration[],
  onProgress?: (name: string) => void,
): Promise<string | undefined> =>
  sql.begin(async (tx) => {
    const applied = await readApplied(tx);
    checkHistory(applied, migrations);
    const next = migrations[applied.length];
    if (!next) return undefined;
    onProgress?.(next.name);
    await tx.unsafe(next.text);
    // Remember the migration together with what it did.
    await tx`
      insert into schema_migration (number, name, checksum)
      values (${next.number}, ${next.name}, ${next.checksum})`;
    return next.name;
  });

/**
 * Brings the schema up to date; gives the names of what was applied. Throws AppError `migration-changed`,
 * `migration-missing` or `migration-order` and applies nothing when history and files do not agree, or
 * `database-foreign` when the database is another application's.
 */
export const migrate = async (sql: Sql, options: MigrateOptions = {}): Promise<string[]> => {
  const migrations = readMigrations(options.folder);
  const names: string[] = [];
  for (;;) {
    const name = await applyNext(sql, migrations, options.onProgress);
    if (name === undefined) return names;
    names.push(name);
  }
};
