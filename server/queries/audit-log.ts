import { createHash } from 'node:crypto';
import type { Sql } from '../db/sql.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

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
  const [last] = await sql<{ hash: Buffer }[]>`select hash from audit_log order by id desc limit 1`;
  const previous = last?.hash ?? null;
  const at = new Date();
  const link = [
    previous?.toString('hex') ?? null,
    at.toISOString(),
    entry.actor,
    entry.action,
    entry.subject,
    entry.requestId ?? null,
    entry.before ?? null,
    entry.after ?? null,
  ];
  const hash = createHash('sha256').update(canonicalJson(link)).digest();
  // The last link of the chain.
  const [row] = await sql<{ id: number }[]>`
    insert into audit_log (at, actor, action, subject, request_id, before, after, previous_hash, hash)
    values (${at}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${entry.requestId ?? null},
      ${jsonOrNull(sql, entry.before)}, ${jsonOrNull(sql, entry.after)}, ${previous}, ${hash})
    returning id::int`;
  if (row === undefined) throw new Error('the audit row was not written');
  return { id: row.id, hash: hash.toString('hex') };
};

const jsonOrNull = (sql: Sql, value: Json | undefined) =>
  value === undefined ? null : sql.json(value as never);

/** Keys sorted, so that a hash can be computed again from jsonb, which keeps no order. */
const canonicalJson = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
};
