import type { Pool } from '../db/sql.ts';

/** Milliseconds of a question to the database; null when it does not answer within the wait. */
export const measureDatabase = async (pool: Pool, longestWaitMs: number): Promise<number | null> => {
  const begun = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), longestWaitMs);
  });
  // Does it answer at all?
  const answer = pool`select 1`.then(
    () => Math.round((performance.now() - begun) * 10) / 10,
    () => null,
  );
  const milliseconds = await Promise.race([answer, silence]);
  clearTimeout(timer);
  return milliseconds;
};
