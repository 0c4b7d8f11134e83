import type { Sql } from '../db/sql.ts';

/** A row of the audit log exactly as it is stored: nothing rounded, nothing parsed. */
export interface StoredLink {
  readonly id: string;
  /** Seconds since 1970 with six decimals, `Infinity` where somebody wrote that. */
  readonly epochSeconds: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly requestId: string | null;
  /** The text of the jsonb. */
  readonly before: string | null;
  readonly after: string | null;
  readonly previousHash: string | null;
  readonly hash: string;
}

/** The links after one, in order; from the first where `afterId` is null. */
export const listLinks = async (sql: Sql, afterId: string | null, limit: number): Promise<StoredLink[]> => {
  // Which links come next?
  return sql<StoredLink[]>`
    select id::text as id, extract(epoch from at)::text as "epochSeconds", actor, action, subject,
      request_id as "requestId", before::text as before, after::text as after,
      encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash
    from audit_log ${afterId === null ? sql`` : sql`where id > ${afterId}::bigint`}
    order by audit_log.id limit ${limit}`;
};

/** The ids of the links with these hashes. */
export const findLinksByHash = async (
  sql: Sql,
  hashes: readonly string[],
): Promise<{ id: string; hash: string }[]> => {
  // Where do the links with these hashes stand?
  return sql<{ id: string; hash: string }[]>`
    select id::text as id, encode(hash, 'hex') as hash from audit_log
    where hash in (select decode(wanted, 'hex') from unnest(${sql.array([...hashes])}::text[]) as wanted)`;
};

/** The highest number the log has given out, also to entries that are gone; null where that may not be read. */
export const getLastIssuedId = async (sql: Sql): Promise<number | null> => {
  // How far has the counter of the log come?
  const [row] = await sql<{ last: number | null }[]>`
    select last_value as last from pg_sequences
    where format('%I.%I', schemaname, sequencename) = pg_get_serial_sequence('public.audit_log', 'id')`;
  return row?.last ?? null;
};

/** The end of the chain; null while it is empty. */
export const getHead = async (sql: Sql): Promise<{ id: number; hash: string; at: Date } | null> => {
  // What does the chain end with?
  const [row] = await sql<{ id: number; hash: string; at: Date }[]>`
    select id, encode(hash, 'hex') as hash, at from audit_log order by id desc limit 1`;
  return row ?? null;
};

/** How many links there are up to one. */
export const countLinks = async (sql: Sql, untilId: number): Promise<number> => {
  // How many entries does the log have up to this one?
  const [row] = await sql<{ count: number }[]>`
    select count(*) as count from audit_log where id <= ${untilId}`;
  return row?.count ?? 0;
};
