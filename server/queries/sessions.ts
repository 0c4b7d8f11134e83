import type { SessionStage } from '../contract/session.ts';
import { settingSchemas } from '../contract/settings.ts';
import type { Sql } from '../db/sql.ts';

/** How long sessions last, as administrators decided. */
export const getSessionLimits = async (sql: Sql): Promise<{ idleMinutes: number; absoluteHours: number }> => {
  // What was decided about sessions?
  const [row] = await sql<{ value: unknown }[]>`select value from setting where name = 'sessions'`;
  return settingSchemas.sessions.parse(row?.value ?? {});
};

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly stage: SessionStage;
  /** Browser and system in words. */
  readonly device: string;
  readonly minutes: number;
}

export const insertSession = async (
  sql: Sql,
  session: NewSession,
): Promise<{ id: string; expiresAt: Date }> => {
  // A new session; who has come in all the way has used the account.
  const [row] = await sql<{ id: string; expiresAt: Date }[]>`
    with seen as (
      update identity.person set last_seen_at = now() where id = ${session.personId} and ${session.stage} = 'full'
    )
    insert into identity.session (token_hash, person_id, stage, device, expires_at)
    values (${session.tokenHash}, ${session.personId}, ${session.stage}, ${session.device},
      now() + make_interval(mins => ${session.minutes}::int))
    returning id, expires_at as "expiresAt"`;
  if (row === undefined) throw new Error('the session was not written');
  return row;
};

/** Ends a session by the hash of its token; gives whose it was, null when there was none. */
export const endSessionByToken = async (
  sql: Sql,
  tokenHash: Buffer,
): Promise<{ id: string; personId: string; stage: SessionStage } | null> => {
  // This session is over.
  const [row] = await sql<{ id: string; personId: string; stage: SessionStage }[]>`
    delete from identity.session where token_hash = ${tokenHash}
    returning id, person_id as "personId", stage`;
  return row ?? null;
};

/** Ends a session of a person; false when there is none such. */
export const endSession = async (sql: Sql, personId: string, sessionId: string): Promise<boolean> => {
  // This session is over.
  const rows = await sql`
    delete from identity.session where id = ${sessionId} and person_id = ${personId} returning id`;
  return rows.length === 1;
};

/** Ends the sessions of a person but for one; gives how many ended. */
export const endSessions = async (
  sql: Sql,
  personId: string,
  exceptId: string | null = null,
): Promise<number> => {
  // All sessions of this person are over, perhaps but for one.
  const rows = await sql`
    delete from identity.session where person_id = ${personId} and id is distinct from ${exceptId}::uuid
    returning id`;
  return rows.length;
};

/** Sweeps away sessions of a person that expired, and all but the newest where they pile up. */
export const sweepSessions = async (sql: Sql, personId: string): Promise<void> => {
  const mostSessions = 100;
  // Which sessions of this person are of no more use?
  await sql`
    delete from identity.session where person_id = ${personId} and (expires_at <= now() or id in (
      select id from identity.session where person_id = ${personId}
      order by last_seen_at desc offset ${mostSessions}))`;
};

export interface SessionRow {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Live sessions of a person, the latest used first. */
export const listSessions = (sql: Sql, personId: string, idleMinutes: number): Promise<SessionRow[]> =>
  // Where is this person signed in?
  sql<SessionRow[]>`
    select id, device, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt"
    from identity.session
    where person_id = ${personId} and stage = 'full' and expires_at > now()
      and last_seen_at > now() - make_interval(mins => ${idleMinutes}::int)
    order by last_seen_at desc, id`;
