import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { keepOfTar, postgisBundle } from '../../../server/db/postgis-bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'wangge-tar-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the system's own tar finds in it. */
const namesIn = (tar: Buffer): string[] => {
  writeFileSync(join(folder, 'list.tar'), tar);
  const { stdout, status } = spawnSync('tar', ['-tf', join(folder, 'list.tar')], { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout.trim().split('\n');
};

test('keeps the wanted files of a tar byte for byte, those of long names too', () => {
  const deep = `a/${'long-folder-name/'.repeat(8)}`;
  mkdirSync(join(folder, deep), { recursive: true });
  const files = ['a/empty', 'a/exactly', 'a/more', `${deep}file`];
  for (const [i, bytes] of [0, 512, 1300, 10].entries())
    writeFileSync(join(folder, files[i] ?? ''), Buffer.alloc(bytes, 65 + i));
  const made = spawnSync('tar', ['--format=ustar', '-C', folder, '-cf', join(folder, 'all.tar'), ...files]);
  expect(made.status).toBe(0);
  const kept = keepOfTar(readFileSync(join(folder, 'all.tar')), (name) => name !== 'a/exactly');
  expect(namesIn(kept)).toEqual(['a/empty', 'a/more', `${deep}file`]);
  const unpacked = spawnSync('tar', ['-xOf', join(folder, 'list.tar'), 'a/more'], { maxBuffer: 10_000 });
  expect(unpacked.stdout).toEqual(Buffer.alloc(1300, 67));
});

test('the bundle of the engine holds PostGIS and the coordinate systems, not raster, topology or geocoder', () => {
  const names = namesIn(gunzipSync(readFileSync(postgisBundle())));
  expect(names).toContain('lib/postgresql/postgis-3.so');
  expect(names).toContain('share/postgresql/extension/postgis.control');
  expect(names).toContain('share/proj/proj.db');
  expect(names.filter((name) => /raster|topology|tiger|--ANY/.test(name))).toEqual([]);
});
