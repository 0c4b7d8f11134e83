import type { AuditEntryView, AuditFilter, AuditPage } from '../contract/audit.ts';
import type { Fragment, Sql } from '../db/sql.ts';

interface HistoryRow extends Omit<AuditEntryView, 'at' | 'actor'> {
  readonly at: Date;
  readonly actor: string;
  readonly name: string | null;
}

/** A page of the history, the newest first. */
export const listAudit = async (sql: Sql, filter: AuditFilter): Promise<AuditPage> => {
  // Who did what to what, and what was it before and after?
  const rows = await sql<HistoryRow[]>`
    select entry.id, entry.at, entry.actor, person.name, entry.action, entry.subject,
      about.name as "subjectName", entry.request_id as "requestId", entry.before, entry.after, encode(entry.hash, 'hex') as hash
    from (select * from audit_log where ${matches(sql, filter)} order by id desc limit ${filter.limit + 1})
      as entry
    left join identity.person on person.id::text = entry.actor
    left join identity.person as about on 'person ' || about.id::text = entry.subject
    order by entry.id desc`;
  const entries = rows.slice(0, filter.limit).map(({ at, actor, name, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    actor: { id: actor, name },
  }));
  return { entries, next: rows.length > filter.limit ? (entries.at(-1)?.id ?? null) : null };
};

const matches = (sql: Sql, { beforeId, action, actor, subject, from, until }: AuditFilter): Fragment => sql`
  true
  ${beforeId === undefined ? sql`` : sql`and id < ${beforeId}`}
  ${action === undefined ? sql`` : sql`and action = ${action}`}
  ${actor === undefined ? sql`` : sql`and actor = any (array(${idsOf(sql, actor)}))`}
  ${subject === undefined ? sql`` : sql`and starts_with(subject, ${subject})`}
  ${from === undefined ? sql`` : sql`and at >= ${from}::timestamptz`}
  ${until === undefined ? sql`` : sql`and at < ${until}::timestamptz`}`;

/** An actor of the log by its own word, or people by login or name. */
const idsOf = (sql: Sql, actor: string): Fragment => sql`
  select ${actor}::text union all
  select person.id::text from identity.person where person.login = ${actor} or person.name = ${actor}`;
