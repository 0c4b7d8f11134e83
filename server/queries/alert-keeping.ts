import type { AlertKind } from '../contract/alert-kinds.ts';
import type { AlertEvidence } from '../contract/alerts.ts';
import type { Sql } from '../db/sql.ts';

/** An alert as the scan writes it; days as YYYY-MM-DD. */
export interface NewAlert {
  readonly key: string;
  readonly kind: AlertKind;
  readonly communityId: string;
  readonly compoundId: string | null;
  readonly categoryId: number | null;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly tickets: number;
  readonly reporters: number | null;
  readonly evidence: AlertEvidence;
}

/**
 * Keeps what was found; what is known and open goes on as it is found now, what was decided stays as it was. Gives how
 * many are new.
 */
export const keepAlerts = async (sql: Sql, found: readonly NewAlert[]): Promise<number> => {
  // Which of these are new, and how do the others go on?
  const rows = await sql<{ isNew: boolean }[]>`
    insert into alert (key, kind, community_id, compound_id, category_id, from_day, until_day, tickets, reporters,
      evidence)
    select key, kind, "communityId", "compoundId", "categoryId", "fromDay", "untilDay", tickets, reporters, evidence
    from jsonb_to_recordset(${sql.json(found as never)}::jsonb) as given (key text, kind text, "communityId" uuid,
      "compoundId" uuid, "categoryId" smallint, "fromDay" date, "untilDay" date, tickets integer, reporters integer,
      evidence jsonb)
    on conflict (key) do update set from_day = excluded.from_day, until_day = excluded.until_day,
      tickets = excluded.tickets, reporters = excluded.reporters, evidence = excluded.evidence
      where alert.state in ('new', 'verified', 'task')
        and (alert.from_day, alert.until_day, alert.tickets) is distinct from
          (excluded.from_day, excluded.until_day, excluded.tickets)
    returning (xmax = 0) as "isNew"`;
  return rows.filter(({ isNew }) => isNew).length;
};

/** Notes what was looked at. */
export const noteScan = async (
  sql: Sql,
  { day, stamp, found }: { readonly day: string; readonly stamp: string; readonly found: number },
): Promise<void> => {
  await sql`insert into alert_scan (day, stamp, found) values (${day}, ${stamp}, ${found})`;
};
