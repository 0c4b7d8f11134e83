import { AppError } from '../contract/app-error.ts';
import { administratorRoles, type Role } from '../contract/rights.ts';
import { roleNames } from '../contract/role-names.ts';
import type { Sql } from '../db/sql.ts';
import { type AuditEntry, appendAudit } from '../queries/audit-log.ts';
import { announceIdentityChange } from '../queries/identity-changes.ts';
import { type Account, findAccount, lockAccounts } from '../queries/people.ts';
import { countActiveHolders } from '../queries/roles.ts';

/** Who administers accounts. */
export interface Administrator {
  /** Null for the command line, whose user owns the machine. */
  readonly personId: string | null;
  /** Whether they give any role; otherwise they fill vacant posts of administrators only. */
  readonly givesRoles: boolean;
  readonly requestId?: string;
}

/** An account that nobody else changes until the transaction ends. Throws `not-found`. */
export const takeAccount = async (sql: Sql, id: string): Promise<Account> => {
  await lockAccounts(sql);
  const account = await findAccount(sql, { id });
  if (account === null) throw new AppError('not-found', { what: id });
  return account;
};

/** Throws `not-to-oneself`. */
export const refuseOneself = (administrator: Administrator, account: Account): void => {
  if (administrator.personId === account.id) throw new AppError('not-to-oneself');
};

/** Throws `last-administrator` when a post among these roles of an account would fall vacant. */
export const refuseVacancy = async (sql: Sql, account: Account, roles: readonly Role[]): Promise<void> => {
  const posts = administratorRoles.filter((post) => roles.includes(post));
  if (posts.length === 0 || account.isDisabled) return;
  const others = await countActiveHolders(sql, posts, account.id);
  const orphaned = posts.find((post) => others.get(post) === 0);
  if (orphaned !== undefined) throw new AppError('last-administrator', { role: roleNames[orphaned] });
};

/** Writes what was done to an account into the history and tells all processes. Last in the transaction. */
export const recordAccountChange = async (
  sql: Sql,
  administrator: Administrator,
  personId: string,
  change: Pick<AuditEntry, 'action' | 'before' | 'after'>,
): Promise<void> => {
  await announceIdentityChange(sql, personId);
  await appendAudit(sql, {
    actor: administrator.personId ?? 'cli',
    subject: `person ${personId}`,
    ...(administrator.requestId === undefined ? {} : { requestId: administrator.requestId }),
    ...change,
  });
};
