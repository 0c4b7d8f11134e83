import type { Context, MiddlewareHandler } from 'hono';
import { nobody } from './caller.ts';
import type { CallerBook, Credential } from './callers.ts';
import type { AppDeps } from './deps.ts';
import { languageOf } from './language.ts';
import type { RequestEnv } from './request-env.ts';
import { readSessionCookie, takeSessionCookie } from './session-cookie.ts';

const bearer = /^Bearer +([\w-]{20,200})$/i;
const basic = /^Basic +([A-Za-z0-9+/=]{4,400})$/i;

/** An access token as a bearer token, or as the password of HTTP Basic, which desktop programs offer. */
const tokenOf = (authorization: string | undefined): string | null => {
  if (authorization === undefined) return null;
  const sent = bearer.exec(authorization)?.[1];
  if (sent !== undefined) return sent;
  const pair = basic.exec(authorization)?.[1];
  if (pair === undefined) return null;
  const text = Buffer.from(pair, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1) || null;
};

/** What every request carries from the start: its language, and nobody who asks. */
export const greet: MiddlewareHandler<RequestEnv> = (c, next) => {
  c.set('language', languageOf(c.req.query('lang'), c.req.header('Accept-Language')));
  c.set('freshness', null);
  c.set('caller', nobody);
  return next();
};

/** What the caller has brought to show who they are; null for nothing. A token counts before a cookie. */
export const credentialOf = (c: Context<RequestEnv>): Credential | null => {
  const authorization = tokenOf(c.req.header('Authorization'));
  if (authorization !== null) return { via: 'token', token: authorization };
  const cookie = readSessionCookie(c);
  return cookie === undefined ? null : { via: 'cookie', token: cookie };
};

/** How who asks for this path is found. */
const findingFor = (callers: CallerBook, path: string): CallerBook['find'] => {
  if (path.startsWith('/tiles/')) return callers.findRecent;
  // A page that is left open takes its stream up again by itself; that is no use of the session.
  return path === '/api/events' ? callers.check : callers.find;
};

/** The number under which the log and the history know a request; ours, unless our own proxy gives one. */
export const tellRequestId: MiddlewareHandler<RequestEnv> = (c, next) => {
  c.header('X-Request-Id', c.get('requestId'));
  return next();
};

/** Who asks. */
export const identify =
  (deps: Pick<AppDeps, 'publicOnly'>, callers: CallerBook): MiddlewareHandler<RequestEnv> =>
  async (c, next) => {
    const credential = credentialOf(c);
    if (credential === null || deps.publicOnly) return next();
    const caller = await findingFor(callers, c.req.path)(credential);
    c.set('caller', caller);
    // A session that has ended is of no more use to the browser.
    if (caller === nobody && credential.via === 'cookie') takeSessionCookie(c);
    return next();
  };
