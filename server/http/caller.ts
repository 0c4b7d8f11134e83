import type { AppDeps } from './deps.ts';

export type CallerRole = 'staff' | 'public';

/** Who asks. */
export interface Caller {
  readonly role: CallerRole;
}

const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const proxyHeaders = ['Forwarded', 'X-Forwarded-For', 'X-Real-IP', 'Via'];

/**
 * Until sign-in exists, who reaches a trusted machine by its own name is staff and everybody else is the public:
 * a name of somebody else that resolves to this machine, or a proxy, may bring in anybody.
 */
export const callerOf = (deps: Pick<AppDeps, 'trustedStaff'>, request: Request): Caller => {
  const isProxied = proxyHeaders.some((name) => request.headers.has(name));
  const isOwnName = ownNames.has(new URL(request.url).hostname);
  return { role: deps.trustedStaff && isOwnName && !isProxied ? 'staff' : 'public' };
};
