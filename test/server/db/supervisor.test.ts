import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { openEmbedded } from '../../../server/db/embedded.ts';
import { allowLongWork } from '../../../server/db/session.ts';
import { testEngine } from '../../support/database.ts';
import { snapshotFile } from '../../support/snapshot.ts';

vi.setConfig({ testTimeout: 60_000 });

describe.skipIf(testEngine === 'postgres')('a stuck embedded engine (native has statement_timeout)', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'wangge-stuck-'));
  let database: Database;
  const replaced: string[] = [];
  beforeAll(async () => {
    database = await openEmbedded({ dataDir, stuckAfterMs: 900 }, { snapshotFile: await snapshotFile() });
    database.onReplaced((reason) => replaced.push(reason));
    await database.sql`create table stuck_probe (id integer)`;
  });
  afterAll(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is replaced; what was under way fails clearly, and everything else works again', async () => {
    const { sql } = database;
    const heard: string[] = [];
    await database.listen('stuck', (payload) => heard.push(payload));
    await sql`insert into stuck_probe values (1)`;

    const outcomes = await Promise.allSettled([
      sql.begin(async (tx) => {
        await tx`insert into stuck_probe values (2)`;
        await tx.unsafe('do $$ begin loop end loop; end $$');
      }),
      ...Array.from({ length: 20 }, (_, index) => sql`select ${index}::int as value`),
      sql.begin((tx) => tx`insert into stuck_probe values (3)`),
    ]);
    expect(outcomes[0]).toMatchObject({ status: 'rejected', reason: { code: 'database-replaced' } });
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'database-replaced' });
    }

    expect(await sql`select id from stuck_probe where id in (1, 2)`).toEqual([{ id: 1 }]);
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, index) => sql`select ${index}::int as value`),
    );
    expect(all.map(([row]) => row?.value)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    await expect
      .poll(async () => {
        await database.notify('stuck', 'again');
        return heard.length;
      })
      .toBeGreaterThan(0);
  });

  it('is not replaced for a long transaction of short statements: that is ended alone', async () => {
    const { sql } = database;
    const stuck = (): number => replaced.filter((reason) => reason.includes('stuck')).length;
    expect(stuck()).toBe(1);
    const long = sql.begin(async (tx) => {
      for (let id = 100; id < 140; id += 1) {
        await tx`insert into stuck_probe values (${id})`;
        await sleep(50);
      }
    });
    await expect(long).rejects.toMatchObject({ code: 'database-connection-lost' });
    expect(await sql`select id from stuck_probe where id >= 100`).toEqual([]);
    expect(stuck()).toBe(1);
  });

  it('lets a transaction take longer when it says so first', async () => {
    const { sql } = database;
    await sql.begin(async (tx) => {
      await allowLongWork(tx, 20_000);
      await tx.unsafe(`do $$ declare until timestamptz := clock_timestamp() + interval '2 seconds';
          begin while clock_timestamp() < until loop end loop; end $$`);
      await tx`insert into stuck_probe values (200)`;
    });
    expect(await sql`select id from stuck_probe where id = 200`).toEqual([{ id: 200 }]);
    const next = sql.begin((tx) => tx.unsafe('do $$ begin loop end loop; end $$'));
    await expect(next).rejects.toMatchObject({ code: 'database-replaced' });
  });
});
