import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../contract/app-error.ts';

/** The PostgreSQL error of a transaction that was given up because two of them waited for each other. */
const deadlockDetected = '40P01';

/** Milliseconds between two looks, and until waiting ends. */
export interface Patience {
  readonly pollMs: number;
  readonly longestMs: number;
}

const isRivalry = (error: unknown): boolean =>
  error instanceof AppError
    ? error.code === 'load-superseded' || error.code === 'district-present'
    : (error as { code?: unknown } | null)?.code === deadlockDetected;

/**
 * Waits for the load of another process, to which this one's `failure` says it lost, until `isLoaded`.
 * Throws `failure` when it is of another kind or the other process does not finish in time.
 */
export const awaitRivalLoad = async (
  failure: unknown,
  isLoaded: () => Promise<boolean>,
  { pollMs, longestMs }: Patience,
): Promise<void> => {
  if (!isRivalry(failure)) throw failure;
  const until = Date.now() + longestMs;
  while (!(await isLoaded())) {
    // What is present already will not become more so.
    const hopeless = failure instanceof AppError && failure.code === 'district-present';
    if (hopeless || Date.now() >= until) throw failure;
    await sleep(pollMs);
  }
};
