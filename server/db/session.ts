import type { Sql, TransactionSql } from 'postgres';

/** The database roles behind requests; row-level security and grants hang on them. */
export type DatabaseRole = 'app_staff' | 'app_public';

export interface InRoleOptions {
  /** Refuse every change in the database itself. */
  readOnly?: boolean;
}

/**
 * Runs work in one short transaction as a role, with settings such as `app.actor` that policies and the audit
 * log read by `current_setting`. Role and settings end with the transaction. Never wait for a client in it.
 */
export const inRole = <T>(
  sql: Sql,
  role: DatabaseRole,
  scope: Readonly<Record<string, string>>,
  work: (tx: TransactionSql) => Promise<T>,
  options: InRoleOptions = {},
): Promise<T> => {
  const mode = options.readOnly ? 'read only' : 'read write';
  const begun = sql.begin(mode, async (tx) => {
    for (const [name, value] of Object.entries(scope)) {
      await tx`select set_config(${name}, ${value}, true)`;
    }
    await tx`set local role ${tx(role)}`;
    return work(tx);
  });
  return begun as Promise<T>;
};

/**
 * Lets this transaction take longer than a request may, in all or silent: a bulk load, an index. On the embedded
 * engine everybody else waits for all that time.
 */
export const allowLongWork = async (tx: TransactionSql, longestMs: number): Promise<void> => {
  const whole = Math.round(longestMs);
  // PostgreSQL minds the first two, the embedded engine's wire server the third.
  await tx.unsafe(`set local statement_timeout = ${whole}`);
  await tx.unsafe(`set local idle_in_transaction_session_timeout = ${whole}`);
  await tx.unsafe(`set local app.hold_ms = ${whole}`);
};
