import { createRoute } from '@hono/zod-openapi';
import { readPublicCounts } from '../answers/public-ticket-counts.ts';
import { publicCountsQuerySchema, publicCountsSchema } from '../contract/public-counts.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { readingAs } from '../queries/reading.ts';

const route = createRoute({
  method: 'get',
  path: '/api/public/ticket-counts',
  tags: ['figures for the public'],
  summary: 'Reviewed figures per community and month, rounded; nothing before the first review',
  request: { query: queryOf(publicCountsQuerySchema) },
  responses: {
    200: jsonAnswer(publicCountsSchema, 'Figures, where they come from and how they may be read'),
    304: { description: 'Nothing has changed since' },
    400: errorAnswers[400],
  },
});

export const publicTicketCountRoutes = (deps: Pick<AppDeps, 'pool'>) =>
  describedRoutes().openapi(route, async (c) => {
    const { counts, etag } = await readPublicCounts(readingAs(deps.pool, 'app_public'), c.req.valid('query'));
    c.header('Cache-Control', 'public, max-age=60');
    c.header('ETag', etag);
    if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
    return c.json(counts, 200);
  });
