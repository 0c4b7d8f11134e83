import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { AppError } from '../contract/app-error.ts';
import { partyOrgDetailSchema } from '../contract/party-orgs.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { getPartyOrg, listCovered, listDemonstrationAreas, listSuperiors } from '../queries/party-orgs.ts';

const route = createRoute({
  method: 'get',
  path: '/api/party-orgs/{id}',
  tags: ['details'],
  summary: 'One party organisation, its superiors and what it covers',
  request: { params: z.object({ id: z.guid() }), query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(partyOrgDetailSchema, 'The organisation'), ...errorAnswers },
});

export const partyOrgRoutes = (deps: AppDeps) =>
  describedRoutes().openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const netRevision = c.get('freshness')?.netRevision?.id ?? 0;
    const detail = await readingOf(
      c,
      deps,
    )(async (sql) => {
      const found = await getPartyOrg(sql, netRevision, id);
      if (found === null) throw new AppError('not-found', { what: id });
      const { unitId, unitName, ...partyOrg } = found;
      const [superiors, covers, demonstrationAreas] = await Promise.all([
        listSuperiors(sql, id),
        listCovered(sql, netRevision, id),
        listDemonstrationAreas(sql, id),
      ]);
      const unit = unitId === null || unitName === null ? null : { id: unitId, name: unitName };
      return { ...partyOrg, superiors, unit, covers, demonstrationAreas };
    });
    return c.json(detail, 200);
  });
