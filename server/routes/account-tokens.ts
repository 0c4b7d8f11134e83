import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { makeOwnToken, revokeOwnToken } from '../actions/own-access-tokens.ts';
import { madeTokenSchema, newTokenSchema } from '../contract/account.ts';
import { type Caller, personIdOf, scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, jsonBody, queryOf } from '../http/openapi.ts';
import { makeToken } from '../http/session-cookie.ts';
import { writingAs } from '../queries/reading.ts';

const query = queryOf(z.object({}));

const makeRoute = createRoute({
  method: 'post',
  path: '/api/account/tokens',
  tags: ['account'],
  summary: 'Makes an access token, for programs that read',
  request: { body: jsonBody(newTokenSchema), query },
  responses: { 200: jsonAnswer(madeTokenSchema, 'The token, shown once'), ...errorAnswers },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/api/account/tokens/{id}',
  tags: ['account'],
  summary: "Revokes one of one's access tokens",
  request: { params: z.object({ id: z.uuid() }), query },
  responses: { 204: { description: 'Done' }, ...errorAnswers },
});

export const accountTokenRoutes = (deps: AppDeps) => {
  const writingOf = (caller: Caller) => writingAs(deps.pool, 'app_identity', scopeOf(caller));
  return describedRoutes()
    .openapi(makeRoute, async (c) => {
      const caller = c.get('caller');
      const { token, hash } = makeToken();
      const wanted = { ...c.req.valid('json'), personId: personIdOf(caller), tokenHash: hash };
      const made = await makeOwnToken(writingOf(caller), wanted, c.get('requestId'));
      c.header('Cache-Control', 'no-store');
      return c.json({ id: made.id, token, expiresAt: made.expiresAt.toISOString() }, 200);
    })
    .openapi(revokeRoute, async (c) => {
      const caller = c.get('caller');
      const { id } = c.req.valid('param');
      await revokeOwnToken(writingOf(caller), personIdOf(caller), id, c.get('requestId'));
      c.header('Cache-Control', 'no-store');
      return c.body(null, 204);
    });
};
