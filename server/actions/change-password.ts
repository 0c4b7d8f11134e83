import { AppError } from '../contract/app-error.ts';
import { revokeTokensOf } from '../queries/account-endings.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { announceIdentityChange } from '../queries/identity-changes.ts';
import { findPersonById, setPasswordHash } from '../queries/people-for-sign-in.ts';
import type { Writing } from '../queries/reading.ts';
import { endSessions } from '../queries/sessions.ts';
import { limitGuesses, limitsInside, type SignInDeps } from './guess-limit.ts';
import { hashPassword, isPasswordOf } from './passwords.ts';

/** Somebody who is in and wants another password. */
interface PasswordChange {
  readonly personId: string;
  readonly sessionId: string | null;
  readonly current: string;
  readonly next: string;
  readonly requestId: string;
}

/**
 * Changes one's own password and ends all one's other sessions and access tokens. Throws `proof-wrong` when the present password is
 * another, or there is none, and `sign-in-blocked`.
 */
export const changePassword = async (
  deps: SignInDeps,
  writing: Writing,
  { personId, sessionId, current, next, requestId }: PasswordChange,
): Promise<void> => {
  const prove = async (): Promise<true | null> => {
    const person = await writing((sql) => findPersonById(sql, personId));
    return (await isPasswordOf(person?.passwordHash ?? null, current)) || null;
  };
  const refuse = async (): Promise<never> => {
    throw new AppError('proof-wrong');
  };
  await limitGuesses(deps, limitsInside(deps, `password of ${personId}`), prove, refuse);
  const passwordHash = await hashPassword(next);
  await writing(async (sql) => {
    await setPasswordHash(sql, personId, passwordHash, true);
    const ended = await endSessions(sql, personId, sessionId);
    const tokensEnded = await revokeTokensOf(sql, personId);
    await announceIdentityChange(sql, personId);
    await appendAudit(sql, {
      actor: personId,
      action: 'change-password',
      subject: `person ${personId}`,
      requestId,
      after: { sessionsEnded: ended, tokensEnded },
    });
  });
};
