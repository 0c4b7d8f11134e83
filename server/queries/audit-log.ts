import type { Sql } from '../db/sql.ts';
import { hashOfLink, type Json, storableJson, storableText } from './audit-hash.ts';

/** Who did what to what; `before` and `after` must not hold personal data. */
export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly requestId?: string;
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * Adds one link to the audit chain: sha-256 over the previous hash and the entry as canonical JSON.
 * Call it last in the transaction, because it makes writers wait for one another until commit.
 */
export const appendAudit = async (sql: Sql, entry: AuditEntry): Promise<{ id: number; hash: string }> => {
  const auditLock = 7_210_001;
  await sql`select pg_advisory_xact_lock(${auditLock})`;
  // What does the chain end with?
  const [last] = await sql<{ hash: Buffer | null }[]>`select guard.audit_head() as hash`;
  const previous = last?.hash ?? null;
  const link = {
    at: new Date(),
    actor: storableText(entry.actor),
    action: storableText(entry.action),
    subject: storableText(entry.subject),
    requestId: entry.requestId === undefined ? null : storableText(entry.requestId),
    before: storableJson(entry.before ?? null),
    after: storableJson(entry.after ?? null),
  };
  const hash = hashOfLink({ ...link, previousHash: previous?.toString('hex') ?? null });
  // The last link of the chain; the database takes it in the caller's own name only.
  const [row] = await sql<{ id: number }[]>`
    select guard.audit_append(${link.at}, ${link.actor}, ${link.action}, ${link.subject},
      ${link.requestId}, ${jsonOrNull(sql, link.before)}, ${jsonOrNull(sql, link.after)},
      ${previous}, ${Buffer.from(hash, 'hex')})::int as id`;
  if (row === undefined) throw new Error('the audit row was not written');
  return { id: row.id, hash };
};

const jsonOrNull = (sql: Sql, value: Json) => (value === null ? null : sql.json(value as never));
