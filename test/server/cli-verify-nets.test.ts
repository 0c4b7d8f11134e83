import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../server/cli/run.ts';
import type { Database } from '../../server/db/database.ts';
import { nativeUrlOf, openTestDatabase, testEngine } from '../support/database.ts';
import { drawnNet } from '../support/net-sabotages.ts';
import { insertFrame, insertNet } from '../support/published-net.ts';
import { idOf } from '../support/small-net.ts';

const folder = mkdtempSync(join(tmpdir(), 'wangge-verify-nets-'));
let database: Database;
let env: Record<string, string>;
beforeAll(async () => {
  database = await openTestDatabase({ dataDir: folder });
  env = testEngine === 'embedded' ? { DATA_DIR: folder } : { DATABASE_URL: nativeUrlOf(database.sql) };
}, 240_000);
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

describe('verify net', { timeout: 240_000 }, () => {
  it('says that there is none in an empty database', async () => {
    expect(await run('verify', 'net')).toMatchObject({ code: 0, out: '网格:没有版本\n' });
  });

  it('proves every revision twice, with one hash each', async () => {
    await insertFrame(database.sql);
    await insertNet(database.sql, 1, drawnNet());
    await insertNet(database.sql, 2, drawnNet());
    const { code, out } = await run('verify', 'net');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^网格第 1 版\(2026-01-01 启用,第1版\):25 个单元,无缝无叠,逐级相合\n {2}TypeScript ([0-9a-f]{64})\n {2}SQL {8}\1\n网格第 2 版/,
    );
    expect((await run('verify', '--revision', '2', '--lang', 'en')).out).toMatch(
      /audit log.+\n(.+\n)*net revision 2 /,
    );
    expect((await run('verify', 'audit')).out).not.toContain('网格');
  });

  it('names unit and place of what is wrong, and fails', async () => {
    const { sql } = database;
    await sql`create table kept as select id, geom from unit_version`;
    await sql`
      update unit_version set geom = st_reverse(geom) where unit_id = ${idOf(1005)} and from_revision = 2`;
    const reversed = await run('verify', 'net');
    expect(reversed.code).toBe(1);
    expect(reversed.out).toMatch(
      /第 2 版.+ 处不符\n(.+\n)*.+- TypeScript: 单元1005\(1005\) 边界方向相反 \d+\.\d{7},\d+\.\d{7}\n/,
    );
    expect(reversed.out).toMatch(/- SQL: 单元1005\(1005\) 边界方向相反 \d+\.\d{7},\d+\.\d{7}\n/);
    expect(reversed.out).toMatch(/- arcs: 单元1005\(1005\) 范围与弧段不符 /);
    expect(reversed.err).toContain('核对未通过');
    expect((await run('verify', 'net', '--revision', '1')).code).toBe(0);
    await sql`update unit_version set geom = kept.geom from kept where kept.id = unit_version.id`;
    await sql`update net_arc set left_unit = right_unit, right_unit = left_unit
      where id = (select max(id) from net_arc where right_unit is not null and until_revision is null)`;
    expect((await run('verify', 'net', '--lang', 'en')).out).toContain('- arcs: the arcs do not close');
    await sql`delete from net_arc`;
    expect((await run('verify', 'net')).out).toContain('- arcs: 弧段不见了');
  });

  it('refuses revisions that are not there and words that it does not know', async () => {
    expect((await run('verify', 'net', '--revision', '9')).code).toBe(1);
    expect((await run('verify', 'net', '--revision', 'x')).code).toBe(2);
    expect((await run('verify', 'audit', '--revision', '1')).code).toBe(2);
  });
});
