import { randomUUID } from 'node:crypto';
import { community, cutLinjiang, leaf } from '../drawing-world.ts';
import { addPerson } from '../people.ts';
import type { TestApp } from '../test-app.ts';
import type { RouteExample } from './route-examples.ts';

/** A draft of somebody else, made for each request anew. */
const ofDraft =
  (rest: string) =>
  async ({ database }: TestApp): Promise<string> => {
    const id = randomUUID();
    const author = await addPerson(database, ['planner']);
    await database.sql`
      insert into scenario (id, title, kind, base_revision_id, created_by)
      values (${id}, '合成方案', 'adjustment', 2, ${author.id})`;
    await database.sql`
      insert into scenario_comment (scenario_id, geom, body, written_by)
      values (${id}, st_setsrid(st_makepoint(108, 33), 4326), '请核对', ${author.id})`;
    return `/api/scenarios/${id}${rest}`;
  };

const get = (rest: string, more: Partial<RouteExample> = {}): RouteExample[] => [
  { path: ofDraft(rest), status: 200, ...more },
];
const send = (rest: string, status: number | null, body?: () => unknown): RouteExample[] => [
  { path: ofDraft(rest), ...(status === null ? {} : { status }), ...(body === undefined ? {} : { body }) },
];

export const readingScenarios: Readonly<Record<string, readonly RouteExample[]>> = {
  'GET /api/scenarios': [
    { path: async (atlas) => (await ofDraft('')(atlas)).replace(/\/[^/]+$/, ''), status: 200 },
  ],
  'GET /api/scenarios/:id': get(''),
  'GET /api/scenarios/:id/operations': get('/operations'),
  'GET /api/scenarios/:id/net': get('/net', { opaque: true }),
  'GET /api/scenarios/:id/metrics': get('/metrics'),
  'GET /api/scenarios/:id/figures': get(`/figures?unit=${community.linjiang}&ground=true`),
  'GET /api/scenarios/:id/certificate': get('/certificate'),
  'GET /api/scenarios/:id/conflicts': get('/conflicts', { opaque: true, status: 409 }),
  'GET /api/scenarios/:id/comments': get('/comments'),
};

/** Changes need If-Match, which these requests lack: those who may send them are told so. Suggestions change nothing. */
export const changingScenarios: Readonly<Record<string, readonly RouteExample[]>> = {
  'POST /api/scenarios': [
    { path: '/api/scenarios', status: 201, body: () => ({ title: '合成方案', kind: 'adjustment' }) },
  ],
  'PATCH /api/scenarios/:id': send('', 428, () => ({ title: '改名' })),
  'DELETE /api/scenarios/:id': send('', 428),
  'POST /api/scenarios/:id/copies': send('/copies', 201, () => ({ title: '复制' })),
  'POST /api/scenarios/:id/operations': send('/operations', 428, () => ({
    clientKey: randomUUID(),
    operation: cutLinjiang(),
  })),
  'DELETE /api/scenarios/:id/operations/:sequence': send('/operations/1', 428),
  'POST /api/scenarios/:id/operations/:sequence/redo': send('/operations/1/redo', 428),
  'POST /api/scenarios/:id/units/:unit/split-suggestions': send(
    `/units/${leaf.taoyuanUpper}/split-suggestions`,
    200,
    () => ({ parts: 2 }),
  ),
  'POST /api/scenarios/:id/units/:unit/bulk-suggestions': send(
    `/units/${community.taoyuan}/bulk-suggestions`,
    200,
    () => ({ leastHouseholds: 10, mostHouseholds: 30 }),
  ),
  'POST /api/scenarios/:id/rebase': send('/rebase', 428),
  'POST /api/scenarios/:id/submission': send('/submission', 428),
  'POST /api/scenarios/:id/decisions': send('/decisions', 428, () => ({
    decision: 'return',
    opinion: '退回',
    decidedOn: '2026-06-30',
  })),
  'POST /api/scenarios/:id/publication': send('/publication', 428, () => ({ effectiveFrom: '2999-06-01' })),
  'POST /api/scenarios/:id/withdrawal': send('/withdrawal', 428, () => ({ reason: '重来' })),
  'POST /api/scenarios/:id/comments': send('/comments', 201, () => ({ place: [108, 33], body: '请核对' })),
  'POST /api/scenarios/:id/comments/:comment/resolution': send(`/comments/${randomUUID()}/resolution`, 404),
};
