import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../server/answers/verify-audit.ts';
import type { AuditAnchor, AuditVerification } from '../../../server/contract/audit.ts';
import type { Database } from '../../../server/db/database.ts';
import type { Sql } from '../../../server/db/sql.ts';
import { currentAnchor } from '../../../server/jobs/anchor-audit.ts';
import type { Json } from '../../../server/queries/audit-hash.ts';
import { appendAudit } from '../../../server/queries/audit-log.ts';
import { diceOf } from '../../support/audit-chain.ts';
import { openTestDatabase } from '../../support/database.ts';

const length = 300;

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** What the owner of the table can do, whatever guards it. */
const sabotage = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
  database.sql.begin(async (sql) => {
    await sql`alter table audit_log disable trigger all`;
    const result = await work(sql);
    await sql`alter table audit_log enable trigger all`;
    return result;
  }) as Promise<T>;

const verify = (anchors?: readonly AuditAnchor[]): Promise<AuditVerification> =>
  verifyAudit((work) => work(database.sql), {
    pageSize: 64,
    given: anchors === undefined ? null : { anchors, unreadableLines: [] },
  });

const anchor = async (): Promise<AuditAnchor> => {
  const current = await currentAnchor(database.sql);
  if (current === null) throw new Error('the chain is empty');
  return current;
};

const grow = async (count: number): Promise<void> => {
  const dice = diceOf(count);
  await database.sql.begin(async (sql) => {
    for (let done = 0; done < count; done += 1)
      await appendAudit(sql, {
        actor: dice.pick(['cli', 'server']),
        action: dice.pick(['import-areas', 'grant-role']),
        subject: `subject ${done}`,
        ...(dice.roll(2) === 0 ? {} : { requestId: randomUUID() }),
        ...(dice.roll(2) === 0 ? {} : { before: { role: 'planner', share: dice.roll(100) / 7 } }),
        after: { 名称: '东山', list: [1, null, { deep: true }], big: 1e21, small: 1.5e-7 },
      });
  });
};

const empty = (): Promise<unknown> => sabotage((sql) => sql`truncate audit_log restart identity`);

describe('verifying the audit log', () => {
  beforeAll(async () => {
    await empty();
    await grow(length);
    // A transaction that is rolled back leaves a gap in the numbers.
    await database.sql
      .begin(async (sql) => {
        await appendAudit(sql, { actor: 'cli', action: 'never', subject: 'happened' });
        throw new Error('rolled back');
      })
      .catch(() => {});
    await grow(1);
  });

  it('finds nothing wrong with what was written, however the database keeps it', async () => {
    const head = await anchor();
    expect(head).toMatchObject({ id: length + 2, count: length + 1 });
    expect(await verify([head])).toEqual({
      checkedAt: expect.any(String),
      sound: true,
      count: length + 1,
      head,
      faultCount: 0,
      faults: [],
      anchors: { count: 1, lostCount: 0, lost: [], unreadableLines: [] },
    });
  });

  /** Undoes what was done, so that every sabotage meets the whole chain. */
  const whileDone = async (work: (sql: Sql) => Promise<unknown>, anchors?: readonly AuditAnchor[]) => {
    let found: AuditVerification | null = null;
    await database.sql
      .begin(async (sql) => {
        await sql`alter table audit_log disable trigger all`;
        await work(sql);
        found = await verifyAudit((read) => read(sql), {
          pageSize: 64,
          given: anchors === undefined ? null : { anchors, unreadableLines: [] },
        });
        throw new Error('undone');
      })
      .catch((error: Error) => {
        if (error.message !== 'undone') throw error;
      });
    return found as unknown as AuditVerification;
  };

  const edits: Record<string, (sql: Sql, id: number) => Promise<unknown>> = {
    'a microsecond': (sql, id) =>
      sql`update audit_log set at = at + interval '1 microsecond' where id = ${id}`,
    'an hour': (sql, id) => sql`update audit_log set at = at - interval '1 hour' where id = ${id}`,
    'the same date before Christ': (sql, id) =>
      sql`update audit_log set at = (to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00 BC')::timestamptz where id = ${id}`,
    'a time without end': (sql, id) => sql`update audit_log set at = 'infinity' where id = ${id}`,
    actor: (sql, id) => sql`update audit_log set actor = 'nobody' where id = ${id}`,
    action: (sql, id) => sql`update audit_log set action = action || ' ' where id = ${id}`,
    subject: (sql, id) => sql`update audit_log set subject = '' where id = ${id}`,
    'request id': (sql, id) =>
      sql`update audit_log set request_id = case when request_id is null then '' end where id = ${id}`,
    'before, from nothing to a JSON null or back': (sql, id) =>
      sql`update audit_log set before = case when before is null then 'null'::jsonb end where id = ${id}`,
    'a number by less than JavaScript sees': (sql, id) =>
      sql`update audit_log set after = jsonb_set(after, '{list,0}', '1.00000000000000000000001') where id = ${id}`,
    'a null to a number JavaScript cannot read': (sql, id) =>
      sql`update audit_log set after = jsonb_set(after, '{list,1}', (1e300::numeric * 1e300)::text::jsonb) where id = ${id}`,
    'a deep value': (sql, id) =>
      sql`update audit_log set after = jsonb_set(after, '{list,2,deep}', 'false') where id = ${id}`,
    'one more member': (sql, id) =>
      sql`update audit_log set after = after || '{"more": null}' where id = ${id}`,
    'previous hash': (sql, id) => sql`update audit_log set previous_hash = null where id = ${id}`,
    hash: (sql, id) => sql`update audit_log set hash = sha256(hash) where id = ${id}`,
  };

  it.each(Object.keys(edits))('shows an edit: %s', async (name) => {
    for (const id of [2, 150, length + 2]) {
      const found = await whileDone((sql) => edits[name]?.(sql, id) ?? Promise.resolve());
      expect(found.sound).toBe(false);
      expect(found.faults).toContainEqual({ id, kind: 'edited', predecessorId: null });
    }
  });

  it('shows removed, exchanged and inserted entries, and says which', async () => {
    const removed = await whileDone((sql) => sql`delete from audit_log where id between 100 and 103`);
    expect(removed).toMatchObject({
      count: length - 3,
      faults: [{ id: 104, kind: 'predecessor-missing', predecessorId: null }],
    });
    const first = await whileDone((sql) => sql`delete from audit_log where id = 1`);
    expect(first.faults).toEqual([{ id: 2, kind: 'predecessor-missing', predecessorId: null }]);
    const exchanged = await whileDone(async (sql) => {
      await sql`alter table audit_log alter id drop identity`;
      await sql`update audit_log set id = -id where id in (50, 51)`;
      await sql`update audit_log set id = case id when -50 then 51 else 50 end where id < 0`;
    });
    expect(exchanged.faults).toEqual([
      { id: 50, kind: 'predecessor-elsewhere', predecessorId: 51 },
      { id: 51, kind: 'predecessor-elsewhere', predecessorId: 49 },
      { id: 52, kind: 'predecessor-elsewhere', predecessorId: 50 },
    ]);
  });

  it('shows a forged entry whose own hash fits', async () => {
    const forged = await whileDone(async (sql) => {
      // An honest entry at the end, moved to where it should seem to have been all along.
      await appendForged(sql);
      await sql`alter table audit_log alter id drop identity`;
      await sql`update audit_log set id = id + 1000 where id > 200`;
      await sql`update audit_log set id = 201 where subject = 'forged'`;
    });
    expect(forged.faults).toContainEqual({ id: 201, kind: 'predecessor-elsewhere', predecessorId: 1302 });
    const [, ...others] = forged.faults;
    expect(others).toEqual([{ id: 1201, kind: 'predecessor-elsewhere', predecessorId: 200 }]);
  });

  it('shows a cut tail by an anchor, and by nothing else', async () => {
    const end = await anchor();
    for (const from of [length + 2, 200, 1]) {
      const cut = (sql: Sql) => sql`delete from audit_log where id >= ${from}`;
      expect(await whileDone(cut)).toMatchObject({ sound: true, anchors: null });
      const found = await whileDone(cut, [end]);
      expect(found).toMatchObject({ sound: false, faultCount: 0 });
      expect(found.anchors?.lost).toEqual([{ ...end, kind: 'tail-cut' }]);
    }
    const truncated = await whileDone((sql) => sql`truncate audit_log`, [end]);
    expect(truncated.anchors?.lost).toEqual([{ ...end, kind: 'tail-cut' }]);
  });

  it('tells a restored backup and a rewritten history from a cut tail', async () => {
    const end = await anchor();
    const backup = (sql: Sql) => sql`select setval(pg_get_serial_sequence('audit_log', 'id'), 200)`;
    const restored = await whileDone(
      async (sql) => {
        await sql`delete from audit_log where id > 200`;
        await backup(sql);
      },
      [end],
    );
    expect(restored.anchors?.lost).toEqual([{ ...end, kind: 'restored' }]);
    const continued = await whileDone(
      async (sql) => {
        await sql`delete from audit_log where id > 200`;
        await backup(sql);
        while (((await currentAnchor(sql))?.id ?? 0) < end.id + 5) await appendForged(sql);
      },
      [end],
    );
    expect(continued).toMatchObject({ sound: false, faultCount: 0 });
    expect(continued.anchors?.lost).toEqual([{ ...end, kind: 'restored' }]);
  });
});

const appendForged = (sql: Sql) =>
  appendAudit(sql, { actor: 'security', action: 'grant-role', subject: 'forged' });

describe('the audit log and its values', () => {
  beforeEach(empty);

  it('is sound with whatever JSON and text was written', async () => {
    // Also NUL and halves of surrogate pairs, which a stranger can send and PostgreSQL refuses.
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1 }),
      fc.constantFrom('\0', '\ud800', '\udfff', '"'),
    );
    const text = fc.string({ unit, maxLength: 12 });
    const json = fc.jsonValue({ stringUnit: unit, maxDepth: 4 });
    await fc.assert(
      fc.asyncProperty(text, text, json, json, async (subject, requestId, before, after) => {
        const entry = { actor: 'cli', action: 'test', subject, requestId };
        await database.sql.begin((sql) =>
          appendAudit(sql, { ...entry, before: before as Json, after: after as Json }),
        );
      }),
      { numRuns: 200 },
    );
    expect(await verify()).toMatchObject({ sound: true, count: 200, faultCount: 0 });
  });

  it('stays one chain when fifty writers come at once, some of which give up', async () => {
    const writers = Array.from({ length: 50 }, (_, writer) =>
      database.sql.begin(async (sql) => {
        const { id, hash } = await appendAudit(sql, {
          actor: `writer ${writer}`,
          action: 'write',
          subject: `${writer}`,
        });
        if (writer % 10 === 9) throw new Error('gave up');
        return { id, hash };
      }),
    );
    const done = (await Promise.allSettled(writers)).filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(45);
    expect(await verify()).toMatchObject({ sound: true, count: 45, faultCount: 0 });
    const [forks] = await database.sql<{ count: number }[]>`
      select count(*) from (select previous_hash from audit_log group by 1 having count(*) > 1) as fork`;
    expect(forks?.count).toBe(0);
  });
});
