import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { AppError } from '../contract/app-error.ts';
import { unitHistorySchema } from '../contract/unit-history.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { getUnitIdentity, listKin, listUnitVersions } from '../queries/unit-history.ts';

const route = createRoute({
  method: 'get',
  path: '/api/units/{id}/history',
  tags: ['details'],
  summary: 'All versions of a unit, and which units it came from and became',
  request: { params: z.object({ id: z.guid() }), query: queryOf(z.object({})) },
  responses: {
    200: jsonAnswer(unitHistorySchema, 'The history, published future included'),
    ...errorAnswers,
  },
});

export const unitHistoryRoutes = (deps: AppDeps) =>
  describedRoutes().openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const history = await readingOf(
      c,
      deps,
    )(async (sql) => {
      const identity = await getUnitIdentity(sql, id);
      if (identity === null) throw new AppError('not-found', { what: id });
      const [versions, predecessors, successors] = await Promise.all([
        listUnitVersions(sql, id),
        listKin(sql, id, 'predecessors'),
        listKin(sql, id, 'successors'),
      ]);
      return {
        ...identity,
        versions: [...versions],
        predecessors: [...predecessors],
        successors: [...successors],
      };
    });
    return c.json(history, 200);
  });
