import { AppError } from '../contract/app-error.ts';
import type { SessionStage } from '../contract/session.ts';
import type { Sql } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { announceIdentityChange } from '../queries/identity-changes.ts';
import type { PersonAtDoor } from '../queries/people-for-sign-in.ts';
import { endSessionByToken, getSessionLimits, insertSession, sweepSessions } from '../queries/sessions.ts';

/** A browser that wants to come in. */
export interface Arrival {
  /** Hash of the token that it will get. */
  readonly tokenHash: Buffer;
  /** Hash of the token that it has brought. */
  readonly oldTokenHash: Buffer | null;
  /** Browser and system in words. */
  readonly device: string;
  readonly address: string;
  /** What it was given when somebody came in with it before. */
  readonly deviceMark: string | null;
  readonly requestId: string;
}

export interface StartedSession {
  readonly sessionId: string;
  readonly personId: string;
  readonly login: string;
  readonly stage: SessionStage;
  readonly expiresAt: Date;
}

export type WayIn =
  | 'password'
  | 'one-time-code'
  | 'second-factor'
  | 'recovery-code'
  | 'demo'
  | 'sign-on'
  | 'setup';

const unfinishedMinutes = 15;

/** What is left to do for somebody whose password, or sign-on at the government's provider, was right. */
export const stageAfterProof = (
  person: Pick<PersonAtDoor, 'hasSecondFactor' | 'needsSecondFactor' | 'signOn'>,
): SessionStage => {
  if (person.signOn === 'demo') return 'full';
  if (person.hasSecondFactor) return 'second-factor';
  return person.needsSecondFactor ? 'enrol' : 'full';
};

type Entrant = Pick<PersonAtDoor, 'id' | 'login'>;

/**
 * Starts a session under a token of its own and ends the one that the browser had: nobody gains anything by
 * knowing, or planting, the token before. To be called in a transaction of `app_sign_in`.
 */
export const startSession = async (
  sql: Sql,
  person: Entrant,
  stage: SessionStage,
  arrival: Arrival,
  way: WayIn,
): Promise<StartedSession> => {
  await endOldSession(sql, arrival);
  return addSession(sql, person, stage, arrival, way);
};

/** As `startSession`, for a further step of the same person. Throws `sign-in-needed` when their session has ended. */
export const continueSession = async (
  sql: Sql,
  person: Entrant,
  stage: SessionStage,
  arrival: Arrival,
  way: WayIn,
): Promise<StartedSession> => {
  const whose = await endOldSession(sql, arrival);
  if (whose !== person.id) throw new AppError('sign-in-needed', { what: '' });
  return addSession(sql, person, stage, arrival, way);
};

const endOldSession = async (sql: Sql, { oldTokenHash }: Arrival): Promise<string | null> => {
  const ended = oldTokenHash === null ? null : await endSessionByToken(sql, oldTokenHash);
  if (ended !== null) await announceIdentityChange(sql, ended.personId);
  return ended?.personId ?? null;
};

const addSession = async (
  sql: Sql,
  person: Entrant,
  stage: SessionStage,
  arrival: Arrival,
  way: WayIn,
): Promise<StartedSession> => {
  const { absoluteHours } = await getSessionLimits(sql);
  await sweepSessions(sql, person.id);
  const { id, expiresAt } = await insertSession(sql, {
    tokenHash: arrival.tokenHash,
    personId: person.id,
    stage,
    device: arrival.device,
    minutes: stage === 'full' ? absoluteHours * 60 : unfinishedMinutes,
  });
  if (stage === 'full')
    await appendAudit(sql, {
      actor: person.id,
      action: 'sign-in',
      subject: `session ${id}`,
      requestId: arrival.requestId,
      after: { way },
    });
  return { sessionId: id, personId: person.id, login: person.login, stage, expiresAt };
};
