import { createHash } from 'node:crypto';
import type { Sql } from '../db/sql.ts';

/** Who did what to what; `before` and `after` must not hold personal data. */
export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly requestId?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Adds one link to the audit chain: sha-256 over the previous hash and the entry as JSON.
 * Call it last in the transaction, because it makes writers wait for one another until commit.
 */
export const appendAudit = async (sql: Sql, entry: AuditEntry): Promise<{ id: number; hash: string }> => {
  const auditLock = 7_210_001;
  await sql`select pg_advisory_xact_lock(${auditLock})`;
  // What does the chain end with?
  const [last] = await sql<{ hash: Buffer }[]>`select hash from audit_log order by id desc limit 1`;
  const previous = last?.hash ?? null;
  const at = new Date();
  const link = JSON.stringify([
    previous?.toString('hex') ?? null,
    at.toISOString(),
    entry.actor,
    entry.action,
    entry.subject,
    entry.requestId ?? null,
    entry.before ?? null,
    entry.after ?? null,
  ]);
  const hash = createHash('sha256').update(link).digest();
  const [row] = await sql<{ id: number }[]>`
    insert into audit_log (at, actor, action, subject, request_id, before, after, previous_hash, hash)
    values (${at}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${entry.requestId ?? null},
      ${JSON.stringify(entry.before ?? null)}::jsonb, ${JSON.stringify(entry.after ?? null)}::jsonb,
      ${previous}, ${hash})
    returning id::int`;
  if (row === undefined) throw new Error('the audit row was not written');
  return { id: row.id, hash: hash.toString('hex') };
};
