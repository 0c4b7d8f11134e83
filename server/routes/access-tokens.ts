import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { revokeAccessToken } from '../actions/revoke-access-token.ts';
import { ownedTokensSchema } from '../contract/access-tokens.ts';
import { personIdOf, scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { listOwnedTokens } from '../queries/access-tokens.ts';
import { readingAs, writingAs } from '../queries/reading.ts';

const query = queryOf(z.object({}));
const tags = ['administration'];

const listRoute = createRoute({
  method: 'get',
  path: '/api/access-tokens',
  tags,
  summary: 'With which access tokens programs read, and in whose name',
  request: { query },
  responses: { 200: jsonAnswer(ownedTokensSchema, 'Those used last come first'), ...errorAnswers },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/api/access-tokens/{id}',
  tags,
  summary: 'Revokes an access token, whoever made it',
  request: { params: z.object({ id: z.uuid() }), query },
  responses: { 204: { description: 'Done' }, ...errorAnswers },
});

export const accessTokenRoutes = (deps: Pick<AppDeps, 'pool'>) =>
  describedRoutes()
    .openapi(listRoute, async (c) => {
      const tokens = await readingAs(
        deps.pool,
        'app_identity',
        scopeOf(c.get('caller')),
      )((sql) => listOwnedTokens(sql));
      c.header('Cache-Control', 'no-store');
      const told = tokens.map(({ createdAt, expiresAt, ...token }) => ({
        ...token,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }));
      return c.json({ tokens: told }, 200);
    })
    .openapi(revokeRoute, async (c) => {
      const caller = c.get('caller');
      const by = { personId: personIdOf(caller), requestId: c.get('requestId') };
      const { id } = c.req.valid('param');
      await writingAs(deps.pool, 'app_identity', scopeOf(caller))((sql) => revokeAccessToken(sql, by, id));
      c.header('Cache-Control', 'no-store');
      return c.body(null, 204);
    });
