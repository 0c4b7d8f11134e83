import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { AppError } from '../contract/app-error.ts';
import type { Right } from '../contract/rights.ts';
import { type Caller, isSignedIn, may } from './caller.ts';
import type { RequestEnv } from './request-env.ts';

/**
 * Who may call a route: everybody; a session, also one that still lacks its second factor; whoever has signed in;
 * or whoever holds one of these rights.
 */
type Access = 'everybody' | 'session' | 'signed-in' | readonly [Right, ...Right[]];

/** Who may call which route. A route that does not stand here does not start. */
const access: Readonly<Record<string, Access>> = {
  'GET /health': 'everybody',
  'GET /metrics': ['settings'],
  'GET /api/openapi.json': 'everybody',
  'GET /api/docs': 'everybody',
  'GET /api/district': ['map'],
  'GET /api/search': ['map'],
  'GET /api/tickets/categories': ['counts'],
  'GET /api/tickets/choices': ['counts'],
  'GET /api/tickets/calendar': ['counts'],
  'GET /api/tickets/cells': ['counts'],
  'GET /api/tickets/timeline': ['counts'],
  'GET /api/tickets/breakdown': ['counts'],
  'GET /api/tickets/series': ['counts'],
  'GET /api/tickets/units': ['counts'],
  'GET /api/indicators/assessment': ['counts'],
  'GET /api/indicators/insight': ['counts'],
  'GET /api/alerts': ['counts'],
  'GET /api/alerts/summary': ['counts'],
  'GET /api/alerts/calendar': ['counts'],
  'GET /api/alerts/:id': ['counts'],
  'PATCH /api/alerts/:id': ['alerts'],
  'GET /api/units/:id': ['map'],
  'GET /api/units/:id/history': ['map'],
  'GET /api/units/:id/tickets': ['counts'],
  'GET /api/compounds/:id': ['map'],
  'GET /api/stations/:id': 'everybody',
  'GET /api/party-orgs/:id': ['map'],
  'GET /api/coverage': ['map'],
  'GET /api/coverage/compounds': ['map'],
  'GET /api/coverage/compounds/:id': ['map'],
  'GET /api/coverage/gaps': ['map'],
  'GET /api/coverage/capacity': ['map'],
  'GET /api/events': ['map'],
  'GET /ogc': 'everybody',
  'GET /ogc/': 'everybody',
  'GET /ogc/conformance': 'everybody',
  'GET /ogc/api': 'everybody',
  // What a collection shows depends on the caller: server/answers/ogc-collections.ts.
  'GET /ogc/collections': 'everybody',
  'GET /ogc/collections/': 'everybody',
  'GET /ogc/collections/:collection': 'everybody',
  'GET /ogc/collections/:collection/queryables': 'everybody',
  'GET /ogc/collections/:collection/items': 'everybody',
  'GET /ogc/collections/:collection/items/:id': 'everybody',
  'GET /tiles/:file{[a-z-]+\\.json}': ['map'],
  'GET /tiles/:layer/:net/:build/:z/:x/:file': ['map'],

  // Coming in and going.
  'GET /api/session': 'everybody',
  'DELETE /api/session': 'everybody',
  'POST /api/session/password': 'everybody',
  'POST /api/session/one-time': 'everybody',
  'POST /api/session/demo': 'everybody',
  'POST /api/session/setup': 'everybody',
  'GET /api/session/single-sign-on': 'everybody',
  'GET /api/session/single-sign-on/callback': 'everybody',
  'POST /api/session/second-factor': 'session',
  'POST /api/session/new-password': 'session',

  // One's own account. A second factor may have to be set up before anything else.
  'POST /api/account/totp': 'session',
  'POST /api/account/totp/confirm': 'session',
  'GET /api/account': 'signed-in',
  'POST /api/account/password': 'signed-in',
  'POST /api/account/totp/remove': 'signed-in',
  'POST /api/account/recovery-codes': 'signed-in',
  'DELETE /api/account/sessions': 'signed-in',
  'DELETE /api/account/sessions/:id': 'signed-in',
  'POST /api/account/tokens': 'signed-in',
  'DELETE /api/account/tokens/:id': 'signed-in',

  // Administration.
  'GET /api/people': ['people', 'roles'],
  'GET /api/people/choices': ['people', 'roles'],
  'POST /api/people': ['people'],
  'PATCH /api/people/:id': ['people'],
  'POST /api/people/:id/one-time-code': ['people'],
  'PUT /api/people/:id/roles': ['people', 'roles'],
  'DELETE /api/people/:id/totp': ['roles'],
  'DELETE /api/people/:id/sessions': ['people', 'roles'],
  'GET /api/access-tokens': ['people', 'roles'],
  'DELETE /api/access-tokens/:id': ['people', 'roles'],
  'GET /api/settings': ['settings'],
  'PUT /api/settings/:name': ['settings'],
  'POST /api/public-editions': ['settings'],
  'GET /api/audit': ['audit'],
  'GET /api/audit/verification': ['audit'],

  // Cases and personal data.
  'GET /api/cases': ['cases'],
  'GET /api/cases/:id': ['cases'],
  'POST /api/cases/:id/reveal': ['cases'],
  'POST /api/erasures': ['erasures'],

  // The net, redrawn: by planners, step by step approved.
  'GET /api/scenarios': ['drafts', 'approvals'],
  'POST /api/scenarios': ['drafts'],
  'GET /api/scenarios/:id': ['drafts', 'approvals'],
  'PATCH /api/scenarios/:id': ['drafts'],
  'DELETE /api/scenarios/:id': ['drafts'],
  'POST /api/scenarios/:id/copies': ['drafts'],
  'GET /api/scenarios/:id/operations': ['drafts', 'approvals'],
  'POST /api/scenarios/:id/operations': ['drafts'],
  'DELETE /api/scenarios/:id/operations/:sequence': ['drafts'],
  'POST /api/scenarios/:id/operations/:sequence/redo': ['drafts'],
  'GET /api/scenarios/:id/net': ['drafts', 'approvals'],
  'GET /api/scenarios/:id/metrics': ['drafts', 'approvals'],
  'GET /api/scenarios/:id/figures': ['drafts', 'approvals'],
  'GET /api/scenarios/:id/certificate': ['drafts', 'approvals'],
  'POST /api/scenarios/:id/units/:unit/split-suggestions': ['drafts'],
  'POST /api/scenarios/:id/units/:unit/bulk-suggestions': ['drafts'],
  'GET /api/scenarios/:id/conflicts': ['drafts', 'approvals'],
  'POST /api/scenarios/:id/rebase': ['drafts'],
  'POST /api/scenarios/:id/submission': ['drafts'],
  'POST /api/scenarios/:id/decisions': ['approvals'],
  'POST /api/scenarios/:id/publication': ['drafts', 'approvals'],
  'POST /api/scenarios/:id/withdrawal': ['drafts', 'approvals'],
  'GET /api/scenarios/:id/comments': ['drafts', 'approvals'],
  'POST /api/scenarios/:id/comments': ['drafts', 'approvals'],
  'POST /api/scenarios/:id/comments/:comment/resolution': ['drafts', 'approvals'],

  // Figures for the public.
  'GET /api/releases': ['releases', 'reviews'],
  'POST /api/releases': ['releases'],
  'POST /api/releases/trial': ['releases'],
  'POST /api/releases/:id/review': ['reviews'],
  'GET /api/public/ticket-counts': 'everybody',

  // Finding the nearest station.
  'GET /api/public/stations': 'everybody',
  'GET /api/public/places': 'everybody',
  'GET /api/public/walks': 'everybody',
  'GET /api/public/directions': 'everybody',
  'GET /stations/:id': 'everybody',
};

interface Route {
  readonly method: string;
  readonly path: string;
}

const keyOf = (route: Route): string => `${route.method} ${route.path}`;
/** Middleware is registered for all methods, a route for one. */
const isRoute = (route: Route): boolean => route.method !== 'ALL';

/** Throws when a route has no line in the table of who may call it. */
export const requireDeclaredAccess = (routes: readonly Route[], table = access): void => {
  const missing = routes
    .filter(isRoute)
    .map(keyOf)
    .filter((key) => table[key] === undefined);
  if (missing.length > 0) throw new Error(`routes without declared access: ${missing.join('; ')}`);
};

const isAllowed = (wanted: Access | undefined, caller: Caller): boolean => {
  switch (wanted) {
    case undefined:
      return false;
    case 'everybody':
      return true;
    case 'session':
      return caller.person !== null;
    case 'signed-in':
      return isSignedIn(caller);
    default:
      return wanted.some((right) => may(caller, right));
  }
};

const readingMethods = new Set(['GET', 'HEAD']);

const rightsOfPrograms: readonly Right[] = ['map', 'counts'];

/** Map programs read the map and its figures, a monitor reads the figures of the process. */
const isForPrograms = (route: Route, wanted: Access | undefined): boolean =>
  wanted === 'everybody' ||
  route.path === '/metrics' ||
  (Array.isArray(wanted) && wanted.every((right) => rightsOfPrograms.includes(right)));

/**
 * Lets a request through when its caller may call its route. Access tokens read the map and its figures, never
 * cases, accounts or the history: who finds one must not be able to do more with it than a map program does.
 */
export const guardAccess =
  (table = access): MiddlewareHandler<RequestEnv> =>
  async (c, next) => {
    const route = matchedRoutes(c).find(isRoute);
    if (route === undefined) return next();
    const wanted = table[keyOf(route)];
    const caller = c.get('caller');
    if (!isAllowed(wanted, caller)) {
      if (caller.person === null) throw new AppError('sign-in-needed', { what: c.req.path });
      throw new AppError('not-allowed', { what: c.req.path });
    }
    if (caller.via === 'token' && !(isForPrograms(route, wanted) && readingMethods.has(c.req.method)))
      throw new AppError('token-reads-only');
    return next();
  };

/** The table, for tests that go through all of it. */
export const declaredAccess = access;
