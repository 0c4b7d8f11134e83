import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { AppError } from '../contract/app-error.ts';
import { compoundDetailSchema } from '../contract/compounds.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import {
  getCompound,
  listCompoundOrganisations,
  listCompoundTypes,
  listEntrances,
} from '../queries/compounds.ts';

const route = createRoute({
  method: 'get',
  path: '/api/compounds/{id}',
  tags: ['details'],
  summary: 'One compound with its entrances and the organisations that cover it',
  request: { params: z.object({ id: z.guid() }), query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(compoundDetailSchema, 'The compound'), ...errorAnswers },
});

export const compoundRoutes = (deps: AppDeps) =>
  describedRoutes().openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const netRevision = c.get('freshness')?.netRevision?.id ?? 0;
    const detail = await readingOf(
      c,
      deps,
    )(async (sql) => {
      const found = await getCompound(sql, netRevision, id);
      if (found === null) throw new AppError('not-found', { what: id });
      const { communityId, communityName, ...compound } = found;
      const [types, entrances, organisations] = await Promise.all([
        listCompoundTypes(sql, id),
        listEntrances(sql, id),
        listCompoundOrganisations(sql, id),
      ]);
      const community =
        communityId === null || communityName === null ? null : { id: communityId, name: communityName };
      return { ...compound, community, types, entrances, organisations };
    });
    return c.json(detail, 200);
  });
