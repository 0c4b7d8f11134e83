import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { allowLongWork } from '../../../server/db/session.ts';
import { databaseFindings } from '../../support/access/database-findings.ts';
import { plantRows } from '../../support/access/planted-rows.ts';
import { createProbe } from '../../support/access/probe.ts';
import { openTestDatabase } from '../../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await plantRows(database.sql);
});
afterAll(() => database.close());

it('shows and allows every caller in every role exactly what is expected, table by table', async () => {
  await database.sql.begin(async (tx) => {
    await allowLongWork(tx, 100_000);
    await createProbe(tx);
    expect(await databaseFindings(tx)).toEqual([]);
  });
});
