import { keepRetention } from '../actions/keep-retention.ts';
import type { Pool } from '../db/sql.ts';

export interface RetentionOptions {
  readonly pool: Pool;
  readonly intervalMs?: number;
  readonly onError: (error: unknown) => void;
}

const dayMs = 24 * 3_600_000;

/**
 * Deletes what has been kept for long enough, at once and then every day. What goes wrong is told to `onError` and
 * tried again the next time. Close it before the database.
 */
export const keepRetaining = ({
  pool,
  intervalMs = dayMs,
  onError,
}: RetentionOptions): { close(): Promise<void> } => {
  let working: Promise<unknown> = Promise.resolve();
  const work = (): void => {
    working = working.then(() => keepRetention(pool)).catch(onError);
  };
  const timer = setInterval(work, intervalMs);
  timer.unref();
  work();
  return {
    async close() {
      clearInterval(timer);
      await working;
    },
  };
};
