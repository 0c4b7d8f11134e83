import { AppError } from '../contract/app-error.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { findPersonById, type PersonAtDoor } from '../queries/people-for-sign-in.ts';
import { writingAs } from '../queries/reading.ts';
import { countRecoveryCodes } from '../queries/recovery-codes.ts';
import { limitGuesses, limitsOfAccount, type SignInDeps } from './guess-limit.ts';
import { proveSecondFactor } from './prove-second-factor.ts';
import { refuseSignIn } from './sign-in-failures.ts';
import { signOut } from './sign-out.ts';
import { type Arrival, continueSession, type StartedSession } from './start-session.ts';

interface Proven {
  readonly person: PersonAtDoor;
  readonly way: 'second-factor' | 'recovery-code';
}

/**
 * Lets somebody in all the way whose password was right, by a code of their app or a recovery code. After the last
 * wrong code that is allowed their session ends. Throws `second-factor-wrong` and `sign-in-blocked`.
 */
export const signInBySecondFactor = async (
  deps: SignInDeps,
  given: { personId: string; login: string; code: string },
  arrival: Arrival,
): Promise<StartedSession> => {
  const writing = writingAs(deps.pool, 'app_sign_in', {});
  const prove = (): Promise<Proven | null> =>
    writing(async (sql) => {
      const person = await findPersonById(sql, given.personId);
      if (person === null) throw new AppError('sign-in-needed', { what: '' });
      const way = await proveSecondFactor(sql, deps.sealer, person, given.code);
      return way === null ? null : { person, way };
    });
  const fail = async (isBlocked: boolean): Promise<never> => {
    if (isBlocked && arrival.oldTokenHash !== null)
      await signOut(deps.pool, arrival.oldTokenHash, arrival.requestId);
    return refuseSignIn(deps, arrival, { personId: given.personId, way: 'second-factor', isBlocked });
  };
  const limits = limitsOfAccount(deps, arrival, given.login, 'second-factor');
  const { person, way } = await limitGuesses(deps, limits, prove, fail);
  return writing(async (sql) => {
    const started = await continueSession(sql, person, 'full', arrival, way);
    if (way === 'recovery-code')
      await appendAudit(sql, {
        actor: person.id,
        action: 'use-recovery-code',
        subject: `person ${person.id}`,
        requestId: arrival.requestId,
        after: { left: await countRecoveryCodes(sql, person.id) },
      });
    return started;
  });
};
