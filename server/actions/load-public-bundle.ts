import { readFile } from 'node:fs/promises';
import { AppError } from '../contract/app-error.ts';
import type { PublicBundle } from '../contract/public-bundle.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { readBundlePublicKey, readPublicBundle } from '../ingest/public-bundle-file.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { analyseTables, liftTimeLimits } from '../queries/bulk-load.ts';
import { findStaffTable, getLoadedBundle, replacePublicContents } from '../queries/public-instance.ts';

/** Throws `public-instance-foreign` when this database holds anything but what a bundle brought. */
export const refuseStaffDatabase = async (sql: Sql): Promise<void> => {
  const table = await findStaffTable(sql);
  if (table !== null) throw new AppError('public-instance-foreign', { table });
};

/**
 * Puts a proven bundle in the place of the one before, in one transaction; false when it is loaded already.
 * Throws `public-instance-foreign` for a database that holds anything else.
 */
export const loadPublicBundle = async (pool: Pool, bundle: PublicBundle): Promise<boolean> => {
  const isNew = (await pool.begin(async (sql) => {
    await liftTimeLimits(sql);
    // Several processes may load the same file: one does, the others then see that it is done.
    await sql`lock table setting in share row exclusive mode`;
    await refuseStaffDatabase(sql);
    if ((await getLoadedBundle(sql))?.sha256 === bundle.sha256) return false;
    await replacePublicContents(sql, bundle);
    await appendAudit(sql, {
      actor: 'server',
      action: 'load-public-bundle',
      subject: `public-bundle ${bundle.sha256}`,
      after: {
        madeAt: bundle.madeAt,
        communityCount: bundle.communities.length,
        stationCount: bundle.stations.length,
        releaseCount: bundle.releases.length,
      },
    });
    return true;
  })) as boolean;
  if (isNew) await analyseTables(pool);
  return isNew;
};

/** Where an instance finds its bundle, and the key that proves who signed it. */
export interface BundleFiles {
  readonly bundle: string;
  readonly publicKey: string;
}

const readNamed = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new AppError('file-missing', { file });
    throw new AppError('file-broken', { file, reason: error.code ?? error.message });
  });

/** Reads, proves and loads the bundle of a file; gives what is loaded now, and whether that is new. */
export const loadPublicBundleFile = async (
  pool: Pool,
  files: BundleFiles,
): Promise<{ bundle: PublicBundle; isNew: boolean }> => {
  const key = readBundlePublicKey((await readNamed(files.publicKey)).toString('utf8'));
  const bundle = await readPublicBundle(await readNamed(files.bundle), key);
  return { bundle, isNew: await loadPublicBundle(pool, bundle) };
};
