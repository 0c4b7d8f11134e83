import { extname } from 'node:path';
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import { collectionNames, tileLayerNames } from '../contract/layers.ts';

const names: ReadonlySet<string> = new Set([
  ...collectionNames,
  ...tileLayerNames,
  ...tileLayerNames.map((name) => `${name}.json`),
]);
/** Ids and small numbers; a phone number has more digits. */
const harmless = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,7}(?:\.mvt)?)$/i;

/** A file of the web build that was there; the paths of pages are whatever people type. */
const isOwnFile = (c: Context): boolean => c.finalized && c.res.ok && extname(c.req.path) !== '';

/** The route of a request as it was registered; undefined for what no route answers. */
export const routeOf = (c: Context): string | undefined =>
  matchedRoutes(c).find(({ method }) => method !== 'ALL')?.path;

/**
 * The path as the log takes it: of what callers fill in only ids, small numbers and names of layers, because people
 * also ask for names and phone numbers.
 */
export const loggedPathOf = (c: Context): string => {
  const route = routeOf(c);
  if (route === undefined) return isOwnFile(c) ? c.req.path : '…';
  const given = c.req.path.split('/');
  return route
    .split('/')
    .map((part, place) => {
      const value = given[place] ?? '';
      return !part.startsWith(':') || harmless.test(value) || names.has(value) ? value : part;
    })
    .join('/');
};
