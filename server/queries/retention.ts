import type { Fragment, Sql } from '../db/sql.ts';
import { endOfTicket, personalDays } from './cases.ts';

/** What is kept for a time only, besides the personal fields of tickets. */
export const passingThings = [
  'sessions',
  'oneTimeCodes',
  'signOnAttempts',
  'throttles',
  'caseOpenings',
] as const;
export type PassingThing = (typeof passingThings)[number];

/** Tickets whose personal fields have been kept for long enough; whole days in Asia/Shanghai. */
const expiredPersons = (sql: Sql): Fragment => sql`
  personal.ticket_person as person
  join ticket on ticket.id = person.ticket_id
  where (${endOfTicket(sql)} at time zone 'Asia/Shanghai')::date + ${personalDays(sql)}
    < shanghai_today()`;

/** How many tickets have personal fields that have been kept for long enough. */
export const countExpiredPersons = async (sql: Sql): Promise<number> => {
  // How many are due?
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${expiredPersons(sql)}`;
  return row?.count ?? 0;
};

/**
 * Deletes personal fields that have been kept for long enough, of some tickets; gives how many, 0 when no more are
 * due. Other processes that do the same take other tickets.
 */
export const deleteExpiredPersons = async (sql: Sql, limit: number): Promise<number> => {
  // Which are due? A portion of them.
  const { count } = await sql`
    delete from personal.ticket_person where ticket_id in (
      select person.ticket_id from ${expiredPersons(sql)} limit ${limit} for update of person skip locked)`;
  return count;
};

const passing = (sql: Sql): Readonly<Record<PassingThing, { table: Fragment; isOver: Fragment }>> => ({
  sessions: { table: sql`identity.session`, isOver: sql`expires_at < now()` },
  oneTimeCodes: { table: sql`identity.one_time_code`, isOver: sql`expires_at < now()` },
  signOnAttempts: { table: sql`identity.oidc_attempt`, isOver: sql`expires_at < now()` },
  throttles: {
    table: sql`identity.throttle`,
    isOver: sql`window_until < now() and coalesce(blocked_until, window_until) < now()`,
  },
  caseOpenings: { table: sql`personal.case_opening`, isOver: sql`day < current_date - 7` },
});

/** How many of these are over. */
export const countOver = async (sql: Sql, thing: PassingThing): Promise<number> => {
  const { table, isOver } = passing(sql)[thing];
  // How many are of no more use?
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${table} where ${isOver}`;
  return row?.count ?? 0;
};

/** Deletes some of these that are over; gives how many. */
export const deleteOver = async (sql: Sql, thing: PassingThing, limit: number): Promise<number> => {
  const { table, isOver } = passing(sql)[thing];
  // Which are of no more use? A portion of them.
  const { count } = await sql`
    delete from ${table} where ctid = any (array(
      select ctid from ${table} where ${isOver} limit ${limit} for update skip locked))`;
  return count;
};
