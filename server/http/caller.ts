import type { AppDeps } from './deps.ts';

export type CallerRole = 'staff' | 'public';

/** Who asks. */
export interface Caller {
  readonly role: CallerRole;
}

/** Until sign-in exists everybody on a trusted machine is staff and everybody else is the public. */
export const callerOf = (deps: Pick<AppDeps, 'trustedStaff'>): Caller => ({
  role: deps.trustedStaff ? 'staff' : 'public',
});
