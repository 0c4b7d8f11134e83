import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { allowLongWork } from '../../../server/db/session.ts';
import { databaseFindings, planFindings } from '../../support/access/database-findings.ts';
import { plantRows } from '../../support/access/planted-rows.ts';
import { createProbe } from '../../support/access/probe.ts';
import { firstFindingWithout, listRemovals } from '../../support/access/removals.ts';
import { openTestDatabase } from '../../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await plantRows(database.sql);
  await createProbe(database.sql);
});
afterAll(() => database.close());

it('shows and allows every caller in every role exactly what is expected, table by table', async () => {
  await database.sql.begin(async (tx) => {
    await allowLongWork(tx, 100_000);
    expect(await databaseFindings(tx)).toEqual([]);
  });
});

it('misses every single policy, guard, grant and rule when it is gone', { timeout: 600_000 }, async () => {
  await database.sql.begin(async (tx) => {
    await allowLongWork(tx, 590_000);
    // What is found without any removal would hide that a removal is not.
    expect(await databaseFindings(tx)).toEqual([]);
    const plan = await planFindings(tx);
    const removals = await listRemovals(tx);
    expect(removals.length).toBeGreaterThan(300);
    const survivors: string[] = [];
    for (const removal of removals) {
      const found = await firstFindingWithout(tx, plan, removal);
      // With SHOW_REMOVALS=1 each removal is printed with what found it.
      if (process.env.SHOW_REMOVALS) console.log(`${removal.label} -> ${found}`);
      if (found === null) survivors.push(removal.label);
    }
    expect(survivors).toEqual([]);
  });
});
