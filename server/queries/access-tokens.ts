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

export interface OwnedTokenRow extends AccessTokenRow {
  readonly owner: { readonly id: string; readonly login: string; readonly name: string };
}

/** Everybody's tokens that hold, those that were used last first. */
export const listOwnedTokens = (sql: Sql): Promise<OwnedTokenRow[]> =>
  // Which programs read, and in whose name?
  sql<OwnedTokenRow[]>`
    select token.id, token.name, token.created_at as "createdAt", token.expires_at as "expiresAt",
      token.last_used_on as "lastUsedOn",
      jsonb_build_object('id', person.id, 'login', person.login, 'name', person.name) as owner
    from identity.access_token as token
    join identity.person on person.id = token.person_id
    where token.revoked_at is null and token.expires_at > now()
    order by token.last_used_on desc nulls last, token.created_at desc, token.id`;

/** Revokes anybody's token; gives whose it was, null when there is none such that holds. */
export const revokeTokenOfAnybody = async (sql: Sql, tokenId: string): Promise<string | null> => {
  // This token holds no longer.
  const [row] = await sql<{ personId: string }[]>`
    update identity.access_token set revoked_at = now()
    where id = ${tokenId} and revoked_at is null returning person_id as "personId"`;
  return row?.personId ?? null;
};
