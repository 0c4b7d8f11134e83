import { AppError } from '../contract/app-error.ts';
import type { Sql } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { clearTotp, findPersonById, type PersonAtDoor } from '../queries/people-for-sign-in.ts';
import type { Writing } from '../queries/reading.ts';
import { replaceRecoveryCodes } from '../queries/recovery-codes.ts';
import { makeRecoveryCodes } from './enrol-second-factor.ts';
import { limitGuesses, limitsInside, type SignInDeps } from './guess-limit.ts';
import { proveSecondFactor } from './prove-second-factor.ts';
import { hashOfCode } from './secret-codes.ts';

/** Somebody who is in and shows a code once more. */
export interface Confirmed {
  readonly personId: string;
  readonly code: string;
  readonly requestId: string;
}

/** Runs a change in the transaction in which a valid code is used up. Throws `code-wrong` and `sign-in-blocked`. */
const withCode = <T>(
  deps: SignInDeps,
  writing: Writing,
  { personId, code }: Confirmed,
  change: (sql: Sql, person: PersonAtDoor) => Promise<T>,
): Promise<T> => {
  const prove = (): Promise<{ changed: T } | null> =>
    writing(async (sql) => {
      const person = await findPersonById(sql, personId);
      if (person === null || !person.hasSecondFactor) throw new AppError('second-factor-absent');
      if ((await proveSecondFactor(sql, deps.sealer, person, code)) === null) return null;
      return { changed: await change(sql, person) };
    });
  const refuse = async (): Promise<never> => {
    throw new AppError('code-wrong');
  };
  return limitGuesses(deps, limitsInside(deps, `code of ${personId}`), prove, refuse).then(
    ({ changed }) => changed,
  );
};

/** Turns the second factor off. Throws `second-factor-required` where a role asks for it. */
export const removeSecondFactor = (deps: SignInDeps, writing: Writing, confirmed: Confirmed): Promise<void> =>
  withCode(deps, writing, confirmed, async (sql, person) => {
    if (person.needsSecondFactor) throw new AppError('second-factor-required');
    await clearTotp(sql, person.id);
    await replaceRecoveryCodes(sql, person.id, []);
    await appendAudit(sql, {
      actor: person.id,
      action: 'remove-second-factor',
      subject: `person ${person.id}`,
      requestId: confirmed.requestId,
    });
  });

/** Makes new recovery codes, shown once; the old ones end. */
export const renewRecoveryCodes = (
  deps: SignInDeps,
  writing: Writing,
  confirmed: Confirmed,
): Promise<string[]> =>
  withCode(deps, writing, confirmed, async (sql, person) => {
    const codes = makeRecoveryCodes();
    await replaceRecoveryCodes(sql, person.id, codes.map(hashOfCode));
    await appendAudit(sql, {
      actor: person.id,
      action: 'renew-recovery-codes',
      subject: `person ${person.id}`,
      requestId: confirmed.requestId,
    });
    return codes;
  });
