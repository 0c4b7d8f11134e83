import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { readStationDetail } from '../answers/station-detail.ts';
import { stationDetailSchema } from '../contract/stations.ts';
import { may } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';

const route = createRoute({
  method: 'get',
  path: '/api/stations/{id}',
  tags: ['details'],
  summary: 'One service station, and whether it is open now',
  request: { params: z.object({ id: z.guid() }), query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(stationDetailSchema, 'The station'), ...errorAnswers },
});

export const stationRoutes = (deps: AppDeps) =>
  describedRoutes().openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const netRevision = may(c.get('caller'), 'map') ? (c.get('freshness')?.netRevision?.id ?? 0) : null;
    const detail = await readStationDetail(readingOf(c, deps), id, new Date(), netRevision);
    // Whether it is open changes without any change of data.
    c.header('Cache-Control', 'no-store');
    return c.json(detail, 200);
  });
