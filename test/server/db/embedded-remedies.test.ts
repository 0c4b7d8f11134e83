import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { copyRows } from '../../../server/db/copy.ts';
import type { Database } from '../../../server/db/database.ts';
import { openTestEngine, testEngine } from '../../support/database.ts';

const bowTie = 'POLYGON((0 0,1 1,1 0,0 1,0 0))';
const square = 'POLYGON((0 0,1 0,1 1,0 1,0 0))';

/** Inserts 1, does something that fails in GEOS, inserts 3; gives the error and what is in the table then. */
const insertAroundFailure = async ({ sql }: Database): Promise<{ error: unknown; ids: number[] }> => {
  await sql`drop table if exists remedy_probe`;
  await sql`create table remedy_probe (id integer)`;
  const error = await sql
    .begin(async (tx) => {
      await tx`insert into remedy_probe values (1)`;
      await tx`select st_union(${bowTie}::geometry, ${square}::geometry)`;
      await tx`insert into remedy_probe values (3)`;
    })
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  const rows = await sql<{ id: number }[]>`select id from remedy_probe order by id`;
  return { error, ids: rows.map(({ id }) => id) };
};

/** Sends 440 queries at once over one connection, one of which fails; gives how many got what they asked for. */
const countOwnAnswers = async ({ sql }: Database): Promise<number> => {
  let own = 0;
  const ask = async (index: number): Promise<void> => {
    const rows = await sql<{ value: number }[]>`select ${index}::int / ${index === 40 ? 0 : 1}::int as value`;
    if (rows[0]?.value === index) own += 1;
  };
  await Promise.race([
    Promise.allSettled(Array.from({ length: 440 }, (_, index) => ask(index))),
    new Promise((resolve) => setTimeout(resolve, 5000)),
  ]);
  return own;
};

const makeErrors = async ({ sql }: Database, count: number): Promise<string[]> => {
  const messages = new Set<string>();
  for (let done = 0; done < count; done += 50) {
    const burst = Array.from({ length: 50 }, () => sql`select 1 / 0`.catch((error: Error) => error.message));
    for (const message of await Promise.all(burst)) messages.add(String(message));
  }
  return [...messages];
};

const hearsNotification = async (database: Database): Promise<boolean> => {
  const heard = new Promise<boolean>((resolve) => {
    void database.listen('remedy', () => resolve(true)).then(() => database.notify('remedy', 'now'));
    setTimeout(() => resolve(false), 1500);
  });
  return heard;
};

vi.setConfig({ testTimeout: 120_000 });

describe.skipIf(testEngine === 'postgres')(
  'the embedded engine (PostgreSQL needs none of its remedies)',
  () => {
    describe('with its remedies', () => {
      let database: Database;
      beforeAll(async () => {
        database = await openTestEngine({ poolSize: 1 });
      });
      afterAll(() => database.close());

      it('reports a failing overlay as an SQL error and keeps nothing of its transaction', async () => {
        const { error, ids } = await insertAroundFailure(database);
        expect(String(error)).toContain('TopologyException');
        expect(error).toMatchObject({ code: 'XX000' });
        expect(ids).toEqual([]);
      });

      it('lets SQL handle a failing overlay like any other error', async () => {
        const { sql } = database;
        const [row] = await sql.begin(async (tx) => {
          await tx`select set_config('remedy.seen', 'no', true)`;
          await tx.unsafe(`do $$ begin perform st_union('${bowTie}'::geometry, '${square}'::geometry);
          exception when others then perform set_config('remedy.seen', sqlerrm, true); end $$`);
          return tx<{ seen: string }[]>`select current_setting('remedy.seen') as seen`;
        });
        expect(row?.seen).toContain('TopologyException');
      });

      it('gives every one of 440 pipelined queries its own answer when one fails', async () => {
        expect(await countOwnAnswers(database)).toBe(439);
      });

      it('survives more errors than the engine would bear alone', async () => {
        expect(await makeErrors(database, 2600)).toEqual(['division by zero']);
        expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
      });

      it('delivers notifications', async () => {
        expect(await hearsNotification(database)).toBe(true);
      });

      it('takes deep recursion as an error, not as its end', async () => {
        const { sql } = database;
        await sql.unsafe(
          `create function remedy_recurse(n integer) returns integer language plpgsql
         as $$ begin return remedy_recurse(n + 1); end $$`,
        );
        await expect(sql`select remedy_recurse(1)`).rejects.toMatchObject({ code: '54001' });
        expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
      });
    });

    it('would commit around a swallowed statement without its guards', async () => {
      const switches = {
        exceptionHook: false,
        escapeIsFatal: false,
        stackRestore: false,
        acknowledgement: false,
      };
      const database = await openTestEngine({ poolSize: 1 }, { switches });
      try {
        const { error, ids } = await insertAroundFailure(database);
        expect(error).toBeUndefined();
        expect(ids).toEqual([1, 3]);
      } finally {
        await database.close();
      }
    });

    it('fails a swallowed statement by the acknowledgement check alone, should the hook ever miss one', async () => {
      const switches = { exceptionHook: false, escapeIsFatal: false, stackRestore: false };
      const database = await openTestEngine({ poolSize: 1 }, { switches });
      try {
        const { error, ids } = await insertAroundFailure(database);
        expect(String(error)).toContain('swallowed');
        expect(ids).toEqual([]);
      } finally {
        await database.close();
      }
    });

    it('is ended and replaced when anything else escapes from it', async () => {
      const database = await openTestEngine({ poolSize: 1 }, { switches: { exceptionHook: false } });
      try {
        const { sql } = database;
        const failing = sql`select st_union(${bowTie}::geometry, ${square}::geometry)`;
        await expect(failing).rejects.toThrow();
        await expect
          .poll(() => sql`select 1 as one`.catch(() => []), { timeout: 15_000 })
          .toEqual([{ one: 1 }]);
      } finally {
        await database.close();
      }
    });

    it('would mix up answers, and not hear notifications, without those remedies', async () => {
      const database = await openTestEngine(
        { poolSize: 1 },
        { switches: { singleReady: false, notification: false } },
      );
      try {
        expect(await hearsNotification(database)).toBe(false);
        expect(await countOwnAnswers(database)).toBeLessThan(439);
      } finally {
        await database.close();
      }
    });

    it('would not take a COPY from its client without assembling it', async () => {
      const database = await openTestEngine({ poolSize: 1 }, { switches: { copyAssembly: false } });
      try {
        await database.sql`create table copied (id integer)`;
        const copied = copyRows(database.sql, 'copied', ['id'], [[1], [2]]).then(
          () => 'copied',
          () => 'refused',
        );
        expect(await Promise.race([copied, sleep(2000, 'hanging')])).not.toBe('copied');
      } finally {
        await database.close();
      }
    });

    it('would run out of stack after some thousand errors without restoring it', async () => {
      const database = await openTestEngine({ poolSize: 1 }, { switches: { stackRestore: false } });
      try {
        const messages = await makeErrors(database, 2600);
        expect(messages.some((message) => message.includes('stack depth limit'))).toBe(true);
      } finally {
        await database.close();
      }
    });
  },
);
