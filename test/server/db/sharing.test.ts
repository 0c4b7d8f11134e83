import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { nativeUrlOf, openTestDatabase } from '../../support/database.ts';
import { openCuttableClient } from '../../support/wire-client.ts';

type Step =
  | { kind: 'value' | 'division' | 'syntax' | 'overlay' | 'long'; value: number }
  | { kind: 'transaction'; value: number; fails: boolean };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('value' as const), value: fc.nat(100_000) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('division', 'syntax', 'overlay', 'long'),
      value: fc.integer({ min: 1, max: 100_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('transaction' as const),
      value: fc.integer({ min: 1, max: 1_000_000_000 }),
      fails: fc.boolean(),
    }),
  },
);

describe('many connections to one database', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'wangge-sharing-'));
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase({ dataDir, idleTransactionMs: 1500 });
    await database.sql`create table sharing_probe (id bigint not null)`;
  });
  afterAll(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const placeOf = ({ engine, sql }: Database): { dataDir: string } | { url: string } =>
    engine === 'embedded' ? { dataDir } : { url: nativeUrlOf(sql) };

  const failure = (query: PromiseLike<unknown>): Promise<string> =>
    Promise.resolve(query).then(
      () => 'no error',
      (error: Error) => error.message,
    );

  /** Runs a step; gives what came back and what must come back. */
  const run = async (step: Step): Promise<[unknown, unknown]> => {
    const { sql } = database;
    const { value } = step;
    switch (step.kind) {
      case 'value': {
        const rows = await sql`select ${value}::int as value, ${String(value)} as text`;
        return [[...rows], [{ value, text: String(value) }]];
      }
      case 'long': {
        const rows = await sql`select ${value}::int + n as value from generate_series(1, 300) as n`;
        return [
          [rows.length, rows[299]?.value],
          [300, value + 300],
        ];
      }
      case 'division':
        return [await failure(sql`select ${value}::int / 0`), 'division by zero'];
      case 'syntax':
        return [
          await failure(sql.unsafe(`select no_column_${value}`)),
          `column "no_column_${value}" does not exist`,
        ];
      case 'overlay': {
        const bowTie = `POLYGON((${value} 0,${value + 1} 1,${value + 1} 0,${value} 1,${value} 0))`;
        const square = `POLYGON((${value} 0,${value + 1} 0,${value + 1} 1,${value} 1,${value} 0))`;
        const message = await failure(sql`select st_union(${bowTie}::geometry, ${square}::geometry)`);
        return [message.includes('TopologyException') || message === 'no error', true];
      }
      case 'transaction': {
        await failure(
          sql.begin(async (tx) => {
            await tx`insert into sharing_probe values (${value})`;
            if (step.fails) await tx`select 1 / 0`;
            await tx`insert into sharing_probe values (${-value})`;
          }),
        );
        const ids = [value, -value];
        const rows = await sql`select distinct id from sharing_probe where id in ${sql(ids)}`;
        await sql`delete from sharing_probe where id in ${sql(ids)}`;
        return [rows.length, step.fails ? 0 : 2];
      }
    }
  };

  it('gives each query of any burst its own answer, whatever fails around it', async () => {
    const bursts = fc.uniqueArray(stepArbitrary, {
      minLength: 1,
      maxLength: 60,
      selector: ({ value }) => value,
    });
    await fc.assert(
      fc.asyncProperty(bursts, async (steps) => {
        const results = await Promise.all(steps.map(run));
        for (const [found, wanted] of results) expect(found).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });

  it('shows nobody the rows of an open transaction', async () => {
    const { sql } = database;
    const committed = sql.begin(async (tx) => {
      await tx`insert into sharing_probe values (7001)`;
      await sleep(100);
      await tx`insert into sharing_probe values (7002)`;
    });
    const seen = await sql`select count(*) as n from sharing_probe where id in (7001, 7002)`;
    expect([0, 2]).toContain(seen[0]?.n);
    await committed;
  });

  it('ends a transaction whose client is silent, undoes it and lets the others go on', async () => {
    const { sql } = database;
    let late: unknown;
    const silent = sql.begin(async (tx) => {
      await tx`insert into sharing_probe values (8001)`;
      await sleep(2500);
      late = await tx`insert into sharing_probe values (8002)`.catch((error: unknown) => error);
    });
    await expect(silent).rejects.toMatchObject({ code: 'database-connection-lost' });
    expect(await sql`select id from sharing_probe where id in (8001, 8002)`).toEqual([]);
    await expect.poll(() => late, { timeout: 5000 }).toBeDefined();
    expect(late).toMatchObject({ code: 'database-connection-lost' });
    expect(await sql`select id from sharing_probe where id in (8001, 8002)`).toEqual([]);
  });

  it('undoes the transaction of a client that is gone', async () => {
    const client = openCuttableClient(placeOf(database));
    let inserted = 0;
    const cut = client.sql.begin(async (tx) => {
      inserted = (await tx`insert into sharing_probe values (9001)`).count;
      client.cut();
      await new Promise(() => {});
    });
    await expect(cut).rejects.toThrow('CONNECTION_CLOSED');
    expect(inserted).toBe(1);
    expect(await database.sql`select id from sharing_probe where id = 9001`).toEqual([]);
    await client.end();
  });

  it('drops a cancelled query that still waits, and keeps the connection usable', async () => {
    const { sql } = database;
    const client = openCuttableClient(placeOf(database));
    await client.sql`select 1`;
    let holding: Promise<unknown> | undefined;
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await new Promise<void>((locked) => {
      holding = sql.begin(async (tx) => {
        await tx`lock table sharing_probe in access exclusive mode`;
        locked();
        await released;
      });
    });
    const waiting = client.sql`insert into sharing_probe values (9002)`;
    const outcome = failure(waiting);
    await sleep(100);
    waiting.cancel();
    expect(await outcome).toBe('canceling statement due to user request');
    release();
    await holding;
    expect(await client.sql`select id from sharing_probe where id = 9002`).toEqual([]);
    await client.end();
  });

  it('is not held up by a client that sends what belongs to no statement', async () => {
    const client = openCuttableClient(placeOf(database));
    await client.sql`select 1`;
    const flush = Buffer.from([0x48, 0, 0, 0, 4]);
    const lateCopyFail = Buffer.from([0x66, 0, 0, 0, 5, 0]);
    client.send(Buffer.concat([lateCopyFail, flush]));
    await sleep(50);
    const asked = performance.now();
    await database.sql`select 1`;
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(await client.sql`select 2 as two`).toEqual([{ two: 2 }]);
    await client.end();
  });
});
