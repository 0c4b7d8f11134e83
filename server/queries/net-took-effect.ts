import type { Sql } from '../db/sql.ts';

/** Whether there is this net and it has taken effect by today, or by a later day (YYYY-MM-DD, Asia/Shanghai). */
export const hasTakenEffect = async (
  sql: Sql,
  netRevision: number,
  laterDay: string | null,
): Promise<boolean> => {
  // Did this net take effect by then?
  const [row] = await sql<{ known: boolean }[]>`
    select exists (
      select from net_revision
      where id = ${netRevision}::int
        and effective_from <= greatest(${laterDay}::date, shanghai_today())
    ) as known`;
  return row?.known ?? false;
};
