import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { AppError } from '../contract/app-error.ts';
import { netSchema } from '../contract/tickets.ts';
import { unitDetailSchema } from '../contract/units.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import {
  countUnitContents,
  countUnitsBelow,
  getUnit,
  listOtherCodes,
  listUnitParents,
  listUnitStaffing,
  listUnitStations,
} from '../queries/units.ts';

const route = createRoute({
  method: 'get',
  path: '/api/units/{id}',
  tags: ['details'],
  summary: 'One unit of the net in force, or of another one',
  request: { params: z.object({ id: z.guid() }), query: queryOf(z.object({ net: netSchema })) },
  responses: { 200: jsonAnswer(unitDetailSchema, 'The unit'), ...errorAnswers },
});

export const unitRoutes = (deps: AppDeps) =>
  describedRoutes().openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const netRevision = c.req.valid('query').net ?? c.get('freshness')?.netRevision?.id ?? 0;
    const detail = await readingOf(
      c,
      deps,
    )(async (sql) => {
      const unit = await getUnit(sql, netRevision, id);
      if (unit === null) throw new AppError('not-found', { what: id });
      const [parents, below, contents, stations, staffing, otherCodes] = await Promise.all([
        listUnitParents(sql, netRevision, id),
        countUnitsBelow(sql, netRevision, id),
        countUnitContents(sql, netRevision, id),
        listUnitStations(sql, netRevision, id),
        listUnitStaffing(sql, id),
        listOtherCodes(sql, id),
      ]);
      return { ...unit, parents, below, ...contents, stations, staffing, otherCodes };
    });
    return c.json(detail, 200);
  });
