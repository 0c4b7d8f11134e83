import type { RouteCaller } from './route-callers.ts';

// Written by hand from the design, apart from server/http/access.ts and server/contract/rights.ts.
const map = 'leader party-affairs planner approver area-staff caseworker data-steward';
const counts = 'leader party-affairs planner approver area-staff data-steward';
const accounts = 'system-admin security-admin';
const drawers = 'planner approver';

/**
 * Who may call which route: roles (`whole-`: held for all of the district), stages of a session, `signed-in` or
 * `everybody`. Nobody else may.
 */
export const expectedRoutes: Readonly<Record<string, string>> = {
  'GET /health': 'everybody',
  'GET /metrics': 'system-admin',
  'GET /api/openapi.json': 'everybody',
  'GET /api/docs': 'everybody',
  'GET /api/district': map,
  'GET /api/search': map,
  'GET /api/tickets/categories': counts,
  'GET /api/tickets/choices': counts,
  'GET /api/tickets/calendar': counts,
  'GET /api/tickets/cells': counts,
  'GET /api/tickets/timeline': counts,
  'GET /api/tickets/breakdown': counts,
  'GET /api/tickets/series': counts,
  'GET /api/tickets/units': counts,
  'GET /api/indicators/assessment': counts,
  'GET /api/indicators/insight': counts,
  'GET /api/alerts': counts,
  'GET /api/alerts/summary': counts,
  'GET /api/alerts/calendar': counts,
  'GET /api/alerts/:id': counts,
  'PATCH /api/alerts/:id': 'leader area-staff data-steward',
  'GET /api/units/:id': map,
  'GET /api/units/:id/history': map,
  'GET /api/units/:id/tickets': counts,
  'GET /api/compounds/:id': map,
  'GET /api/stations/:id': 'everybody',
  'GET /api/party-orgs/:id': map,
  'GET /api/coverage': map,
  'GET /api/coverage/compounds': map,
  'GET /api/coverage/compounds/:id': map,
  'GET /api/coverage/gaps': map,
  'GET /api/coverage/capacity': map,
  'GET /api/events': map,
  'GET /ogc': 'everybody',
  'GET /ogc/': 'everybody',
  'GET /ogc/conformance': 'everybody',
  'GET /ogc/api': 'everybody',
  'GET /ogc/collections': 'everybody',
  'GET /ogc/collections/': 'everybody',
  'GET /ogc/collections/:collection': 'everybody',
  'GET /ogc/collections/:collection/queryables': 'everybody',
  'GET /ogc/collections/:collection/items': 'everybody',
  'GET /ogc/collections/:collection/items/:id': 'everybody',
  'GET /tiles/:file{[a-z-]+\\.json}': map,
  'GET /tiles/:layer/:net/:build/:z/:x/:file': map,
  'GET /api/session': 'everybody',
  'DELETE /api/session': 'everybody',
  'POST /api/session/password': 'everybody',
  'POST /api/session/one-time': 'everybody',
  'POST /api/session/demo': 'everybody',
  'POST /api/session/setup': 'everybody',
  'GET /api/session/single-sign-on': 'everybody',
  'GET /api/session/single-sign-on/callback': 'everybody',
  'POST /api/session/second-factor': 'second-factor',
  'POST /api/session/new-password': 'new-password',
  'POST /api/account/totp': 'enrol signed-in',
  'POST /api/account/totp/confirm': 'enrol signed-in',
  'GET /api/account': 'signed-in',
  'POST /api/account/password': 'signed-in',
  'POST /api/account/totp/remove': 'signed-in',
  'POST /api/account/recovery-codes': 'signed-in',
  'DELETE /api/account/sessions': 'signed-in',
  'DELETE /api/account/sessions/:id': 'signed-in',
  'POST /api/account/tokens': 'signed-in',
  'DELETE /api/account/tokens/:id': 'signed-in',
  'GET /api/people': accounts,
  'GET /api/people/choices': accounts,
  'POST /api/people': 'system-admin',
  'PATCH /api/people/:id': 'system-admin',
  'POST /api/people/:id/one-time-code': 'system-admin',
  'PUT /api/people/:id/roles': accounts,
  'DELETE /api/people/:id/totp': 'security-admin',
  'DELETE /api/people/:id/sessions': accounts,
  'GET /api/access-tokens': accounts,
  'DELETE /api/access-tokens/:id': accounts,
  'GET /api/settings': 'system-admin',
  'PUT /api/settings/:name': 'system-admin',
  'POST /api/public-editions': 'system-admin',
  'GET /api/audit': 'audit-admin',
  'GET /api/audit/verification': 'audit-admin',
  'GET /api/cases': 'caseworker',
  'GET /api/cases/:id': 'caseworker',
  'POST /api/cases/:id/reveal': 'caseworker',
  'POST /api/erasures': 'data-steward',
  'GET /api/releases': 'data-steward whole-approver',
  'POST /api/releases': 'data-steward',
  'POST /api/releases/trial': 'data-steward',
  'POST /api/releases/:id/review': 'whole-approver',
  'GET /api/public/ticket-counts': 'everybody',
  'GET /api/public/stations': 'everybody',
  'GET /api/public/places': 'everybody',
  'GET /api/public/walks': 'everybody',
  'GET /api/public/directions': 'everybody',
  'GET /stations/:id': 'everybody',
  'GET /api/scenarios': drawers,
  'POST /api/scenarios': 'planner',
  'GET /api/scenarios/:id': drawers,
  'PATCH /api/scenarios/:id': 'planner',
  'DELETE /api/scenarios/:id': 'planner',
  'POST /api/scenarios/:id/copies': 'planner',
  'GET /api/scenarios/:id/operations': drawers,
  'POST /api/scenarios/:id/operations': 'planner',
  'DELETE /api/scenarios/:id/operations/:sequence': 'planner',
  'POST /api/scenarios/:id/operations/:sequence/redo': 'planner',
  'GET /api/scenarios/:id/net': drawers,
  'GET /api/scenarios/:id/metrics': drawers,
  'GET /api/scenarios/:id/figures': drawers,
  'GET /api/scenarios/:id/certificate': drawers,
  'GET /api/scenarios/:id/conflicts': drawers,
  'POST /api/scenarios/:id/units/:unit/split-suggestions': 'planner',
  'POST /api/scenarios/:id/units/:unit/bulk-suggestions': 'planner',
  'POST /api/scenarios/:id/rebase': 'planner',
  'POST /api/scenarios/:id/submission': 'planner',
  'POST /api/scenarios/:id/decisions': 'approver',
  'POST /api/scenarios/:id/publication': drawers,
  'POST /api/scenarios/:id/withdrawal': drawers,
  'GET /api/scenarios/:id/comments': drawers,
  'POST /api/scenarios/:id/comments': drawers,
  'POST /api/scenarios/:id/comments/:comment/resolution': drawers,
};

/** Which collections of the features door are whose. */
export const expectedCollections: Readonly<Record<string, string>> = {
  areas: 'everybody',
  stations: 'everybody',
  grids: map,
  compounds: map,
  buildings: map,
  'party-orgs': map,
  tickets: counts,
};

/** The answer that a caller should get: reached, or refused with this status. */
export const expectedOutcome = (
  key: string,
  caller: RouteCaller,
  who = expectedRoutes[key] ?? '',
): 'reached' | 401 | 403 => {
  const words = who.split(' ');
  const refused = caller.via === 'nothing' ? 401 : 403;
  const isAllowed =
    words.includes('everybody') ||
    words.includes(caller.stage) ||
    (caller.stage === 'full' && words.includes('signed-in')) ||
    (caller.stage === 'full' &&
      words.some((word) => word === caller.role || word === `${caller.area}-${caller.role}`));
  if (!isAllowed) return refused;
  // Tokens read the map, its figures and those of the process: nothing else.
  const isForPrograms =
    /^GET \/(metrics|health|ogc|tiles|api\/(district|search|tickets|indicators|alerts|units|compounds|coverage|stations|party-orgs|events|public|openapi|docs|session)|stations)\b/;
  const isRead = key.startsWith('GET ') && (isForPrograms.test(key) || words.includes('everybody'));
  return caller.via === 'token' && !isRead ? refused : 'reached';
};
