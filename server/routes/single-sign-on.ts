import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { beginSignOn, finishSignOn, type SignOnDeps } from '../actions/single-sign-on.ts';
import { createSignOnProvider, SignOnRefusal } from '../actions/single-sign-on-provider.ts';
import { AppError } from '../contract/app-error.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, queryOf } from '../http/openapi.ts';
import { originOf } from '../http/origin.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { hashOfToken, makeToken } from '../http/session-cookie.ts';
import { arrivalOf, letIn } from './arrival.ts';

const callbackPath = '/api/session/single-sign-on/callback';
const redirected = { 302: { description: 'Elsewhere' } } as const;

const beginRoute = createRoute({
  method: 'get',
  path: '/api/session/single-sign-on',
  tags: ['session'],
  summary: 'Sends the browser to the government sign-on',
  request: { query: queryOf(z.object({})) },
  responses: redirected,
});

const callbackRoute = createRoute({
  method: 'get',
  path: callbackPath,
  tags: ['session'],
  summary:
    'Where the government sign-on sends the browser back to; then the page, with `?sign-in=…` if it failed',
  // What else the provider adds is its own affair.
  request: { query: z.looseObject({}) },
  responses: redirected,
});

const cookieName = 'wangge-sign-on';
/** Lax, because the provider's page sends the browser back. */
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const;
const cookieSeconds = 600;
const tokenForm = /^[\w-]{43}$/;

/** What ties a sign-on to this browser; several at once, in several tabs, have it in common. */
const readBrowserToken = (c: Context): string | null => {
  const token = getCookie(c, cookieName, 'host');
  return token !== undefined && tokenForm.test(token) ? token : null;
};

export const singleSignOnRoutes = (deps: AppDeps) => {
  const signOn: SignOnDeps | null =
    deps.singleSignOn === undefined || deps.publicOnly
      ? null
      : { pool: deps.pool, sealer: deps.sealer, provider: createSignOnProvider(deps.singleSignOn) };
  const openDoor = (): SignOnDeps => {
    if (signOn === null) throw new AppError('door-shut');
    return signOn;
  };
  /** Opens the page, which says what went wrong. */
  const turnAway = (c: Context<RequestEnv>, error: unknown): Response => {
    if (!(error instanceof SignOnRefusal)) throw error;
    const { failure, message } = error;
    deps.log.warn({ requestId: c.get('requestId'), failure, reason: message }, 'single sign-on failed');
    return c.redirect(`/?sign-in=${failure}`, 302);
  };
  return describedRoutes()
    .openapi(beginRoute, async (c) => {
      const door = openDoor();
      c.header('Cache-Control', 'no-store');
      const browserToken = readBrowserToken(c) ?? makeToken().token;
      try {
        const redirectUri = `${originOf(c, deps)}${callbackPath}`;
        const url = await beginSignOn(door, redirectUri, hashOfToken(browserToken));
        setCookie(c, cookieName, browserToken, { ...cookieOptions, maxAge: cookieSeconds });
        return c.redirect(url.href, 302);
      } catch (error) {
        return turnAway(c, error);
      }
    })
    .openapi(callbackRoute, async (c) => {
      const door = openDoor();
      c.header('Cache-Control', 'no-store');
      const browserToken = readBrowserToken(c);
      const callback = new URL(`${originOf(c, deps)}${callbackPath}${new URL(c.req.url).search}`);
      const { arrival, token } = arrivalOf(c, deps);
      try {
        const browserHash = browserToken === null ? null : hashOfToken(browserToken);
        const started = await finishSignOn(door, { callback, browserHash }, arrival);
        letIn(c, deps, token, started);
        deleteCookie(c, cookieName, cookieOptions);
        return c.redirect('/', 302);
      } catch (error) {
        return turnAway(c, error);
      }
    });
};
