import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { erasePersonalData } from '../actions/erase-personal-data.ts';
import { erasedSchema, erasureSchema } from '../contract/cases.ts';
import { scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { writingAs } from '../queries/reading.ts';

const route = createRoute({
  method: 'post',
  path: '/api/erasures',
  tags: ['cases'],
  summary: 'Deletes the personal fields of one ticket or of one phone number, on request of who is concerned',
  request: {
    query: queryOf(z.object({})),
    body: { required: true, content: { 'application/json': { schema: erasureSchema } } },
  },
  responses: { 200: jsonAnswer(erasedSchema, 'How many tickets forgot their reporter'), ...errorAnswers },
});

export const erasureRoutes = (deps: Pick<AppDeps, 'pool' | 'sealer'>) =>
  describedRoutes().openapi(route, async (c) => {
    const caller = c.get('caller');
    const erasing = {
      sealer: deps.sealer,
      actor: caller.person?.id ?? '',
      requestId: c.get('requestId'),
    };
    const { ticketCount, receipt } = await writingAs(
      deps.pool,
      'app_staff',
      scopeOf(caller),
    )((sql) => erasePersonalData(sql, erasing, c.req.valid('json')));
    c.header('Cache-Control', 'no-store');
    return c.json({ ticketCount, auditId: receipt.auditId, auditHash: receipt.hash }, 200);
  });
