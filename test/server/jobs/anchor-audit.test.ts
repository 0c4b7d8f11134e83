import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAnchors } from '../../../server/answers/audit-anchors.ts';
import type { Database } from '../../../server/db/database.ts';
import { anchorAudit, keepAnchoring } from '../../../server/jobs/anchor-audit.ts';
import { appendAudit } from '../../../server/queries/audit-log.ts';
import { openTestDatabase } from '../../support/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'wangge-anchor-'));
let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const append = () =>
  database.sql.begin((sql) => appendAudit(sql, { actor: 'cli', action: 'test', subject: 'x' }));

describe('noting the end of the audit log outside the database', () => {
  const file = join(folder, 'made', 'anchors.jsonl');

  it('writes nothing while there are no entries', async () => {
    expect(await anchorAudit(database.sql, file)).toEqual({ anchor: null, written: false });
    await expect(readAnchors(file)).rejects.toMatchObject({ code: 'file-missing' });
  });

  it('adds a line when the log has grown, and none when it has not', async () => {
    const { id, hash } = await append();
    const first = await anchorAudit(database.sql, file);
    expect(first).toMatchObject({ written: true, anchor: { id, hash, count: 1 } });
    expect(await anchorAudit(database.sql, file)).toEqual({ ...first, written: false });
    await append();
    const second = await anchorAudit(database.sql, file);
    expect(await readAnchors(file)).toEqual({ anchors: [first.anchor, second.anchor], unreadableLines: [] });
  });

  it('keeps its own line apart from one that a crash cut off', async () => {
    appendFileSync(file, '{"id":3,"ha');
    await append();
    const { anchor } = await anchorAudit(database.sql, file);
    const { anchors, unreadableLines } = await readAnchors(file);
    expect(anchors.at(-1)).toEqual(anchor);
    expect(unreadableLines).toEqual([3]);
  });
});

describe('anchoring by itself', () => {
  const lineCount = (file: string): number => readFileSync(file, 'utf8').trimEnd().split('\n').length;

  it('writes at the start, now and then, and at the end', async () => {
    const file = join(folder, 'kept.jsonl');
    const errors: unknown[] = [];
    const slow = keepAnchoring({ sql: database.sql, file, onError: (error) => errors.push(error) });
    await expect.poll(() => readAnchors(file)).toMatchObject({ anchors: { length: 1 } });
    await append();
    await sleep(50);
    expect(lineCount(file)).toBe(1);
    await slow.close();
    expect(lineCount(file)).toBe(2);

    const quick = keepAnchoring({
      sql: database.sql,
      file,
      intervalMs: 20,
      onError: (error) => errors.push(error),
    });
    await append();
    await expect.poll(() => lineCount(file)).toBe(3);
    await quick.close();
    expect([lineCount(file), errors]).toEqual([3, []]);
  });

  it('tells what goes wrong, and goes on', async () => {
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    // A folder cannot be written to as a file.
    const kept = keepAnchoring({ sql: database.sql, file: folder, intervalMs: 20, onError });
    await expect.poll(() => errors.length).toBeGreaterThan(1);
    await kept.close();
  });
});
