import type { Pool } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import {
  countExpiredPersons,
  countOver,
  deleteExpiredPersons,
  deleteOver,
  type PassingThing,
  passingThings,
} from '../queries/retention.ts';

/** How much was, or would be, deleted. */
export type RetentionTally = Readonly<Record<'persons' | PassingThing, number>>;

const portion = 5_000;

/** Repeats a deletion until it finds nothing more; gives the sum. */
const untilNothing = async (deletePortion: () => Promise<number>): Promise<number> => {
  let sum = 0;
  for (let deleted = -1; deleted !== 0; sum += deleted) deleted = await deletePortion();
  return sum;
};

/**
 * Deletes what has been kept for long enough, in short transactions: personal fields of tickets that ended more
 * than the set number of days ago, and what of sign-in is over. Each portion of personal fields is one entry of
 * the audit log. Several processes may do this at once.
 */
export const keepRetention = async (pool: Pool): Promise<RetentionTally> => {
  const persons = await untilNothing(
    () =>
      pool.begin(async (sql) => {
        const ticketCount = await deleteExpiredPersons(sql, portion);
        if (ticketCount > 0)
          await appendAudit(sql, {
            actor: 'server',
            action: 'delete-expired-personal-data',
            subject: 'tickets',
            after: { ticketCount },
          });
        return ticketCount;
      }) as Promise<number>,
  );
  const tally: Record<'persons' | PassingThing, number> = { ...nothing, persons };
  for (const thing of passingThings)
    tally[thing] = await untilNothing(() => deleteOver(pool, thing, portion));
  return tally;
};

const nothing: RetentionTally = {
  persons: 0,
  sessions: 0,
  oneTimeCodes: 0,
  signOnAttempts: 0,
  throttles: 0,
  caseOpenings: 0,
};

/** What `keepRetention` would delete now. */
export const foreseeRetention = async (pool: Pool): Promise<RetentionTally> => {
  const tally: Record<'persons' | PassingThing, number> = {
    ...nothing,
    persons: await countExpiredPersons(pool),
  };
  for (const thing of passingThings) tally[thing] = await countOver(pool, thing);
  return tally;
};
