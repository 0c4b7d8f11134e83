import { AppError } from '../contract/app-error.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { spendSetupCode } from '../queries/one-time-codes.ts';
import { hasSystemAdministrator, insertFirstPerson, insertFirstRole } from '../queries/people-for-sign-in.ts';
import { writingAs } from '../queries/reading.ts';
import { limitGuesses, limitsOfAddress, type SignInDeps } from './guess-limit.ts';
import { hashPassword } from './passwords.ts';
import { hashOfCode } from './secret-codes.ts';
import { refuseSignIn } from './sign-in-failures.ts';
import { type Arrival, type StartedSession, startSession } from './start-session.ts';

/** What the first administrator says. */
interface SetUp {
  readonly code: string;
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

/**
 * Makes whoever has read the code of the first start system administrator; a second factor comes next. Throws
 * `door-shut` when there is an administrator, `setup-code-wrong`, `sign-in-blocked` and `login-taken`.
 */
export const setUp = async (deps: SignInDeps, given: SetUp, arrival: Arrival): Promise<StartedSession> => {
  const writing = writingAs(deps.pool, 'app_sign_in', {});
  if (await writing(hasSystemAdministrator)) throw new AppError('door-shut');
  const prove = async (): Promise<StartedSession | null> => {
    const passwordHash = await hashPassword(given.password);
    return writing(async (sql) => {
      if (!(await spendSetupCode(sql, hashOfCode(given.code)))) return null;
      if (await hasSystemAdministrator(sql)) throw new AppError('door-shut');
      const { login, name } = given;
      const id = await insertFirstPerson(sql, { login, name, signOn: 'password', passwordHash });
      if (id === null) throw new AppError('login-taken', { login });
      await insertFirstRole(sql, id, { role: 'system-admin' });
      const started = await startSession(sql, { id, login }, 'enrol', arrival, 'setup');
      await appendAudit(sql, {
        actor: id,
        action: 'set-up',
        subject: `person ${id}`,
        requestId: arrival.requestId,
        after: { role: 'system-admin' },
      });
      return started;
    });
  };
  return limitGuesses(deps, limitsOfAddress(deps, arrival), prove, (isBlocked) =>
    refuseSignIn(deps, arrival, { personId: null, way: 'setup', isBlocked }),
  );
};
