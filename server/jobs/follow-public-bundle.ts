import { stat } from 'node:fs/promises';
import { type BundleFiles, loadPublicBundleFile } from '../actions/load-public-bundle.ts';
import type { PublicBundle } from '../contract/public-bundle.ts';
import type { Pool } from '../db/sql.ts';

export interface FollowBundleOptions {
  readonly pool: Pool;
  readonly files: BundleFiles;
  readonly intervalMs?: number;
  readonly onLoaded: (bundle: PublicBundle) => void;
  /** A new file was refused; what was loaded before stays. */
  readonly onRefused: (error: unknown) => void;
}

const minuteMs = 60_000;

/** What changes with a file; an unreadable one differs from every other. */
const traceOf = async (file: string): Promise<string> => {
  const found = await stat(file).catch(() => null);
  return found === null ? 'missing' : `${found.ino} ${found.size} ${found.mtimeMs}`;
};

/**
 * Loads a bundle whenever its file has changed, looking once a minute. A file that is refused is tried again the
 * next time, because it may still be being copied. Close it before the database.
 */
export const followPublicBundle = async ({
  pool,
  files,
  intervalMs = minuteMs,
  onLoaded,
  onRefused,
}: FollowBundleOptions): Promise<{ close(): Promise<void> }> => {
  let loaded = await traceOf(files.bundle);
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    const trace = await traceOf(files.bundle);
    if (trace === loaded) return;
    const { bundle, isNew } = await loadPublicBundleFile(pool, files);
    loaded = trace;
    if (isNew) onLoaded(bundle);
  };
  const timer = setInterval(() => {
    looking ??= look()
      .catch(onRefused)
      .finally(() => {
        looking = null;
      });
  }, intervalMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
};
