import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
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
