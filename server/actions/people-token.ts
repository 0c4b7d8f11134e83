import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../contract/app-error.ts';
import { roles } from '../contract/rights.ts';
import type { Sql } from '../db/sql.ts';
import { insertAccessToken } from '../queries/access-tokens.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { type Account, findAccount, listDemoHolders, lockAccounts } from '../queries/people.ts';

const tokenBytes = 32;

export interface GivenToken {
  readonly token: string;
  readonly login: string;
  readonly expiresAt: Date;
}

/** Somebody by login, or the one person of the demo with a role. Throws `person-unknown`, `person-disabled`. */
const findOwner = async (sql: Sql, who: string): Promise<Account> => {
  const byLogin = await findAccount(sql, { login: who });
  if (byLogin?.isDisabled) throw new AppError('person-disabled');
  if (byLogin !== null) return byLogin;
  const role = roles.find((name) => name === who);
  const [holder, another] = role === undefined ? [] : await listDemoHolders(sql, role);
  const byRole =
    holder === undefined || another !== undefined ? null : await findAccount(sql, { id: holder });
  if (byRole === null) throw new AppError('person-unknown', { who });
  return byRole;
};

/** Makes an access token in the name of the command line, in the caller's transaction; it is shown once. */
export const giveToken = async (
  sql: Sql,
  who: string,
  { name, days }: { readonly name: string; readonly days: number },
): Promise<GivenToken> => {
  await lockAccounts(sql);
  const owner = await findOwner(sql, who);
  const token = randomBytes(tokenBytes).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest();
  const { id, expiresAt } = await insertAccessToken(sql, { tokenHash, personId: owner.id, name, days });
  await appendAudit(sql, {
    actor: 'cli',
    action: 'make-token',
    subject: `token ${id}`,
    after: { days, person: owner.id },
  });
  return { token, login: owner.login, expiresAt };
};
