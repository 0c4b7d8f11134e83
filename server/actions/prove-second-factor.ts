import type { Sealer } from '../contract/sealer.ts';
import type { Sql } from '../db/sql.ts';
import { type PersonAtDoor, spendTotpStep } from '../queries/people-for-sign-in.ts';
import { spendRecoveryCode } from '../queries/recovery-codes.ts';
import { hashOfCode } from './secret-codes.ts';
import { stepOfCode } from './totp.ts';

/** The secret of somebody's second factor; null when they have none, confirmed or not. */
export const openTotpSecret = (sealer: Sealer, person: PersonAtDoor): string | null =>
  person.totpSecret === null ? null : sealer.open('totp', person.id, person.totpSecret);

/** Uses up a code of the app or a recovery code; null when it is wrong or was used before. */
export const proveSecondFactor = async (
  sql: Sql,
  sealer: Sealer,
  person: PersonAtDoor,
  code: string,
): Promise<'second-factor' | 'recovery-code' | null> => {
  const secret = person.hasSecondFactor ? openTotpSecret(sealer, person) : null;
  if (secret === null) return null;
  const digits = code.replaceAll(/\s/g, '');
  if (/^\d{6}$/.test(digits)) {
    const step = stepOfCode(secret, digits);
    return step !== null && (await spendTotpStep(sql, person.id, step)) ? 'second-factor' : null;
  }
  return (await spendRecoveryCode(sql, person.id, hashOfCode(code))) ? 'recovery-code' : null;
};
