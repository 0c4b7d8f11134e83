import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { signOut } from '../actions/sign-out.ts';
import { sessionSchema } from '../contract/session.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, jsonAnswer, queryOf } from '../http/openapi.ts';
import { hashOfToken, readSessionCookie, takeSessionCookie } from '../http/session-cookie.ts';
import { sessionAnswer } from './session-answer.ts';

const getRoute = createRoute({
  method: 'get',
  path: '/api/session',
  tags: ['session'],
  summary: 'Who asks, and by which doors one may come in',
  request: { query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(sessionSchema, 'The session, or none') },
});

const endRoute = createRoute({
  method: 'delete',
  path: '/api/session',
  tags: ['session'],
  summary: 'Ends the session of this browser',
  request: { query: queryOf(z.object({})) },
  responses: { 204: { description: 'There is no session any more' } },
});

export const sessionRoutes = (deps: AppDeps) =>
  describedRoutes()
    .openapi(getRoute, async (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json(await sessionAnswer(deps, c.get('caller')), 200);
    })
    .openapi(endRoute, async (c) => {
      const token = readSessionCookie(c);
      if (token !== undefined && !deps.publicOnly)
        await signOut(deps.pool, hashOfToken(token), c.get('requestId'));
      takeSessionCookie(c);
      c.header('Clear-Site-Data', '"cache"');
      c.header('Cache-Control', 'no-store');
      return c.body(null, 204);
    });
