import { spendPasswordCode } from '../queries/one-time-codes.ts';
import { findPersonByLogin, type PersonAtDoor } from '../queries/people-for-sign-in.ts';
import { writingAs } from '../queries/reading.ts';
import { limitGuesses, limitsOfAccount, type SignInDeps } from './guess-limit.ts';
import { hashOfCode } from './secret-codes.ts';
import { refuseSignIn } from './sign-in-failures.ts';
import { type Arrival, type StartedSession, startSession } from './start-session.ts';

/**
 * Lets somebody in by the one-time code that an administrator gave them, so far that they can choose a password.
 * Throws `sign-in-failed` and `sign-in-blocked`.
 */
export const signInByCode = async (
  deps: SignInDeps,
  given: { login: string; code: string },
  arrival: Arrival,
): Promise<StartedSession> => {
  const writing = writingAs(deps.pool, 'app_sign_in', {});
  const found: { person: PersonAtDoor | null } = { person: null };
  const prove = (): Promise<PersonAtDoor | null> =>
    writing(async (sql) => {
      const person = await findPersonByLogin(sql, given.login);
      found.person = person;
      if (person === null || person.signOn !== 'password') return null;
      return (await spendPasswordCode(sql, person.id, hashOfCode(given.code))) ? person : null;
    });
  const person = await limitGuesses(
    deps,
    limitsOfAccount(deps, arrival, given.login, 'password'),
    prove,
    (isBlocked) =>
      refuseSignIn(deps, arrival, { personId: found.person?.id ?? null, way: 'one-time-code', isBlocked }),
  );
  return writing((sql) => startSession(sql, person, 'new-password', arrival, 'one-time-code'));
};
