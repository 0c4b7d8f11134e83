import { AppError } from '../contract/app-error.ts';
import { revokeTokensOf } from '../queries/account-endings.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { announceIdentityChange } from '../queries/identity-changes.ts';
import { findPersonById, setPasswordHash } from '../queries/people-for-sign-in.ts';
import { writingAs } from '../queries/reading.ts';
import { endSessions } from '../queries/sessions.ts';
import type { SignInDeps } from './guess-limit.ts';
import { hashPassword } from './passwords.ts';
import { type Arrival, continueSession, type StartedSession, stageAfterProof } from './start-session.ts';

/** Sets the password of somebody who came in by a one-time code, and ends all their other sessions and tokens. */
export const choosePassword = async (
  { pool }: Pick<SignInDeps, 'pool'>,
  given: { personId: string; password: string },
  arrival: Arrival,
): Promise<StartedSession> => {
  const passwordHash = await hashPassword(given.password);
  return writingAs(
    pool,
    'app_sign_in',
    {},
  )(async (sql) => {
    const person = await findPersonById(sql, given.personId);
    if (person === null) throw new AppError('sign-in-needed', { what: '' });
    const stage = stageAfterProof(person);
    const started = await continueSession(sql, person, stage, arrival, 'one-time-code');
    await setPasswordHash(sql, person.id, passwordHash, true);
    await endSessions(sql, person.id, started.sessionId);
    await revokeTokensOf(sql, person.id);
    await announceIdentityChange(sql, person.id);
    await appendAudit(sql, {
      actor: person.id,
      action: 'change-password',
      subject: `person ${person.id}`,
      requestId: arrival.requestId,
    });
    return started;
  });
};
