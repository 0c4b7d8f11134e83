import type { TransactionSql } from 'postgres';
import { AppError } from '../contract/app-error.ts';

/** Whether a transaction is over, so that nothing may be sent for it any more. */
export interface Fate {
  over: boolean;
}

/** What is to be done in a transaction. */
export type Work = (transaction: TransactionSql) => unknown;

const refuse = (): Promise<never> => {
  const refusal = Promise.reject<never>(new AppError('database-connection-lost'));
  // A fragment of another statement is awaited by nobody.
  refusal.catch(() => {});
  return refusal;
};

const guardSavepoint =
  (transaction: TransactionSql, fate: Fate) =>
  (...args: [string, Work] | [Work]): Promise<unknown> => {
    if (fate.over) return refuse();
    return args.length === 2
      ? transaction.savepoint(args[0], guardWork(args[1], fate))
      : transaction.savepoint(guardWork(args[0], fate));
  };

const guardTransaction = (transaction: TransactionSql, fate: Fate): TransactionSql => {
  const savepoint = guardSavepoint(transaction, fate);
  const call = transaction as unknown as (...args: unknown[]) => unknown;
  const isStatement = (args: unknown[]): boolean => Array.isArray(args[0]) && 'raw' in args[0];
  return new Proxy(transaction, {
    apply: (_target, _self, args) =>
      fate.over && isStatement(args) ? refuse() : Reflect.apply(call, undefined, args),
    get(target, name) {
      if (name === 'savepoint') return savepoint;
      if (name === 'unsafe' && fate.over) return refuse;
      return Reflect.get(target, name);
    },
  });
};

/**
 * Wraps the work of a transaction so that postgres.js sends nothing for it once it is over. Left alone it would,
 * after the loss of the connection, write to a socket that is gone (which ends the process), or run a late
 * statement outside of any transaction on whatever the connection has become.
 */
export const guardWork =
  (work: Work, fate: Fate): Work =>
  (transaction) =>
    new Promise((resolve, reject) => {
      // After a loss the promise stays open: settling it would make postgres.js send commit or rollback.
      Promise.resolve()
        .then(() => work(guardTransaction(transaction, fate)))
        .then((value) => (Array.isArray(value) ? Promise.all(value) : value))
        .then(
          (value) => {
            if (!fate.over) resolve(value);
          },
          (error: unknown) => {
            if (!fate.over) reject(error);
          },
        );
    });
