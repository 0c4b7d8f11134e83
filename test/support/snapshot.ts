import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEmbedded } from '../../server/db/embedded.ts';
import { lockFolder } from '../../server/db/folder-lock.ts';
import { migrate, readMigrations } from '../../server/db/migrate.ts';
import { repositoryRoot } from '../../server/db/worker-file.ts';

const cacheFolder = join(repositoryRoot(), '.cache');
const snapshotName = /^database-[0-9a-f]+\.tar\.gz$/;

/** Changes whenever the schema or the version of the engine does. */
export const schemaHash = (): string => {
  const hash = createHash('sha256');
  const { dependencies } = JSON.parse(readFileSync(join(repositoryRoot(), 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  hash.update(`${dependencies['@electric-sql/pglite']} ${dependencies['@electric-sql/pglite-postgis']}`);
  for (const { name, checksum } of readMigrations()) hash.update(`${name} ${checksum}`);
  return hash.digest('hex').slice(0, 16);
};

const build = async (file: string): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'wangge-snapshot-'));
  const database = await openEmbedded({ dataDir, stuckAfterMs: 120_000 }, { inMemory: true });
  try {
    await migrate(database.sql);
    await database.sql`checkpoint`;
    const data = await database.dump?.();
    if (!data) throw new Error('the engine gave no snapshot');
    writeFileSync(`${file}.new`, data);
    for (const name of readdirSync(cacheFolder)) {
      if (snapshotName.test(name)) rmSync(join(cacheFolder, name));
    }
    renameSync(`${file}.new`, file);
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

/** File with a migrated, empty embedded database; built when it is not there, by one test worker at a time. */
export const snapshotFile = async (): Promise<string> => {
  const file = join(cacheFolder, `database-${schemaHash()}.tar.gz`);
  mkdirSync(cacheFolder, { recursive: true });
  while (!existsSync(file)) {
    const attempt = lockFolder(cacheFolder, join(cacheFolder, 'unused.sock'));
    if (!attempt.taken) {
      await sleep(200);
      continue;
    }
    try {
      if (!existsSync(file)) await build(file);
    } finally {
      attempt.lock.release();
    }
  }
  return file;
};
