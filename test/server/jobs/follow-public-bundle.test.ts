import { mkdtempSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { exportPublic } from '../../../server/actions/export-public.ts';
import { loadPublicBundleFile } from '../../../server/actions/load-public-bundle.ts';
import { AppError } from '../../../server/contract/app-error.ts';
import type { Database } from '../../../server/db/database.ts';
import { followPublicBundle } from '../../../server/jobs/follow-public-bundle.ts';
import { openTestDatabase } from '../../support/database.ts';
import { fileOf, linesOf, newBundleKeys, sealed } from '../../support/public-bundle.ts';
import { openTestApp } from '../../support/test-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'wangge-bundle-'));
const files = { bundle: join(folder, 'public.bundle'), publicKey: join(folder, 'trial.pub.pem') };
const keys = newBundleKeys();
let database: Database;
let lines: string[];
beforeAll(async () => {
  const staff = await openTestApp();
  const { bytes } = await exportPublic(staff.database.sql, {
    key: keys.privateKey,
    now: new Date('2026-07-01T08:00:00Z'),
    actor: 'cli',
  });
  await staff.close();
  lines = linesOf(bytes).slice(0, -1);
  await writeFile(files.publicKey, keys.publicPem);
  await writeFile(files.bundle, bytes);
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const names = async (): Promise<string[]> => {
  const rows = await database.sql<{ name: string }[]>`select name from pub.station order by name`;
  return rows.map(({ name }) => name);
};
/** Puts a bundle in place as an export does: as a whole. */
const replaceFile = async (bytes: Buffer): Promise<void> => {
  await writeFile(`${files.bundle}.part`, bytes);
  await rename(`${files.bundle}.part`, files.bundle);
};

it('loads a bundle when its file changes, and keeps the old one while the new one is refused', async () => {
  await loadPublicBundleFile(database.sql, files);
  const onLoaded = vi.fn();
  const onRefused = vi.fn();
  const following = await followPublicBundle({
    pool: database.sql,
    files,
    intervalMs: 20,
    onLoaded,
    onRefused,
  });
  expect(await names()).toHaveLength(4);

  // Half a file, then one of a stranger: the old content stays, and each is told.
  await replaceFile(sealed(lines, keys).subarray(0, 300));
  await vi.waitFor(() => expect(onRefused).toHaveBeenCalled());
  await replaceFile(sealed(lines.slice(0, -2), newBundleKeys()));
  await vi.waitFor(() => {
    const reasons = onRefused.mock.calls.map(([error]) => (error instanceof AppError ? error.message : ''));
    expect(reasons.at(-1)).toContain('another key');
  });
  await replaceFile(fileOf(lines));
  await vi.waitFor(() => {
    const reasons = onRefused.mock.calls.map(([error]) => (error instanceof AppError ? error.message : ''));
    expect(reasons.at(-1)).toContain('not signed');
  });
  expect(await names()).toHaveLength(4);
  expect(onLoaded).not.toHaveBeenCalled();

  const lastStation = lines.findLastIndex((line) => line.includes('"kind":"station"'));
  await replaceFile(sealed(lines.toSpliced(lastStation, 1), keys));
  await vi.waitFor(() => expect(onLoaded).toHaveBeenCalledTimes(1));
  expect(await names()).toHaveLength(3);
  await following.close();
  const refusals = onRefused.mock.calls.length;
  await replaceFile(sealed(lines, keys));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await names()).toHaveLength(3);
  expect(onRefused.mock.calls.length).toBe(refusals);
});

it('says which file is missing', async () => {
  for (const wanted of [
    { ...files, bundle: join(folder, 'none') },
    { ...files, publicKey: join(folder, 'none') },
  ])
    await expect(loadPublicBundleFile(database.sql, wanted)).rejects.toMatchObject({ code: 'file-missing' });
  await expect(loadPublicBundleFile(database.sql, { ...files, bundle: folder })).rejects.toMatchObject({
    code: 'file-broken',
  });
});
