import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { changePassword } from '../actions/change-password.ts';
import { endOtherSessions, endOwnSession } from '../actions/end-own-sessions.ts';
import { type Account, accountSchema, changePasswordSchema } from '../contract/account.ts';
import { AppError } from '../contract/app-error.ts';
import { type Caller, personIdOf, scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import {
  describedRoutes,
  errorAnswers,
  jsonAnswer,
  jsonBody,
  queryOf,
  signInAnswers,
} from '../http/openapi.ts';
import { listAccessTokens } from '../queries/access-tokens.ts';
import { getOwnAccount } from '../queries/own-account.ts';
import { readingAs, writingAs } from '../queries/reading.ts';
import { countRecoveryCodes } from '../queries/recovery-codes.ts';
import { getSessionLimits, listSessions } from '../queries/sessions.ts';

const done = { 204: { description: 'Done' } };
const query = queryOf(z.object({}));

const getRoute = createRoute({
  method: 'get',
  path: '/api/account',
  tags: ['account'],
  summary: "One's own account: sign-in, sessions, access tokens",
  request: { query },
  responses: { 200: jsonAnswer(accountSchema, 'The account'), ...errorAnswers },
});

const passwordRoute = createRoute({
  method: 'post',
  path: '/api/account/password',
  tags: ['account'],
  summary: "Changes one's password and ends all other sessions",
  request: { body: jsonBody(changePasswordSchema), query },
  responses: { ...done, ...signInAnswers },
});

const endOthersRoute = createRoute({
  method: 'delete',
  path: '/api/account/sessions',
  tags: ['account'],
  summary: 'Ends all sessions but this one',
  request: { query },
  responses: { ...done, ...errorAnswers },
});

const endOneRoute = createRoute({
  method: 'delete',
  path: '/api/account/sessions/{id}',
  tags: ['account'],
  summary: "Ends one of one's sessions",
  request: { params: z.object({ id: z.uuid() }), query },
  responses: { ...done, ...errorAnswers },
});

const accountOf = (deps: AppDeps, caller: Caller): Promise<Account> => {
  const personId = personIdOf(caller);
  return readingAs(
    deps.pool,
    'app_identity',
    scopeOf(caller),
  )(async (sql) => {
    const account = await getOwnAccount(sql, personId);
    if (account === null) throw new AppError('sign-in-needed', { what: '' });
    const { idleMinutes } = await getSessionLimits(sql);
    const sessions = await listSessions(sql, personId, idleMinutes);
    const tokens = await listAccessTokens(sql, personId);
    return {
      login: account.login,
      name: account.name,
      signOn: account.signOn,
      passwordChangedAt: account.passwordChangedAt?.toISOString() ?? null,
      secondFactor: {
        enabledAt: account.secondFactorAt?.toISOString() ?? null,
        required: account.needsSecondFactor,
        recoveryCodesLeft: await countRecoveryCodes(sql, personId),
      },
      sessions: sessions.map((session) => ({
        id: session.id,
        device: session.device,
        createdAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
        current: session.id === caller.sessionId,
      })),
      tokens: tokens.map((token) => ({
        ...token,
        createdAt: token.createdAt.toISOString(),
        expiresAt: token.expiresAt.toISOString(),
      })),
    };
  });
};

export const accountRoutes = (deps: AppDeps) => {
  const writingOf = (caller: Caller) => writingAs(deps.pool, 'app_identity', scopeOf(caller));
  return describedRoutes()
    .openapi(getRoute, async (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json(await accountOf(deps, c.get('caller')), 200);
    })
    .openapi(passwordRoute, async (c) => {
      const caller = c.get('caller');
      await changePassword(deps, writingOf(caller), {
        personId: personIdOf(caller),
        sessionId: caller.sessionId,
        ...c.req.valid('json'),
        requestId: c.get('requestId'),
      });
      c.header('Cache-Control', 'no-store');
      return c.body(null, 204);
    })
    .openapi(endOthersRoute, async (c) => {
      const caller = c.get('caller');
      await endOtherSessions(writingOf(caller), personIdOf(caller), caller.sessionId, c.get('requestId'));
      c.header('Cache-Control', 'no-store');
      return c.body(null, 204);
    })
    .openapi(endOneRoute, async (c) => {
      const caller = c.get('caller');
      const { id } = c.req.valid('param');
      await endOwnSession(writingOf(caller), personIdOf(caller), id, c.get('requestId'));
      c.header('Cache-Control', 'no-store');
      return c.body(null, 204);
    });
};
