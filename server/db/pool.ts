import type { Sql } from 'postgres';
import { AppError } from '../contract/app-error.ts';
import { type Fate, guardWork, type Work } from './transaction-guard.ts';

/** What a postgres.js instance tells about its connections. */
export interface SqlHooks {
  /** Connections in the pool, when other than usual. */
  max?: number;
  onClose(connectionId: number): void;
  onNotify?(channel: string, payload: string): void;
}

/** Makes one postgres.js instance that calls the hooks. */
export type MakeSql = (hooks: SqlHooks) => Sql;

/** A postgres.js instance behind a handle that stays the same when the instance is exchanged. */
export interface Pool {
  sql: Sql;
  /** Gives up all connections; transactions under way fail for that reason, what comes later uses new connections. */
  exchange(reason: AppError): Promise<void>;
  end(): Promise<void>;
}

interface Instance {
  raw: Sql;
  /** Calls the instance: a statement, a fragment, an identifier or a value list. */
  call(args: unknown[]): unknown;
  begin(...args: unknown[]): Promise<unknown>;
  /** From now on a lost connection is explained by this. */
  explain(reason: AppError): void;
}

interface BeginOptions {
  onexecute?: (connection: { id: number }) => unknown;
}

const lossCodes = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'ECONNRESET',
  'EPIPE',
  'ERR_SOCKET_CLOSED',
  'ERR_STREAM_DESTROYED',
]);

/** How postgres.js fails a query; not declared in its types. */
interface Rejecting {
  reject(error: unknown): void;
}

const isRejecting = (made: unknown): made is Rejecting =>
  made instanceof Promise && 'reject' in made && typeof made.reject === 'function';

const isConnectionLoss = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && lossCodes.has(String(error.code));

/** One instance, with transactions that fail cleanly when their connection is lost. */
const guardedInstance = (makeSql: MakeSql): Instance => {
  const fates = new Map<number, Fate>();
  let reason: AppError | undefined;
  const raw = makeSql({
    onClose(connectionId) {
      const fate = fates.get(connectionId);
      if (fate) fate.over = true;
    },
  });
  const plainBegin = raw.begin.bind(raw) as (options: string, work: Work) => Promise<unknown>;
  const plainUnsafe = raw.unsafe.bind(raw) as (...args: unknown[]) => unknown;
  const explain = (error: unknown): unknown =>
    isConnectionLoss(error)
      ? (reason ?? new AppError('database-connection-lost', {}, [], { cause: error }))
      : error;
  const explained = (made: unknown): unknown => {
    if (isRejecting(made)) {
      const reject = made.reject;
      made.reject = (error) => reject(explain(error));
    }
    return made;
  };
  let beginning: Fate | undefined;
  // `begin` sends its BEGIN through `unsafe` before it returns, and says only there which connection it got.
  raw.unsafe = ((...args: [string, unknown[]?, BeginOptions?]) => {
    const [text, parameters, options] = args;
    const fate = beginning;
    const onexecute = options?.onexecute;
    if (!fate || !onexecute) return explained(plainUnsafe(...args));
    const remember = (connection: { id: number }): unknown => {
      fates.set(connection.id, fate);
      return onexecute(connection);
    };
    return plainUnsafe(text, parameters, { ...options, onexecute: remember });
  }) as Sql['unsafe'];
  return {
    raw,
    call: (args) =>
      explained(Reflect.apply(raw as unknown as (...all: unknown[]) => unknown, undefined, args)),
    async begin(...args) {
      const fate: Fate = { over: false };
      beginning = fate;
      const begun = plainBegin(
        typeof args[0] === 'string' ? args[0] : '',
        guardWork(args.at(-1) as Work, fate),
      );
      beginning = undefined;
      try {
        return await begun;
      } catch (error) {
        throw explain(error);
      } finally {
        fate.over = true;
      }
    },
    explain(why) {
      reason = why;
    },
  };
};

/** A pool whose transactions fail cleanly, and whose connections can be exchanged for new ones as a whole. */
export const openPool = (makeSql: MakeSql): Pool => {
  let current = guardedInstance(makeSql);
  const sql = new Proxy(current.raw, {
    apply: (_target, _self, args) => current.call(args),
    get: (_target, name) => (name === 'begin' ? current.begin : Reflect.get(current.raw, name)),
  });
  return {
    sql,
    async exchange(reason) {
      const old = current;
      old.explain(reason);
      current = guardedInstance(makeSql);
      await old.raw.end({ timeout: 0 });
    },
    end: () => current.raw.end({ timeout: 5 }),
  };
};
