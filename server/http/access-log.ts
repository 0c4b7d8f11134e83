import type { MiddlewareHandler } from 'hono';
import { isSignedIn } from './caller.ts';
import type { AppDeps } from './deps.ts';
import { loggedPathOf, routeOf } from './logged-path.ts';
import type { Metrics } from './metrics.ts';
import type { RequestEnv } from './request-env.ts';

/** One line and one measurement per request. Query strings stay out: they may hold what people searched for. */
export const logAccess =
  (deps: Pick<AppDeps, 'log'>, metrics: Metrics): MiddlewareHandler<RequestEnv> =>
  async (c, next) => {
    const begun = performance.now();
    await next();
    const milliseconds = performance.now() - begun;
    const route = routeOf(c) ?? 'static';
    metrics.countRequest(c.req.method, route, c.res.status, milliseconds / 1000);
    deps.log.info(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        path: loggedPathOf(c),
        status: c.res.status,
        milliseconds: Math.round(milliseconds * 10) / 10,
        role: isSignedIn(c.get('caller')) ? 'signed-in' : 'public',
      },
      'request',
    );
  };
