import { AppError } from '../contract/app-error.ts';
import type { Sql } from '../db/sql.ts';

/** Something that may be guessed at a few times only; `key` says nothing to who reads it. */
export interface Throttled {
  readonly key: Uint8Array;
  /** Failures within 15 minutes before it is blocked. */
  readonly limit: number;
}

const windowMinutes = 15;
const firstBlockSeconds = 60;
const longestBlockSeconds = 15 * 60;

/**
 * Counts an attempt as failed before it is made, so that guesses at the same time cannot pass together; take it
 * back by `forgetAttempts` or `returnAttempt` when it was none. Gives whether further attempts are blocked now.
 * The first block lasts a minute, each further one twice as long up to 15 minutes; attempts while it lasts count
 * for nothing. Throws `sign-in-blocked` with the seconds to wait.
 */
export const takeAttempt = async (sql: Sql, { key, limit }: Throttled): Promise<boolean> => {
  const bytes = Buffer.from(key);
  const blockOf = sql`make_interval(secs => least(${longestBlockSeconds}::float8,
    ${firstBlockSeconds}::float8 * power(2, least(known.failures + 1 - ${limit}::int, 10))))`;
  const isOver = sql`known.window_until <= now()`;
  const isReached = sql`known.failures + 1 >= ${limit}::int`;
  // May this be tried once more? The one statement counts and decides, whoever else asks at the moment.
  const [row] = await sql<{ isBlocked: boolean }[]>`
    insert into identity.throttle as known (key, failures, window_until)
    values (${bytes}, 1, now() + make_interval(mins => ${windowMinutes}))
    on conflict (key) do update set
      failures = case when ${isOver} then 1 else known.failures + 1 end,
      blocked_until = case when not ${isOver} and ${isReached} then now() + ${blockOf} end,
      window_until = case
        when ${isOver} then now() + make_interval(mins => ${windowMinutes})
        when ${isReached} then now() + ${blockOf} + make_interval(mins => ${windowMinutes})
        else known.window_until end
    where known.blocked_until is null or known.blocked_until <= now()
    returning blocked_until is not null as "isBlocked"`;
  if (row !== undefined) return row.isBlocked;
  throw new AppError('sign-in-blocked', { seconds: await secondsToWait(sql, bytes) });
};

const secondsToWait = async (sql: Sql, key: Buffer): Promise<number> => {
  // How long does the block last?
  const [row] = await sql<{ seconds: number }[]>`
    select ceil(extract(epoch from blocked_until - now()))::int as seconds
    from identity.throttle where key = ${key}`;
  return Math.max(1, row?.seconds ?? 1);
};

/** The right answer was given: failures before it no longer count. Sweeps away what is over elsewhere. */
export const forgetAttempts = async (sql: Sql, { key }: Throttled): Promise<void> => {
  // Which counts are of no more use?
  await sql`
    delete from identity.throttle where key = ${Buffer.from(key)} or key in (
      select key from identity.throttle where window_until <= now() limit 100 for update skip locked)`;
};

/** The attempt that was counted last was no failure; those before it still count. */
export const returnAttempt = async (sql: Sql, { key, limit }: Throttled): Promise<void> => {
  // One failure less.
  await sql`
    update identity.throttle set failures = greatest(failures - 1, 0),
      blocked_until = case when failures > ${limit} then blocked_until end
    where key = ${Buffer.from(key)}`;
};
