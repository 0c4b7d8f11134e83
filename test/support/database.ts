import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import type { Database, DatabaseOptions } from '../../server/db/database.ts';
import { type EmbeddedTrial, openEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openDatabase } from '../../server/db/open.ts';
import { schemaHash, snapshotFile } from './snapshot.ts';

/** URL of a superuser's database on a native server, on which the whole suite then runs. */
export const nativeUrl: string | undefined = process.env.TEST_DATABASE_URL;

/** The engine under test. */
export const testEngine: Database['engine'] = nativeUrl ? 'postgres' : 'embedded';

const withName = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

/** An empty embedded engine from the snapshot, possibly with remedies switched off. */
export const openTestEngine = async (
  options: Partial<DatabaseOptions> = {},
  trial: EmbeddedTrial = {},
): Promise<Database> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'wangge-test-'));
  const file = await snapshotFile();
  const database = await openEmbedded(
    { dataDir, ...options },
    { inMemory: true, snapshotFile: file, ...trial },
  );
  return {
    ...database,
    async close() {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const urls = new WeakMap<Database['sql'], string>();

/** URL of a native test database; throws for an embedded one. */
export const nativeUrlOf = (sql: Database['sql']): string => {
  const url = urls.get(sql);
  if (url === undefined) throw new Error('this test database has no URL');
  return url;
};

const asAdmin = async <T>(url: string, work: (admin: Sql) => Promise<T>): Promise<T> => {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
};

const ensureTemplate = (url: string, template: string): Promise<void> =>
  asAdmin(url, async (admin) => {
    await admin`select pg_advisory_lock(7204118360452)`;
    // Is the template there and complete? Only a complete one is marked as a template.
    const [found] = await admin<{ complete: boolean }[]>`
      select datistemplate as complete from pg_database where datname = ${template}`;
    if (found?.complete) return;
    await admin`drop database if exists ${admin(template)}`;
    await admin`create database ${admin(template)}`;
    const database = await openDatabase({ databaseUrl: withName(url, template), dataDir: '' });
    try {
      await migrate(database.sql);
    } finally {
      await database.close();
    }
    await admin`alter database ${admin(template)} with is_template true`;
  });

const openNativeTestDatabase = async (url: string, options: Partial<DatabaseOptions>): Promise<Database> => {
  const template = `wangge_template_${schemaHash()}`;
  await ensureTemplate(url, template);
  const name = `wangge_test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(url, (admin) => admin`create database ${admin(name)} template ${admin(template)}`);
  const databaseUrl = withName(url, name);
  const database = await openDatabase({ dataDir: '', poolSize: 4, ...options, databaseUrl });
  urls.set(database.sql, databaseUrl);
  return {
    ...database,
    async close() {
      await database.close();
      await asAdmin(url, (admin) => admin`drop database ${admin(name)} with (force)`);
    },
  };
};

/**
 * A fresh, migrated, empty database of its own: embedded, or on the server of TEST_DATABASE_URL. Share one per
 * test file (`beforeAll`), and close it in the end.
 */
export const openTestDatabase = (options: Partial<DatabaseOptions> = {}): Promise<Database> =>
  nativeUrl ? openNativeTestDatabase(nativeUrl, options) : openTestEngine(options);
