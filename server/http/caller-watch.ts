import type { Context } from 'hono';
import { type Caller, nobody, scopeKeyOf } from './caller.ts';
import type { CallerBook } from './callers.ts';
import type { AppDeps } from './deps.ts';
import { credentialOf } from './identify.ts';
import type { RequestEnv } from './request-env.ts';

export interface CallerWatch {
  /** Looks again; for what no message tells, such as a session that expires. */
  check(): Promise<void>;
  close(): void;
}

const standingOf = (caller: Caller): string =>
  [caller.person?.id, caller.sessionId, caller.stage, scopeKeyOf(caller)].join(' ');

/**
 * Watches whether the caller of an answer that goes on and on may still have it, and calls back when their session
 * or token has ended, or their rights have changed. Looks at once, on every change of that person and by `check`.
 */
export const watchCaller = (
  c: Context<RequestEnv>,
  deps: Pick<AppDeps, 'events'>,
  callers: CallerBook,
  onChange: () => void,
): CallerWatch => {
  const credential = credentialOf(c);
  const caller = c.get('caller');
  const standing = standingOf(caller);
  const check = async (): Promise<void> => {
    // Where the database cannot be asked, nobody has a right to anything.
    const present = credential === null ? nobody : await callers.check(credential).catch(() => nobody);
    if (standingOf(present) !== standing) onChange();
  };
  const close = deps.events.onIdentityChange((personId) => {
    if (personId === null || personId === caller.person?.id) void check();
  });
  void check();
  return { check, close };
};
