import type { AppDeps } from './deps.ts';

export type CallerRole = 'staff' | 'public';

/** Who asks. */
export interface Caller {
  readonly role: CallerRole;
}

const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);
/** What proxies add and browsers do not. */
const proxyHeaders = /^(forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|true-client-ip|cf-.+)$/;

/**
 * Until sign-in exists, who reaches a trusted machine by its own name is staff and everybody else is the public:
 * a name of somebody else that resolves to this machine, or a proxy, may bring in anybody. A proxy shows by what
 * it adds, or by HTTP/1.0, which nginx long spoke unless told otherwise and no browser, curl or GDAL does. One
 * that speaks 1.1, adds nothing and sends our own name cannot be told from a person at this machine, so
 * behind a proxy the server must not trust staff at all. Without a version (no socket) the headers decide.
 */
export const callerOf = (
  deps: Pick<AppDeps, 'trustedStaff'>,
  request: Request,
  httpVersion?: string,
): Caller => {
  const isProxied =
    httpVersion === '1.0' || [...request.headers.keys()].some((name) => proxyHeaders.test(name));
  const isOwnName = ownNames.has(new URL(request.url).hostname);
  return { role: deps.trustedStaff && isOwnName && !isProxied ? 'staff' : 'public' };
};
