import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { AppError } from '../contract/app-error.ts';
import type { RequestEnv } from './request-env.ts';

/** All that an instance for the public serves, besides the pages. */
export const publicRoutes: ReadonlySet<string> = new Set([
  'GET /health',
  'GET /api/openapi.json',
  'GET /api/docs',
  'GET /api/session',
  'GET /api/stations/:id',
  'GET /api/public/ticket-counts',
  'GET /api/public/stations',
  'GET /api/public/places',
  'GET /api/public/walks',
  'GET /api/public/directions',
  'GET /stations/:id',
  'GET /ogc',
  'GET /ogc/',
  'GET /ogc/conformance',
  'GET /ogc/api',
  'GET /ogc/collections',
  'GET /ogc/collections/',
  'GET /ogc/collections/:collection',
  'GET /ogc/collections/:collection/queryables',
  'GET /ogc/collections/:collection/items',
  'GET /ogc/collections/:collection/items/:id',
]);

/** On an instance for the public everything else is not there, the doors of sign-in included. */
export const serveOnlyPublic: MiddlewareHandler<RequestEnv> = async (c, next) => {
  const route = matchedRoutes(c).find(({ method }) => method !== 'ALL');
  if (route !== undefined && !publicRoutes.has(`${route.method} ${route.path}`))
    throw new AppError('not-found', { what: c.req.path });
  return next();
};
