import type { Logger } from 'pino';
import { loadPublicBundleFile, refuseStaffDatabase } from './actions/load-public-bundle.ts';
import { AppError } from './contract/app-error.ts';
import type { Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { followPublicBundle } from './jobs/follow-public-bundle.ts';
import { getLoadedBundle } from './queries/public-instance.ts';
import type { Settings } from './settings.ts';

/** The database of an instance for the public, filled from its bundle and kept as new as the file. */
export interface PublicInstance {
  readonly madeAt: string;
  /** Close it before the database. */
  close(): Promise<void>;
}

/**
 * Fills a database from the bundle of the settings. Nothing is changed in one that holds anything else, not even
 * its schema: throws `public-instance-foreign`. Throws `public-bundle-refused` for a bundle that is not proven.
 */
export const fillPublicInstance = async (
  { sql: pool }: Pick<Database, 'sql'>,
  files: NonNullable<Settings['publicInstance']>,
  log: Logger,
): Promise<PublicInstance> => {
  await refuseStaffDatabase(pool);
  await migrate(pool);
  const { bundle } = await loadPublicBundleFile(pool, files);
  const following = await followPublicBundle({
    pool,
    files,
    onLoaded: ({ madeAt, sha256 }) => log.warn({ madeAt, sha256 }, 'a new public bundle is served'),
    onRefused: (err) => log.error({ err }, 'the new public bundle was refused, the old one stays'),
  });
  return { madeAt: bundle.madeAt, close: following.close };
};

/** Throws `public-instance-database` when a bundle filled this database: it is none for the staff. */
export const refusePublicInstance = async (sql: Database['sql']): Promise<void> => {
  if ((await getLoadedBundle(sql)) !== null) throw new AppError('public-instance-database');
};
