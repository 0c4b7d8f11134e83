import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { AppError } from '../contract/app-error.ts';
import type { CallerRole } from './caller.ts';
import type { RequestEnv } from './request-env.ts';

const staff: readonly CallerRole[] = ['staff'];
const everybody: readonly CallerRole[] = ['staff', 'public'];

/** Who may call which route. A route that does not stand here does not start. */
const access: Readonly<Record<string, readonly CallerRole[]>> = {
  'GET /health': everybody,
  'GET /metrics': staff,
  'GET /api/openapi.json': everybody,
  'GET /api/docs': everybody,
  'GET /api/district': staff,
  'GET /api/search': staff,
  'GET /api/tickets/categories': staff,
  'GET /api/tickets/cells': staff,
  'GET /api/tickets/timeline': staff,
  'GET /api/units/:id': staff,
  'GET /api/units/:id/tickets': staff,
  'GET /api/compounds/:id': staff,
  'GET /api/stations/:id': everybody,
  'GET /api/party-orgs/:id': staff,
  'GET /api/events': staff,
  'GET /ogc': everybody,
  'GET /ogc/': everybody,
  'GET /ogc/conformance': everybody,
  'GET /ogc/api': everybody,
  // What a collection shows depends on the caller: server/routes/ogc.ts.
  'GET /ogc/collections': everybody,
  'GET /ogc/collections/': everybody,
  'GET /ogc/collections/:collection': everybody,
  'GET /ogc/collections/:collection/queryables': everybody,
  'GET /ogc/collections/:collection/items': everybody,
  'GET /ogc/collections/:collection/items/:id': everybody,
  'GET /tiles/:file{[a-z-]+\\.json}': staff,
  'GET /tiles/:layer/:net/:build/:z/:x/:file': staff,
};

interface Route {
  readonly method: string;
  readonly path: string;
}

const keyOf = (route: Route): string => `${route.method} ${route.path}`;
/** Middleware is registered for all methods, a route for one. */
const isRoute = (route: Route): boolean => route.method !== 'ALL';

/** Throws when a route has no line in the table of who may call it. */
export const requireDeclaredAccess = (routes: readonly Route[]): void => {
  const missing = routes
    .filter(isRoute)
    .map(keyOf)
    .filter((key) => access[key] === undefined);
  if (missing.length > 0) throw new Error(`routes without declared access: ${missing.join('; ')}`);
};

/** Lets a request through when its caller may call its route. */
export const guardAccess: MiddlewareHandler<RequestEnv> = async (c, next) => {
  const route = matchedRoutes(c).find(isRoute);
  if (route !== undefined && !(access[keyOf(route)] ?? []).includes(c.get('caller').role))
    throw new AppError('not-allowed', { what: c.req.path });
  await next();
};
