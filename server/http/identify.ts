import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import { languageOf } from './language.ts';
import type { RequestEnv } from './request-env.ts';

/** Who asks, and in which language. */
export const identify =
  (deps: Pick<AppDeps, 'trustedStaff'>): MiddlewareHandler<RequestEnv> =>
  async (c, next) => {
    c.set(
      'caller',
      callerOf(deps, c.req.raw, (c.env as Partial<HttpBindings> | undefined)?.incoming?.httpVersion),
    );
    c.set('language', languageOf(c.req.query('lang'), c.req.header('Accept-Language')));
    c.set('freshness', null);
    await next();
  };
