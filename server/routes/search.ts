import { createRoute } from '@hono/zod-openapi';
import { searchAnswerSchema, searchQuerySchema } from '../contract/search.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { findByName, listUnitPaths } from '../queries/search.ts';

const route = createRoute({
  method: 'get',
  path: '/api/search',
  tags: ['district'],
  summary: 'Units, compounds, stations and organisations by name, alias or code',
  request: { query: queryOf(searchQuerySchema) },
  responses: { 200: jsonAnswer(searchAnswerSchema, 'Best matches first'), 400: errorAnswers[400] },
});

export const searchRoutes = (deps: AppDeps) =>
  describedRoutes().openapi(route, async (c) => {
    const { q, limit } = c.req.valid('query');
    const netRevision = c.get('freshness')?.netRevision?.id ?? 0;
    const results = await readingOf(
      c,
      deps,
    )(async (sql) => {
      const found = await findByName(sql, netRevision, q, limit);
      const unitIds = found.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
      const paths = await listUnitPaths(sql, netRevision, unitIds);
      return found.map(({ unitId, ...result }) => ({
        ...result,
        within: [...(paths.get(unitId ?? '') ?? [])],
      }));
    });
    return c.json({ results }, 200);
  });
