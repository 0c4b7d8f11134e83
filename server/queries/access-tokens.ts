import type { Sql } from '../db/sql.ts';

export interface NewAccessToken {
  readonly personId: string;
  readonly tokenHash: Buffer;
  readonly name: string;
  readonly days: number;
}

export const insertAccessToken = async (
  sql: Sql,
  token: NewAccessToken,
): Promise<{ id: string; expiresAt: Date }> => {
  // A new access token.
  const [row] = await sql<{ id: string; expiresAt: Date }[]>`
    insert into identity.access_token (token_hash, person_id, name, expires_at)
    values (${token.tokenHash}, ${token.personId}, ${token.name}, now() + make_interval(days => ${token.days}::int))
    returning id, expires_at as "expiresAt"`;
  if (row === undefined) throw new Error('the access token was not written');
  return row;
};

/** Revokes a token of a person; false when there is none such that holds. */
export const revokeAccessToken = async (sql: Sql, personId: string, tokenId: string): Promise<boolean> => {
  // This token holds no longer.
  const rows = await sql`
    update identity.access_token set revoked_at = now()
    where id = ${tokenId} and person_id = ${personId} and revoked_at is null returning id`;
  return rows.length === 1;
};

export interface AccessTokenRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedOn: string | null;
}

/** Tokens of a person that hold, the newest first. */
export const listAccessTokens = (sql: Sql, personId: string): Promise<AccessTokenRow[]> =>
  // Which programs read in this person's name?
  sql<AccessTokenRow[]>`
    select id, name, created_at as "createdAt", expires_at as "expiresAt", last_used_on as "lastUsedOn"
    from identity.access_token
    where person_id = ${personId} and revoked_at is null and expires_at > now()
    order by created_at desc, id`;
