import type { MiddlewareHandler } from 'hono';
import { AppError } from '../contract/app-error.ts';
import type { AppDeps } from './deps.ts';
import { originOf } from './origin.ts';
import type { RequestEnv } from './request-env.ts';
import { readSessionCookie } from './session-cookie.ts';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another site's page makes a browser send (CSRF): a browser says where a request comes from,
 * and one that brings the session cookie must say that it comes from here.
 */
export const refuseForgeries =
  (deps: Pick<AppDeps, 'behindProxy' | 'publicUrl'>): MiddlewareHandler<RequestEnv> =>
  async (c, next) => {
    if (readingMethods.has(c.req.method)) return next();
    const site = c.req.header('Sec-Fetch-Site');
    const origin = c.req.header('Origin');
    const isForeign =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && origin !== originOf(c, deps));
    const isUnsaid = site === undefined && origin === undefined && readSessionCookie(c) !== undefined;
    if (isForeign || isUnsaid) throw new AppError('foreign-origin');
    return next();
  };
