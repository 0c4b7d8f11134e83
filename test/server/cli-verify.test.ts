import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../server/cli/run.ts';
import type { Database } from '../../server/db/database.ts';
import type { Sql } from '../../server/db/sql.ts';
import { appendAudit } from '../../server/queries/audit-log.ts';
import { nativeUrlOf, openTestDatabase, testEngine } from '../support/database.ts';
import { collection, fileOf, fourStreets } from '../support/import-files.ts';
import { hotlineCsv, hotlineMapping } from '../support/import-tickets.ts';

// On the embedded engine every command joins the one that is open here, as it joins a running server's.
const folder = mkdtempSync(join(tmpdir(), 'wangge-verify-'));
const anchorFile = join(folder, 'elsewhere', 'anchors.jsonl');
let database: Database;
let env: Record<string, string>;
beforeAll(async () => {
  database = await openTestDatabase({ dataDir: folder });
  env = {
    AUDIT_ANCHOR_FILE: anchorFile,
    ...(testEngine === 'embedded' ? { DATA_DIR: folder } : { DATABASE_URL: nativeUrlOf(database.sql) }),
  };
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = async (...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(args, env, {
    out: { write: (text: string) => out.push(text) },
    err: { write: (text: string) => err.push(text) },
  });
  return { code, out: out.join(''), err: err.join('') };
};

/** Everything that was written is as before when the test is over. */
const withSabotage = async (sabotage: (sql: Sql) => Promise<unknown>, test: () => Promise<void>) => {
  const { sql } = database;
  const unguarded = (work: (tx: Sql) => Promise<unknown>) =>
    sql.begin(async (tx) => {
      await tx`alter table audit_log disable trigger all`;
      await work(tx);
      await tx`alter table audit_log enable trigger all`;
    });
  await sql`create table kept_log as select * from audit_log`;
  await unguarded(sabotage);
  try {
    await test();
  } finally {
    await unguarded(async (tx) => {
      await tx`delete from audit_log`;
      await tx`insert into audit_log overriding system value select * from kept_log`;
      await tx`drop table kept_log`;
    });
  }
};

const append = (count: number) =>
  database.sql.begin(async (sql) => {
    for (let done = 0; done < count; done += 1)
      await appendAudit(sql, { actor: 'server', action: 'test', subject: `${done}`, after: { done } });
  });

describe('the receipts of imports', { timeout: 180_000 }, () => {
  it('name the audit entry and its hash', async () => {
    const areas = fileOf(collection(...fourStreets()));
    expect((await run('import', 'areas', areas, '--dry-run')).out).not.toContain('回执');
    const imported = await run('import', 'areas', areas);
    const mapping = fileOf(JSON.stringify(hotlineMapping), 'mapping.json');
    const tickets = await run('import', 'tickets', fileOf(hotlineCsv({}), 'tickets.csv'), '--map', mapping);
    const rows = await database.sql<{ id: number; hash: string }[]>`
      select id, encode(hash, 'hex') as hash from audit_log order by id`;
    expect(rows).toHaveLength(2);
    expect(imported.out).toContain(`\n  回执 #${rows[0]?.id} ${rows[0]?.hash}\n`);
    expect(tickets.out).toContain(`\n  回执 #${rows[1]?.id} ${rows[1]?.hash}\n`);
  });
});

describe('verify and anchor', { timeout: 180_000 }, () => {
  beforeAll(() => append(100));

  it('say that the log is sound, what its head is, and that nothing outside was compared', async () => {
    const { code, out } = await run('verify');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^审计日志:102 条,每条与前后相符\n {2}末条 #102 \S+Z [0-9a-f]{64}\n未与库外留存的锚点比对/,
    );
    expect((await run('verify', '--lang', 'en')).out).toContain('audit log: 102 entries, each fits');
  });

  it('print an anchor that can be kept elsewhere, and compare the log with it', async () => {
    const first = await run('anchor');
    expect(first).toMatchObject({ code: 0, err: expect.stringContaining('锚点已写入') });
    expect(readFileSync(anchorFile, 'utf8')).toBe(first.out);
    expect((await run('anchor', '--lang', 'en')).err).toContain('has this anchor already');
    expect(await run('verify', '--anchors', anchorFile)).toMatchObject({
      code: 0,
      out: expect.stringContaining('锚点:1 个,全部相符'),
    });
  });

  it('name every broken place and fail', async () => {
    const sabotage = async (sql: Sql) => {
      await sql`update audit_log set after = '{"units": 1}' where id = 5`;
      await sql`delete from audit_log where id = 50`;
    };
    await withSabotage(sabotage, async () => {
      const { code, out, err } = await run('verify', '--anchors', anchorFile);
      expect(code).toBe(1);
      expect(out).toContain('审计日志:101 条,2 处不符');
      expect(out).toContain('  - #5 内容被改动');
      expect(out).toContain('  - #51 之前的条目被删除或替换');
      expect(out).toContain('锚点 #102');
      expect(err).toContain('核对未通过:发现 3 处问题');
    });
    expect((await run('verify', '--anchors', anchorFile)).code).toBe(0);
  });

  it('tell a cut tail, from an older backup', async () => {
    const cut = (sql: Sql) => sql`delete from audit_log where id > 90`;
    await withSabotage(cut, async () => {
      const found = await run('verify', '--anchors', anchorFile);
      expect(found).toMatchObject({ code: 1, out: expect.stringMatching(/锚点 #102(.+).*末尾被截去/) });
    });
    const restore = async (sql: Sql) => {
      await cut(sql);
      await sql`select setval(pg_get_serial_sequence('audit_log', 'id'), 90)`;
    };
    await withSabotage(restore, async () => {
      const found = await run('verify', '--anchors', anchorFile);
      expect(found).toMatchObject({ code: 1, out: expect.stringContaining('数据库是更早的备份') });
      await append(20);
      const later = await run('verify', '--anchors', anchorFile);
      expect(later).toMatchObject({ code: 1, out: expect.stringContaining('数据库是更早的备份') });
    });
  });

  it('say which line of a file is no anchor, and when there is no file', async () => {
    appendFileSync(anchorFile, 'no anchor\n');
    expect(await run('verify', '--anchors', anchorFile)).toMatchObject({
      code: 1,
      out: expect.stringContaining('锚点文件第 2 行不是锚点'),
    });
    expect(await run('verify', '--anchors', 'nowhere.jsonl')).toMatchObject({
      code: 1,
      err: expect.stringContaining('找不到文件'),
    });
    expect((await run('verify', 'something')).code).toBe(2);
  });
});
