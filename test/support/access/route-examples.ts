import { randomUUID } from 'node:crypto';
import { addPerson, addToken } from '../people.ts';
import { idOf } from '../small-district.ts';
import type { TestApp } from '../test-app.ts';
import { expectedCollections } from './expected-routes.ts';
import { changingScenarios, readingScenarios } from './scenario-examples.ts';

/** One request to a route. */
export interface RouteExample {
  readonly path: string | ((atlas: TestApp) => Promise<string>);
  readonly body?: () => unknown;
  /** What tells it from other examples of its route. */
  readonly of?: string;
  /** Who may send it, where that is not all who may call the route. */
  readonly who?: string;
  /** The status that those get who may call it; not said where it depends on more than rights. */
  readonly status?: number;
  /** Fields are not looked at: the body is no JSON, or describes the product itself. */
  readonly opaque?: boolean;
}

const get = (path: RouteExample['path'], more: Partial<RouteExample> = {}): RouteExample[] => [
  { path, status: 200, ...more },
];
const send = (path: RouteExample['path'], status: number | null, body?: () => unknown): RouteExample[] => [
  { path, ...(status === null ? {} : { status }), ...(body === undefined ? {} : { body }) },
];

/** Somebody else, without a role, for each request anew. */
const ofOther =
  (rest: string) =>
  async (atlas: TestApp): Promise<string> =>
    `/api/people/${(await addPerson(atlas.database, [])).id}${rest}`;

/** A token of somebody else, for each request anew. */
const tokenOfOther = async ({ database }: TestApp): Promise<string> => {
  const { id } = await addPerson(database, []);
  await addToken(database, id);
  const [token] = await database.sql<{ id: string }[]>`
    select id from identity.access_token where person_id = ${id}`;
  return `/api/access-tokens/${token?.id}`;
};

const ofCollections = (rest: string): RouteExample[] =>
  Object.entries(expectedCollections).map(([name, who]) => ({
    path: `/ogc/collections/${name}${rest}`,
    of: name,
    who,
  }));
const ofFeature = (name: string, id: string): RouteExample => ({
  path: `/ogc/collections/${name}/items/${id}`,
  of: name,
  who: expectedCollections[name] ?? '',
});
const code = () => ({ code: '000000' });
const definition = () => ({
  title: '2026年5月诉求',
  netRevisionId: 2,
  fromMonth: '2026-05',
  untilMonth: '2026-05',
  withTotals: true,
});

const reading: Readonly<Record<string, readonly RouteExample[]>> = {
  'GET /health': get('/health'),
  'GET /metrics': get('/metrics', { opaque: true }),
  'GET /api/openapi.json': get('/api/openapi.json', { opaque: true }),
  'GET /api/docs': get('/api/docs', { opaque: true }),
  'GET /api/district': get('/api/district'),
  'GET /api/search': get(`/api/search?q=${encodeURIComponent('和平')}`),
  'GET /api/tickets/categories': get('/api/tickets/categories'),
  'GET /api/tickets/choices': get('/api/tickets/choices'),
  'GET /api/tickets/calendar': get('/api/tickets/calendar'),
  'GET /api/tickets/cells': get('/api/tickets/cells'),
  'GET /api/tickets/timeline': get('/api/tickets/timeline'),
  'GET /api/tickets/breakdown': get('/api/tickets/breakdown?by=office'),
  'GET /api/tickets/series': get('/api/tickets/series?step=week'),
  'GET /api/tickets/units': get('/api/tickets/units?level=grid&measure=hot-spot'),
  'GET /api/indicators/assessment': get('/api/indicators/assessment?ranked=true'),
  'GET /api/alerts': get('/api/alerts'),
  'GET /api/alerts/summary': get('/api/alerts/summary'),
  'GET /api/alerts/calendar': get('/api/alerts/calendar'),
  'GET /api/alerts/:id': get('/api/alerts/1'),
  'GET /api/indicators/insight': get('/api/indicators/insight?level=community'),
  'GET /api/units/:id': get(`/api/units/${idOf('unit/990101001001')}`),
  'GET /api/units/:id/history': get(`/api/units/${idOf('unit/990101001')}/history`),
  'GET /api/units/:id/tickets': get(`/api/units/${idOf('unit/990101001001')}/tickets`),
  'GET /api/compounds/:id': get(`/api/compounds/${idOf('compound/0')}`),
  'GET /api/stations/:id': get(`/api/stations/${idOf('station/0')}`),
  'GET /api/party-orgs/:id': get(`/api/party-orgs/${idOf('party-org/1')}`),
  'GET /api/coverage': get('/api/coverage?level=grid&opening=evening'),
  'GET /api/coverage/compounds': get('/api/coverage/compounds?walker=pram'),
  'GET /api/coverage/compounds/:id': get(`/api/coverage/compounds/${idOf('compound/0')}?by=meters`),
  'GET /api/coverage/gaps': get('/api/coverage/gaps?limit=300m&walker=elderly'),
  'GET /api/coverage/capacity': get('/api/coverage/capacity?level=community'),
  'GET /api/events': get('/api/events', { opaque: true }),
  'GET /ogc': get('/ogc'),
  'GET /ogc/': get('/ogc/', { status: 308 }),
  'GET /ogc/conformance': get('/ogc/conformance'),
  'GET /ogc/api': get('/ogc/api', { opaque: true }),
  'GET /ogc/collections': get('/ogc/collections'),
  'GET /ogc/collections/': get('/ogc/collections/', { status: 308 }),
  'GET /ogc/collections/:collection': ofCollections(''),
  'GET /ogc/collections/:collection/queryables': ofCollections('/queryables'),
  'GET /ogc/collections/:collection/items': ofCollections('/items'),
  'GET /ogc/collections/:collection/items/:id': [
    ofFeature('areas', idOf('unit/990101001001')),
    ofFeature('stations', idOf('station/0')),
    ofFeature('compounds', idOf('compound/0')),
    ofFeature('tickets', '1'),
  ],
  'GET /tiles/:file{[a-z-]+\\.json}': get('/tiles/areas.json'),
  'GET /tiles/:layer/:net/:build/:z/:x/:file': get('/tiles/areas/2/1/4/12/6.mvt', { opaque: true }),
  'GET /api/session': get('/api/session'),
  'GET /api/session/single-sign-on': [{ path: '/api/session/single-sign-on' }],
  'GET /api/session/single-sign-on/callback': [{ path: '/api/session/single-sign-on/callback' }],
  'GET /api/account': get('/api/account'),
  'GET /api/people': get('/api/people'),
  'GET /api/people/choices': get('/api/people/choices'),
  'GET /api/access-tokens': get('/api/access-tokens'),
  'GET /api/settings': get('/api/settings'),
  'GET /api/audit': get('/api/audit'),
  'GET /api/audit/verification': get('/api/audit/verification'),
  'GET /api/cases': get('/api/cases?state=all'),
  'GET /api/cases/:id': get('/api/cases/2'),
  'GET /api/releases': get('/api/releases'),
  'GET /api/public/ticket-counts': get('/api/public/ticket-counts'),
  'GET /stations/:id': get(`/stations/${idOf('station/0')}`, { opaque: true }),
  'GET /api/public/stations': get('/api/public/stations'),
  'GET /api/public/places': get('/api/public/places'),
  'GET /api/public/walks': get('/api/public/walks?cell=37333_101122'),
  'GET /api/public/directions': get(`/api/public/directions?cell=37333_101122&station=${idOf('station/0')}`),
};

const changing: Readonly<Record<string, readonly RouteExample[]>> = {
  'PATCH /api/alerts/:id': send('/api/alerts/1', null, () => ({ state: 'verified', note: '现场核实' })),
  'POST /api/releases/trial': send('/api/releases/trial', 200, definition),
  'POST /api/releases': send('/api/releases', null, definition),
  'POST /api/releases/:id/review': send('/api/releases/1000/review', null, () => ({
    decision: 'withdraw',
    reason: '试验',
  })),
  'POST /api/cases/:id/reveal': send('/api/cases/2/reveal', 200, () => ({ field: 'phone', reason: '回访' })),
  'POST /api/session/password': send('/api/session/password', null, () => ({
    login: 'nobody',
    password: 'x',
  })),
  'POST /api/session/one-time': send('/api/session/one-time', null, () => ({
    login: 'nobody',
    code: 'xxxxxx',
  })),
  'POST /api/session/demo': send('/api/session/demo', null, () => ({ login: 'nobody' })),
  'POST /api/session/setup': send('/api/session/setup', null, () => ({
    code: 'xxxxxxxx',
    login: 'first',
    name: '某人',
    password: 'correct horse battery',
  })),
  'POST /api/session/second-factor': send('/api/session/second-factor', null, code),
  'POST /api/session/new-password': send('/api/session/new-password', 200, () => ({
    password: `a long one ${randomUUID()}`,
  })),
  'POST /api/account/totp': send('/api/account/totp', 200, () => ({})),
  'POST /api/account/totp/confirm': send('/api/account/totp/confirm', null, code),
  'POST /api/account/password': send('/api/account/password', null, () => ({
    current: 'wrong',
    next: 'a long new password',
  })),
  'POST /api/account/totp/remove': send('/api/account/totp/remove', null, code),
  'POST /api/account/recovery-codes': send('/api/account/recovery-codes', null, code),
  'POST /api/account/tokens': send('/api/account/tokens', 200, () => ({ name: 'QGIS', days: 30 })),
  'DELETE /api/account/tokens/:id': send(`/api/account/tokens/${randomUUID()}`, null),
  'DELETE /api/account/sessions/:id': send(`/api/account/sessions/${randomUUID()}`, null),
  'DELETE /api/account/sessions': send('/api/account/sessions', 204),
  'POST /api/people': send('/api/people', 200, () => ({
    login: `p-${randomUUID()}`,
    name: '某人',
    signOn: 'password',
  })),
  'PATCH /api/people/:id': send(ofOther(''), null, () => ({ name: '某某' })),
  'POST /api/people/:id/one-time-code': send(ofOther('/one-time-code'), 200),
  'PUT /api/people/:id/roles': send(ofOther('/roles'), null, () => ({ roles: [] })),
  'DELETE /api/people/:id/totp': send(ofOther('/totp'), null),
  'DELETE /api/people/:id/sessions': send(ofOther('/sessions'), 204),
  'DELETE /api/access-tokens/:id': send(tokenOfOther, 204),
  'PUT /api/settings/:name': send('/api/settings/site', null, () => ({
    icpNumber: null,
    policeNumber: null,
  })),
  'POST /api/public-editions': send('/api/public-editions', 200, () => ({
    netRevisionId: 1,
    reviewNumber: `合成-${randomUUID()}`,
  })),
  'POST /api/erasures': send('/api/erasures', 200, () => ({ ticketNumber: 'T41', reason: '本人申请' })),
  'DELETE /api/session': send('/api/session', null),
};

/** At least one request to every route; what only reads comes first. */
export const routeExamples: Readonly<Record<string, readonly RouteExample[]>> = {
  ...reading,
  ...readingScenarios,
  ...changing,
  ...changingScenarios,
};
