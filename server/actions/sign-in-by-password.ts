import { findPersonByLogin, type PersonAtDoor, setPasswordHash } from '../queries/people-for-sign-in.ts';
import { writingAs } from '../queries/reading.ts';
import { limitGuesses, limitsOfAccount, type SignInDeps } from './guess-limit.ts';
import { hashPassword, isOutdated, isPasswordOf } from './passwords.ts';
import { refuseSignIn } from './sign-in-failures.ts';
import { type Arrival, type StartedSession, stageAfterProof, startSession } from './start-session.ts';

/**
 * Lets somebody in by login and password, as far as their second factor. Throws `sign-in-failed`, which does not
 * tell an unknown login from a wrong password, and `sign-in-blocked`.
 */
export const signInByPassword = async (
  deps: SignInDeps,
  given: { login: string; password: string },
  arrival: Arrival,
): Promise<StartedSession> => {
  const writing = writingAs(deps.pool, 'app_sign_in', {});
  const found: { person: PersonAtDoor | null } = { person: null };
  const prove = async (): Promise<PersonAtDoor | null> => {
    const person = await writing((sql) => findPersonByLogin(sql, given.login));
    found.person = person;
    const isRight = await isPasswordOf(person?.passwordHash ?? null, given.password);
    return isRight ? person : null;
  };
  const person = await limitGuesses(
    deps,
    limitsOfAccount(deps, arrival, given.login, 'password'),
    prove,
    (isBlocked) =>
      refuseSignIn(deps, arrival, { personId: found.person?.id ?? null, way: 'password', isBlocked }),
  );
  const renewed =
    person.passwordHash !== null && isOutdated(person.passwordHash)
      ? await hashPassword(given.password)
      : null;
  return writing(async (sql) => {
    if (renewed !== null) await setPasswordHash(sql, person.id, renewed, false);
    return startSession(sql, person, stageAfterProof(person), arrival, 'password');
  });
};
