import { AppError } from '../contract/app-error.ts';
import { findPersonByLogin, isDemo } from '../queries/people-for-sign-in.ts';
import { writingAs } from '../queries/reading.ts';
import type { SignInDeps } from './guess-limit.ts';
import { type Arrival, type StartedSession, startSession } from './start-session.ts';

/**
 * Lets anybody in as a person of the demo, in the synthetic district only. Throws `door-shut` in any other, and
 * `sign-in-failed` for a login that is none of a demo person.
 */
export const signInToDemo = (
  { pool }: Pick<SignInDeps, 'pool'>,
  login: string,
  arrival: Arrival,
): Promise<StartedSession> =>
  writingAs(
    pool,
    'app_sign_in',
    {},
  )(async (sql) => {
    if (!(await isDemo(sql))) throw new AppError('door-shut');
    const person = await findPersonByLogin(sql, login);
    if (person === null || person.signOn !== 'demo') throw new AppError('sign-in-failed');
    return startSession(sql, person, 'full', arrival, 'demo');
  });
