import type { Sql, TransactionSql } from 'postgres';

/** The database roles behind requests; row-level security and grants hang on them. */
export type DatabaseRole =
  | 'app_staff'
  | 'app_area'
  | 'app_public'
  | 'app_handler'
  | 'app_identity'
  | 'app_sign_in'
  | 'app_worker';

/** Settings such as `app.rights` that policies read by `current_setting`. */
export type ScopeSettings = Readonly<Record<`app.${string}`, string>>;

export interface InRoleOptions {
  /** Refuse every change in the database itself. */
  readOnly?: boolean;
}

/**
 * Runs work in one short transaction as a role, with settings that policies and the audit log read. Role and
 * settings end with the transaction. Never wait for a client in it.
 */
export const inRole = <T>(
  sql: Sql,
  role: DatabaseRole,
  scope: ScopeSettings,
  work: (tx: TransactionSql) => Promise<T>,
  options: InRoleOptions = {},
): Promise<T> => {
  const mode = options.readOnly ? 'read only' : 'read write';
  const names = [...Object.keys(scope), 'role'];
  const values = [...Object.values(scope), role];
  const begun = sql.begin(mode, async (tx) => {
    // The settings and the role of this transaction; 'role' set locally is SET LOCAL ROLE.
    await tx`select set_config(name, value, true) from unnest(${names}::text[], ${values}::text[]) as given (name, value)`;
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
