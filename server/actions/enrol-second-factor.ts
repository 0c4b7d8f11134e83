import { AppError } from '../contract/app-error.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { announceIdentityChange } from '../queries/identity-changes.ts';
import {
  confirmTotp,
  findPersonById,
  offerTotpSecret,
  type PersonAtDoor,
  spendTotpStep,
} from '../queries/people-for-sign-in.ts';
import { writingAs } from '../queries/reading.ts';
import { replaceRecoveryCodes } from '../queries/recovery-codes.ts';
import { endSessions } from '../queries/sessions.ts';
import { limitGuesses, limitsInside, type SignInDeps } from './guess-limit.ts';
import { openTotpSecret } from './prove-second-factor.ts';
import { hashOfCode, makeCode } from './secret-codes.ts';
import { type Arrival, continueSession, type StartedSession } from './start-session.ts';
import { makeTotpOffer, stepOfCode } from './totp.ts';

const recoveryCodeCount = 10;

export const makeRecoveryCodes = (): string[] => Array.from({ length: recoveryCodeCount }, makeCode);

const requireAbsent = (person: PersonAtDoor | null): PersonAtDoor => {
  if (person === null) throw new AppError('sign-in-needed', { what: '' });
  // Everybody shares the people of the demo.
  if (person.signOn === 'demo') throw new AppError('not-allowed', { what: person.login });
  if (person.hasSecondFactor) throw new AppError('second-factor-present');
  return person;
};

/** Makes a secret, to be confirmed by a first code; it is shown now and never again. */
export const offerSecondFactor = (
  { pool, sealer }: SignInDeps,
  personId: string,
): Promise<ReturnType<typeof makeTotpOffer>> =>
  writingAs(
    pool,
    'app_sign_in',
    {},
  )(async (sql) => {
    const person = requireAbsent(await findPersonById(sql, personId));
    const offer = makeTotpOffer(person.login);
    const kept = await offerTotpSecret(sql, person.id, sealer.seal('totp', person.id, offer.secret));
    if (!kept) throw new AppError('second-factor-present');
    return offer;
  });

/**
 * Turns the second factor on when a code shows that the app has the secret. Gives a new session, under a new token,
 * and recovery codes; sessions without the second factor end. Throws `code-wrong` and `sign-in-blocked`.
 */
export const confirmSecondFactor = async (
  deps: SignInDeps,
  given: { personId: string; code: string },
  arrival: Arrival,
): Promise<{ started: StartedSession; recoveryCodes: string[] }> => {
  const recoveryCodes = makeRecoveryCodes();
  const prove = (): Promise<StartedSession | null> =>
    writingAs(
      deps.pool,
      'app_sign_in',
      {},
    )(async (sql) => {
      const person = requireAbsent(await findPersonById(sql, given.personId));
      const secret = openTotpSecret(deps.sealer, person);
      if (secret === null) throw new AppError('second-factor-absent');
      const step = stepOfCode(secret, given.code);
      if (step === null || !(await spendTotpStep(sql, person.id, step))) return null;
      if (!(await confirmTotp(sql, person.id))) throw new AppError('second-factor-present');
      await replaceRecoveryCodes(sql, person.id, recoveryCodes.map(hashOfCode));
      const started = await continueSession(sql, person, 'full', arrival, 'second-factor');
      await endSessions(sql, person.id, started.sessionId);
      await announceIdentityChange(sql, person.id);
      await appendAudit(sql, {
        actor: person.id,
        action: 'enrol-second-factor',
        subject: `person ${person.id}`,
        requestId: arrival.requestId,
      });
      return started;
    });
  const refuse = async (): Promise<never> => {
    throw new AppError('code-wrong');
  };
  const limits = limitsInside(deps, `enrolment of ${given.personId}`);
  return { started: await limitGuesses(deps, limits, prove, refuse), recoveryCodes };
};
