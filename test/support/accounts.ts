import { generateSecret, generateSync } from 'otplib';
import { hashPassword } from '../../server/actions/passwords.ts';
import { hashOfCode, makeCode } from '../../server/actions/secret-codes.ts';
import type { Role } from '../../server/contract/rights.ts';
import { insertPasswordCode } from '../../server/queries/one-time-codes.ts';
import { replaceRecoveryCodes } from '../../server/queries/recovery-codes.ts';
import { addPerson } from './people.ts';
import { type TestApp, testSealer } from './test-app.ts';

export interface TestAccount {
  readonly id: string;
  readonly login: string;
  readonly password: string;
  /** Secret of the second factor, where there is one. */
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

export const goodPassword = '一个够长的口令 correct horse';
const passwordHash = hashPassword(goodPassword);

/** Somebody who signs in by a password, with a second factor when asked for. */
export const addAccount = async (
  { database }: Pick<TestApp, 'database'>,
  roles: readonly Role[],
  options: { secondFactor?: boolean } = {},
): Promise<TestAccount> => {
  const { id, login } = await addPerson(database, roles);
  const { sql } = database;
  await sql`delete from identity.session where person_id = ${id}`;
  await sql`
    update identity.person set password_hash = ${await passwordHash}, password_changed_at = now() where id = ${id}`;
  const secret = generateSecret();
  const recoveryCodes = [makeCode(), makeCode()];
  if (options.secondFactor) {
    const sealed = Buffer.from(testSealer.seal('totp', id, secret));
    await sql`update identity.person set totp_secret = ${sealed}, totp_confirmed_at = now() where id = ${id}`;
    await replaceRecoveryCodes(sql, id, recoveryCodes.map(hashOfCode));
  }
  return { id, login, password: goodPassword, secret, recoveryCodes };
};

/** The code that an app shows, now or some steps of 30 seconds off. */
export const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps });

/** A code that is certainly not shown now, nor one step off. */
export const wrongCodeOf = (secret: string): string => {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps));
  return (
    ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? ''
  );
};

/** A one-time code as an administrator would hand it over. */
export const giveCode = async (
  { database }: Pick<TestApp, 'database'>,
  personId: string,
): Promise<string> => {
  const code = makeCode();
  await insertPasswordCode(database.sql, personId, hashOfCode(code), 24);
  return code;
};

/** Actions of the audit log about this person, the oldest first. */
export const auditOf = async (
  { database }: Pick<TestApp, 'database'>,
  personId: string,
): Promise<string[]> => {
  const rows = await database.sql<{ action: string }[]>`
    select action from audit_log where actor = ${personId} or subject = ${`person ${personId}`} order by id`;
  return rows.map(({ action }) => action);
};
