import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { migrate, readMigrations } from '../../../server/db/migrate.ts';
import { openTestDatabase, testEngine } from '../../support/database.ts';

describe('migrations', () => {
  let database: Database;
  let folder: string;
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const apply = (): Promise<string[]> => migrate(database.sql, { folder });

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wangge-migrations-'));
    await database.sql`drop table if exists first_probe, second_probe`;
    await database.sql`truncate schema_migration`;
    write(
      '0001_create_first.sql',
      'create table first_probe (id integer);\ninsert into first_probe values (1);',
    );
    write('0002_create_second.sql', 'create table second_probe (id integer);');
    return () => rmSync(folder, { recursive: true, force: true });
  });

  it('are applied once each, in order, with progress', async () => {
    const begun: string[] = [];
    const names = ['0001_create_first.sql', '0002_create_second.sql'];
    expect(await migrate(database.sql, { folder, onProgress: (name) => begun.push(name) })).toEqual(names);
    expect(begun).toEqual(names);
    expect(await apply()).toEqual([]);
    expect(await database.sql`select id from first_probe`).toEqual([{ id: 1 }]);
    write('0003_fill_second.sql', 'insert into second_probe values (7);');
    expect(await apply()).toEqual(['0003_fill_second.sql']);
  });

  it('are refused when one was edited after it was applied, whatever its line ends', async () => {
    await apply();
    write('0002_create_second.sql', 'create table second_probe (id bigint);');
    await expect(apply()).rejects.toMatchObject({
      code: 'migration-changed',
      params: { name: '0002_create_second.sql' },
    });
    write(
      '0001_create_first.sql',
      'create table first_probe (id integer);\r\ninsert into first_probe values (1);',
    );
    write('0002_create_second.sql', 'create table second_probe (id integer);');
    expect(await apply()).toEqual([]);
  });

  it('are refused when one that was applied is missing', async () => {
    await apply();
    rmSync(join(folder, '0002_create_second.sql'));
    await expect(apply()).rejects.toMatchObject({ code: 'migration-missing' });
  });

  it('are refused when their numbers leave a gap or repeat', async () => {
    renameSync(join(folder, '0002_create_second.sql'), join(folder, '0003_create_second.sql'));
    await expect(apply()).rejects.toMatchObject({ code: 'migration-order' });
    renameSync(join(folder, '0003_create_second.sql'), join(folder, '0001_also.sql'));
    await expect(apply()).rejects.toMatchObject({ code: 'migration-order' });
  });

  it('leave nothing of one that fails, and keep those before it', async () => {
    write('0002_create_second.sql', 'create table second_probe (id integer);\nselect 1 / 0;');
    await expect(apply()).rejects.toThrow('division by zero');
    expect(await database.sql`select to_regclass('second_probe') as found`).toEqual([{ found: null }]);
    expect(await database.sql`select name from schema_migration`).toEqual([
      { name: '0001_create_first.sql' },
    ]);
  });

  it('may be applied by several processes at once', async () => {
    const applied = await Promise.all([apply(), apply(), apply()]);
    expect(applied.flat().sort()).toEqual(['0001_create_first.sql', '0002_create_second.sql']);
    expect(await database.sql`select id from first_probe`).toEqual([{ id: 1 }]);
  });

  it('leave the database of another application alone', async () => {
    await database.sql`alter table schema_migration rename to history_of_another`;
    try {
      await expect(apply()).rejects.toMatchObject({ code: 'database-foreign' });
      expect(await database.sql`select to_regclass('schema_migration') as found`).toEqual([{ found: null }]);
    } finally {
      await database.sql`alter table history_of_another rename to schema_migration`;
    }
  });

  it('of the product are found from source and have no gap', () => {
    mkdirSync(join(folder, 'unrelated'));
    expect(readMigrations().map(({ number }) => number)).toEqual(
      readMigrations().map((_, index) => index + 1),
    );
    expect(readMigrations().length).toBeGreaterThan(0);
  });
});

// The embedded engine needs many seconds for it, and DATABASE_URL is what can be mistyped.
describe.skipIf(testEngine === 'embedded')('the first migration', () => {
  it('is applied where there are only the tables of PostGIS', async () => {
    const { sql, close } = await openTestDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'wangge-migrations-'));
    try {
      await sql`drop schema public cascade`;
      await sql`create schema public`;
      await sql`create extension postgis schema public`;
      expect(await sql`select to_regclass('spatial_ref_sys') is not null as present`).toEqual([
        { present: true },
      ]);
      writeFileSync(join(folder, '0001_create_first.sql'), 'create table first_probe (id integer);');
      expect(await migrate(sql, { folder })).toEqual(['0001_create_first.sql']);
    } finally {
      rmSync(folder, { recursive: true });
      await close();
    }
  });
});
