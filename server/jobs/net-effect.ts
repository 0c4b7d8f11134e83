import { takeEffect } from '../actions/take-effect.ts';
import type { Pool } from '../db/sql.ts';

export interface NetEffectOptions {
  readonly pool: Pool;
  /** What time it is, in milliseconds since 1970. */
  readonly now?: () => number;
  /** How often to look besides at midnight: other clocks may differ, and other processes may publish. */
  readonly intervalMs?: number;
  readonly onError: (error: unknown) => void;
}

const dayMs = 24 * 3_600_000;
const shanghaiOffsetMs = 8 * 3_600_000;

/** Milliseconds until the next 00:00 Asia/Shanghai. */
export const untilMidnight = (now: number): number => dayMs - ((now + shanghaiOffsetMs) % dayMs);

/**
 * Puts nets into force on their day: at once, which catches up after a restart, at every midnight in Shanghai, and
 * every minute. What goes wrong is told to `onError` and tried again. Close it before the database.
 */
export const keepTakingEffect = ({
  pool,
  now = Date.now,
  intervalMs = 60_000,
  onError,
}: NetEffectOptions): { close(): Promise<void> } => {
  let working: Promise<unknown> = Promise.resolve();
  let midnight: NodeJS.Timeout;
  const work = (): void => {
    working = working.then(() => takeEffect(pool)).catch(onError);
  };
  const waitForMidnight = (): void => {
    midnight = setTimeout(() => {
      work();
      waitForMidnight();
    }, untilMidnight(now()) + 20);
    midnight.unref();
  };
  const timer = setInterval(work, intervalMs);
  timer.unref();
  waitForMidnight();
  work();
  return {
    async close() {
      clearInterval(timer);
      clearTimeout(midnight);
      await working;
    },
  };
};
