import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../server/cli/run.ts';
import type { Database } from '../../server/db/database.ts';
import { nativeUrlOf, openTestDatabase, testEngine } from '../support/database.ts';
import { box, collection, feature, fileOf, fourStreets } from '../support/import-files.ts';
import { hotlineCsv, hotlineMapping } from '../support/import-tickets.ts';

interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line as the start program does, with what it writes. */
const run = async (args: string[], env: Record<string, string> = {}): Promise<Outcome> => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(args, env, {
    out: { write: (text: string) => out.push(text) },
    err: { write: (text: string) => err.push(text) },
  });
  return { code, out: out.join(''), err: err.join('') };
};

const stackLine = /^\s+at .+:\d+:\d+/m;

describe('the command line without a database', () => {
  it.each([
    ['help'],
    ['--help'],
    ['import', 'areas', '--help'],
  ])('%s explains itself in both languages', async (...args) => {
    const chinese = await run(args);
    expect(chinese).toMatchObject({ code: 0, err: '' });
    expect(chinese.out).toContain('导入区划边界');
    expect((await run([...args, '--lang', 'en'])).out).toContain('import areas');
    expect((await run(args, { LANG: 'en_US.UTF-8' })).out).toContain('Wangge Atlas, command line');
    expect((await run(args, { LANG: 'C.UTF-8' })).out).toContain('导入区划边界');
  });

  it.each([
    [[]],
    [['fly']],
    [['import']],
    [['import', 'areas']],
    [['import', 'areas', 'a', 'b']],
    [['import', 'areas', 'a', '--nonsense']],
    [['import', 'tickets', 'a.csv']],
    [['status', '--lang', 'fr']],
    [['demo', '--seed', 'x']],
  ])('%j is not understood: help on stderr and exit code 2', async (args) => {
    const { code, out, err } = await run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.length).toBeGreaterThan(5);
    expect(err).not.toMatch(stackLine);
  });

  it('prints a mapping that can be used as it stands', async () => {
    const { code, out } = await run(['import', 'tickets', '--example']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ number: '工单编号', personal: expect.arrayContaining(['姓名']) });
  });

  it('says which setting or level is wrong', async () => {
    expect((await run(['status'], { PORT: 'x' })).err).toContain('环境变量 PORT 不正确');
    const { code, err } = await run(['import', 'areas', 'x', '--level', 'city', '--lang=en']);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('Parameter --level is wrong: unknown level "city"'),
    ]);
  });
});

describe('the command line with a database', () => {
  // On the embedded engine every command joins the one that is open here, as it joins a running server's.
  const folder = mkdtempSync(join(tmpdir(), 'wangge-cli-'));
  let database: Database;
  let env: Record<string, string>;
  beforeAll(async () => {
    database = await openTestDatabase({ dataDir: folder });
    env = testEngine === 'embedded' ? { DATA_DIR: folder } : { DATABASE_URL: nativeUrlOf(database.sql) };
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'imports areas and tickets, refuses what it must, and tells how things are',
    { timeout: 180_000 },
    async () => {
      expect(await run(['status'], env)).toMatchObject({ code: 0, out: expect.stringContaining('库是空的') });

      const bow = [
        [118.9, 32],
        [118.91, 32.01],
        [118.91, 32],
        [118.9, 32.01],
        [118.9, 32],
      ];
      const broken = fileOf(
        collection(
          ...fourStreets(),
          feature({ name: '戊街道' }, bow),
          feature({ code: '9' }, box(119, 32, 119.1, 32.1)),
        ),
      );
      const refused = await run(['import', 'areas', broken], env);
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.err).toContain(`未导入任何内容:${basename(broken)} 有 2 处问题。`);
      expect(refused.err).toContain('要素 5 戊街道 · (118.905000, 32.005000): 边界自相交');
      expect(refused.err).toContain('要素 6: 字段“name”里没有名称');
      expect(refused.err).not.toMatch(stackLine);

      const areas = fileOf(collection(...fourStreets()));
      const dry = await run(['import', 'areas', areas, '--dry-run', '--lang', 'en'], env);
      expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('nothing was written') });

      // As npm runs it: from another folder than the one the user typed the name in.
      const typed = { ...env, INIT_CWD: dirname(areas) };
      const imported = await run(['import', 'areas', basename(areas), '--district-name', '某区'], typed);
      expect(imported).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^已导入 某区\(320115\)\n {2}单元:区 1、街道 4\n/),
      });
      expect(imported.err).toContain('正在写入');

      const again = await run(['import', 'areas', areas], env);
      expect(again).toMatchObject({
        code: 1,
        err: expect.stringContaining('库里已有“某区”的网格(5 个单元)'),
      });

      const mapping = fileOf(JSON.stringify(hotlineMapping), 'mapping.json');
      const rows = hotlineCsv({}, { 编号: '' }, { 经度: '119.9' });
      const tickets = fileOf(rows.replaceAll('2026-06-01', '2020-06-01'), 'tickets.csv');
      const repeated = fileOf(`${hotlineCsv({})}\n${hotlineCsv({}).split('\n')[1]}`, 'twice.csv');
      expect(await run(['import', 'tickets', repeated, '--map', mapping, '--dry-run'], env)).toMatchObject({
        code: 0,
        out: expect.stringContaining('2 行,其中 0 行有问题,1 行在文件内重复'),
      });
      const bad = await run(['import', 'tickets', tickets, '--map', mapping], env);
      expect(bad).toMatchObject({
        code: 1,
        err: expect.stringContaining('第 3 行 · 列“编号”: 缺少必填的值'),
      });
      const done = await run(['import', 'tickets', tickets, '--map', mapping, '--skip-bad-rows'], env);
      expect(done.code).toBe(0);
      expect(done.out).toContain('数据行 3 = 导入 2 + 有问题 1 + 重复 0');
      expect(done.out).toContain('导入 2 = 落入网格 1 + 网格之外 1 + 没有位置 0');
      expect(done.out + done.err).not.toMatch(/赵某某|1390000/);
      const once = await run(['import', 'tickets', tickets, '--map', mapping], env);
      expect(once).toMatchObject({ code: 0, out: expect.stringContaining('已于') });

      expect(await run(['demo'], env)).toMatchObject({ code: 1, err: expect.stringContaining('库里已有') });
      const status = await run(['status', '--lang', 'en'], env);
      expect(status.out).toContain('units: district 1, streets 4');
      expect(status.out).toContain('tickets: 2');
    },
  );

  it('says what an unexpected failure was in one line, and the stack only when asked', async () => {
    const unreachable = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const { code, err } = await run(['status', '--lang', 'en'], unreachable);
    expect([code, err]).toEqual([1, expect.stringContaining('The database cannot be reached')]);
    expect(err).not.toMatch(stackLine);
    expect((await run(['status', '--debug'], unreachable)).err).toMatch(stackLine);
  });
});
