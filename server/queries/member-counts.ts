import type { Sql } from '../db/sql.ts';

/** Counts of members under this are not told. */
const smallestToldCount = 5;

/** The number of formal members of a row of this table as a value; null under five. */
export const memberCountShown = (sql: Sql, table: string) => sql`
  case when ${sql(`${table}.formal_member_count`)} >= ${smallestToldCount}::int
    then ${sql(`${table}.formal_member_count`)} end`;

/** `<5` where the number is kept back, else null. */
export const memberCountNote = (sql: Sql, table: string) => sql`
  case when ${sql(`${table}.formal_member_count`)} < ${smallestToldCount}::int
    then ${`<${smallestToldCount}`}::text end`;
