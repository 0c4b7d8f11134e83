import type { Fragment, Sql } from '../db/sql.ts';

/** A moment of this column as ISO text in UTC, as JSON shows it. */
export const momentText = (sql: Sql, column: string): Fragment => sql`
  to_char(${sql(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
