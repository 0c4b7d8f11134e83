import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEmbedded } from '../../../server/db/embedded.ts';
import { type DatabaseChild, startDatabaseChild } from '../../support/child-process.ts';
import { testEngine } from '../../support/database.ts';
import { snapshotFile } from '../../support/snapshot.ts';

vi.setConfig({ testTimeout: 120_000 });

describe.skipIf(testEngine === 'postgres')('the folder of an embedded database (PostgreSQL has none)', () => {
  let dataDir: string;
  const children: DatabaseChild[] = [];
  const start = async (mode: 'hold' | 'write' | 'join', folder = dataDir): Promise<DatabaseChild> => {
    const child = await startDatabaseChild(folder, mode);
    children.push(child);
    return child;
  };
  const open = async (folder = dataDir, join = false) =>
    openEmbedded({ dataDir: folder, join }, { snapshotFile: await snapshotFile() });

  const prepared = mkdtempSync(join(tmpdir(), 'wangge-prepared-'));
  const giveDatabase = (folder: string): void =>
    cpSync(join(prepared, 'database'), join(folder, 'database'), { recursive: true });

  beforeAll(async () => {
    await (await open(prepared)).close();
  });
  afterAll(() => rmSync(prepared, { recursive: true, force: true }));
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'wangge-folder-'));
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.killHard()));
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('refuses a second owner within a second, lets a command-line call join, and is free after close', async () => {
    giveDatabase(dataDir);
    const owner = await open();
    await owner.sql`create table shared_row (note text)`;
    await owner.sql`insert into shared_row values ('from the server')`;

    const asked = performance.now();
    await expect(open()).rejects.toMatchObject({
      code: 'database-folder-in-use',
      params: { folder: dataDir, pid: process.pid },
    });
    expect(performance.now() - asked).toBeLessThan(1000);

    expect(readdirSync(dataDir).sort()).toEqual(['database', 'engine.lock', 'engine.sock']);
    const joined = await start('join');
    await joined.exited;
    expect(joined.lines).toEqual(['["from the server"]']);
    expect(await owner.sql`select count(*) as n from shared_row`).toEqual([{ n: 2 }]);

    await owner.close();
    expect(readdirSync(dataDir)).toEqual(['database']);
    const alone = await open(dataDir, true);
    expect(await alone.sql`select count(*) as n from shared_row`).toEqual([{ n: 2 }]);
    await alone.close();
  });

  it('keeps every acknowledged transaction, and no half one, when its owner is killed', async () => {
    giveDatabase(dataDir);
    let acknowledged = 0;
    for (let round = 0; round < 2; round += 1) {
      const writer = await start('write');
      await writer.said(150 + round * 77);
      await writer.killHard();
      // The next owner has to get past these.
      expect(readdirSync(dataDir)).toEqual(expect.arrayContaining(['engine.lock', 'engine.sock']));
      acknowledged = Number(writer.lines.at(-1));
    }
    const database = await open();
    const [pairs] = await database.sql<{ whole: number; half: number }[]>`
      select count(*) filter (where halves = 2) as whole, count(*) filter (where halves <> 2) as half
      from (select number, count(*) as halves from pair group by number) as counted`;
    expect(pairs?.whole).toBeGreaterThanOrEqual(acknowledged);
    expect(pairs?.half).toBe(0);
    await database.close();
  });

  it('leaves no half database when its creation is interrupted, and clears the rest away', async () => {
    const creator = await start('hold');
    const isUnderWay = (): boolean =>
      readdirSync(dataDir).some(
        (name) => /^database/.test(name) && existsSync(join(dataDir, name, 'PG_VERSION')),
      );
    while (!isUnderWay()) await sleep(2);
    await creator.killHard();
    expect(readdirSync(dataDir)).not.toContain('database');
    expect(readdirSync(dataDir).filter((name) => name.startsWith('database.new-'))).toHaveLength(1);

    const database = await open();
    expect(await database.sql`select count(*) > 0 as migrated from schema_migration`).toEqual([
      { migrated: true },
    ]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('database'))).toEqual(['database']);
    await database.close();
  });

  it('may have a path that is too long for a unix socket', async () => {
    const deep = join(dataDir, ...Array.from({ length: 8 }, () => '一个很长的目录名字'));
    mkdirSync(deep, { recursive: true });
    giveDatabase(deep);
    const database = await open(deep);
    const { socketPath } = JSON.parse(readFileSync(join(deep, 'engine.lock'), 'utf8')) as {
      socketPath: string;
    };
    expect(Buffer.byteLength(socketPath)).toBeLessThan(104);
    expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
    await database.close();
    expect(existsSync(socketPath)).toBe(false);
  });
});
