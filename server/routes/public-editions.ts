import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { recordPublicEdition } from '../actions/record-public-edition.ts';
import { errorBodySchema } from '../contract/error-body.ts';
import { newEditionSchema, recordedEditionSchema } from '../contract/settings.ts';
import { personIdOf, scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { writingAs } from '../queries/reading.ts';

const route = createRoute({
  method: 'post',
  path: '/api/public-editions',
  tags: ['administration'],
  summary: 'Records a reviewed edition of the public map with its review number (审图号)',
  request: {
    query: queryOf(z.object({})),
    body: { required: true, content: { 'application/json': { schema: newEditionSchema } } },
  },
  responses: {
    200: jsonAnswer(recordedEditionSchema, 'The edition that the public sees from now on'),
    ...errorAnswers,
    409: jsonAnswer(errorBodySchema, 'The net has not taken effect'),
  },
});

export const publicEditionRoutes = (deps: Pick<AppDeps, 'pool'>) =>
  describedRoutes().openapi(route, async (c) => {
    const caller = c.get('caller');
    const recorded = await recordPublicEdition(writingAs(deps.pool, 'app_identity', scopeOf(caller)), {
      ...c.req.valid('json'),
      personId: personIdOf(caller),
      requestId: c.get('requestId'),
    });
    c.header('Cache-Control', 'no-store');
    return c.json(recorded, 200);
  });
