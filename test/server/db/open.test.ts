import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { openDatabase } from '../../../server/db/open.ts';
import { openTestDatabase, testEngine } from '../../support/database.ts';

describe('an open database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('is migrated, empty and has PostGIS on either engine', async () => {
    const { sql } = database;
    expect(database.engine).toBe(testEngine);
    const [row] =
      await sql`select count(*) as migrations, st_area(st_makeenvelope(0, 0, 2, 3)) as area from schema_migration`;
    expect(row?.migrations).toBeGreaterThan(0);
    expect(row?.area).toBe(6);
  });
});

describe('a PostgreSQL that cannot be used', () => {
  it('is named as unreachable, soon and with the reason', async () => {
    const opening = openDatabase({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', dataDir: '' });
    await expect(opening).rejects.toMatchObject({
      code: 'database-unreachable',
      params: { reason: expect.stringContaining('ECONNREFUSED') },
    });
  });
});

describe('a data folder that cannot be used', () => {
  it('is named with the reason, be it a file or below one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wangge-open-'));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    try {
      for (const dataDir of [file, join(file, 'below')])
        await expect(openDatabase({ dataDir })).rejects.toMatchObject({
          code: 'data-folder-unusable',
          params: { folder: dataDir, reason: { en: expect.stringContaining('file') } },
        });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
