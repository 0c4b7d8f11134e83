import { AppError } from '../contract/app-error.ts';
import type { Person } from '../contract/people.ts';
import type { Sql } from '../db/sql.ts';
import { clearPassword, removeOneTimeCodes, revokeTokensOf } from '../queries/account-endings.ts';
import { insertPasswordCode } from '../queries/one-time-codes.ts';
import { type Account, insertPerson, lockAccounts, renamePerson, setDisabled } from '../queries/people.ts';
import { clearTotp } from '../queries/people-for-sign-in.ts';
import { replaceRecoveryCodes } from '../queries/recovery-codes.ts';
import { listRolesOf } from '../queries/roles.ts';
import { endSessions } from '../queries/sessions.ts';
import { unpinSubject } from '../queries/sign-on-attempts.ts';
import {
  type Administrator,
  recordAccountChange,
  refuseOneself,
  refuseVacancy,
  takeAccount,
} from './people-administrator.ts';
import { hashOfCode, makeCode } from './secret-codes.ts';

/** A code that opens once, to be handed over in person; it is shown now and never again. */
export interface GivenCode {
  readonly oneTimeCode: string;
  readonly expiresAt: Date;
}

const codeHours = 72;

const giveCode = async (sql: Sql, personId: string): Promise<GivenCode> => {
  const oneTimeCode = makeCode();
  const { expiresAt } = await insertPasswordCode(sql, personId, hashOfCode(oneTimeCode), codeHours);
  return { oneTimeCode, expiresAt };
};

/** Adds somebody without any role; who signs in by password gets a code for the first one. Throws `login-taken`. */
export const addPerson = async (
  sql: Sql,
  administrator: Administrator,
  person: Pick<Person, 'login' | 'name' | 'signOn'>,
): Promise<{ id: string; code: GivenCode | null }> => {
  await lockAccounts(sql);
  const id = await insertPerson(sql, person);
  if (id === null) throw new AppError('login-taken', { login: person.login });
  const code = person.signOn === 'password' ? await giveCode(sql, id) : null;
  await recordAccountChange(sql, administrator, id, {
    action: 'add-person',
    after: { signOn: person.signOn },
  });
  return { id, code };
};

/**
 * Renames somebody, locks them out or lets them in again. Who is locked out loses all sessions, tokens and codes
 * at once. Throws `not-found`, `not-to-oneself`, `last-administrator`.
 */
export const changePerson = async (
  sql: Sql,
  administrator: Administrator,
  id: string,
  change: { readonly name?: string | undefined; readonly disabled?: boolean | undefined },
): Promise<void> => {
  const account = await takeAccount(sql, id);
  if (change.name !== undefined && change.name !== account.name) {
    await renamePerson(sql, id, change.name);
    // The names themselves stay out of the history.
    await recordAccountChange(sql, administrator, id, { action: 'rename-person' });
  }
  if (change.disabled === undefined || change.disabled === account.isDisabled) return;
  if (change.disabled) await lockOut(sql, administrator, account);
  else await setDisabled(sql, id, false);
  await recordAccountChange(sql, administrator, id, {
    action: change.disabled ? 'disable-person' : 'enable-person',
    before: { disabled: account.isDisabled },
    after: { disabled: change.disabled },
  });
};

const lockOut = async (sql: Sql, administrator: Administrator, account: Account): Promise<void> => {
  refuseOneself(administrator, account);
  const held = await listRolesOf(sql, account.id);
  const roles = held.map(({ role }) => role);
  await refuseVacancy(sql, account, roles);
  await setDisabled(sql, account.id, true);
  await endSessions(sql, account.id);
  await revokeTokensOf(sql, account.id);
  await removeOneTimeCodes(sql, account.id);
};

/**
 * A code for a new password in place of all earlier ones; the old password, sessions and tokens end at once. Throws `not-found`, `not-to-oneself`, `person-disabled`,
 * `signs-in-elsewhere`.
 */
export const renewCode = async (sql: Sql, administrator: Administrator, id: string): Promise<GivenCode> => {
  const account = await takeAccount(sql, id);
  refuseOneself(administrator, account);
  if (account.isDisabled) throw new AppError('person-disabled');
  if (account.signOn !== 'password') throw new AppError('signs-in-elsewhere');
  // Whoever knows the password, or holds a session or a token, may be the reason for the new code.
  await clearPassword(sql, id);
  const sessions = await endSessions(sql, id);
  const tokens = await revokeTokensOf(sql, id);
  const code = await giveCode(sql, id);
  await recordAccountChange(sql, administrator, id, {
    action: 'give-one-time-code',
    before: { sessions, tokens },
    after: { sessions: 0, tokens: 0 },
  });
  return code;
};

/** Forgets a second factor that was lost, and ends all sessions and tokens. Throws `not-found`, `not-to-oneself`. */
export const takeSecondFactor = async (sql: Sql, administrator: Administrator, id: string): Promise<void> => {
  const account = await takeAccount(sql, id);
  refuseOneself(administrator, account);
  await clearTotp(sql, id);
  await replaceRecoveryCodes(sql, id, []);
  const sessions = await endSessions(sql, id);
  await revokeTokensOf(sql, id);
  await recordAccountChange(sql, administrator, id, {
    action: 'remove-second-factor',
    before: { hasSecondFactor: account.hasSecondFactor, sessions },
    after: { hasSecondFactor: false, sessions: 0 },
  });
};

/** Ends all sessions and access tokens of somebody. Throws `not-found`. */
export const endPersonSessions = async (
  sql: Sql,
  administrator: Administrator,
  id: string,
): Promise<void> => {
  const account = await takeAccount(sql, id);
  const sessions = await endSessions(sql, account.id);
  const tokens = await revokeTokensOf(sql, account.id);
  await recordAccountChange(sql, administrator, id, {
    action: 'end-sessions',
    before: { sessions, tokens },
    after: { sessions: 0, tokens: 0 },
  });
};

/**
 * Lets the government's sign-on name somebody anew, after the provider was replaced or has made their account
 * again; ends all sessions. Throws `not-found`.
 */
export const unpinSignOn = async (sql: Sql, administrator: Administrator, id: string): Promise<void> => {
  const account = await takeAccount(sql, id);
  if (!(await unpinSubject(sql, account.id))) return;
  await endSessions(sql, id);
  await revokeTokensOf(sql, id);
  await recordAccountChange(sql, administrator, id, {
    action: 'unpin-sign-on',
    before: { pinned: true },
    after: { pinned: false },
  });
};
