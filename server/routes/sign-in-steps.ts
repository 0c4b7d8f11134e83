import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { choosePassword } from '../actions/choose-password.ts';
import { signInBySecondFactor } from '../actions/sign-in-by-second-factor.ts';
import { AppError } from '../contract/app-error.ts';
import {
  firstPasswordSchema,
  type SessionStage,
  secondFactorSchema,
  sessionSchema,
} from '../contract/session.ts';
import type { CallerBook } from '../http/callers.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, jsonAnswer, jsonBody, queryOf, signInAnswers } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { arrivalOf, letIn } from './arrival.ts';
import { sessionAnswer } from './session-answer.ts';

const secondFactorRoute = createRoute({
  method: 'post',
  path: '/api/session/second-factor',
  tags: ['session'],
  summary: 'Comes in all the way by a code of the app, or a recovery code',
  request: { body: jsonBody(secondFactorSchema), query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(sessionSchema, 'The session'), ...signInAnswers },
});

const newPasswordRoute = createRoute({
  method: 'post',
  path: '/api/session/new-password',
  tags: ['session'],
  summary: 'Chooses a password after coming in by a one-time code',
  request: { body: jsonBody(firstPasswordSchema), query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(sessionSchema, 'The session as far as it has come'), ...signInAnswers },
});

/** Who has come as far as this stage and no further. Throws `not-allowed` for any other. */
const personAt = (c: Context<RequestEnv>, stage: SessionStage): { id: string; login: string } => {
  const caller = c.get('caller');
  if (caller.person === null || caller.stage !== stage)
    throw new AppError('not-allowed', { what: c.req.path });
  return caller.person;
};

export const signInStepRoutes = (deps: AppDeps, callers: CallerBook) =>
  describedRoutes()
    .openapi(secondFactorRoute, async (c) => {
      const { id, login } = personAt(c, 'second-factor');
      const { arrival, token } = arrivalOf(c, deps);
      const given = { personId: id, login, code: c.req.valid('json').code };
      letIn(c, deps, token, await signInBySecondFactor(deps, given, arrival));
      c.header('Cache-Control', 'no-store');
      return c.json(await sessionAnswer(deps, await callers.find({ via: 'cookie', token })), 200);
    })
    .openapi(newPasswordRoute, async (c) => {
      const { id } = personAt(c, 'new-password');
      const { arrival, token } = arrivalOf(c, deps);
      const given = { personId: id, password: c.req.valid('json').password };
      letIn(c, deps, token, await choosePassword(deps, given, arrival));
      c.header('Cache-Control', 'no-store');
      return c.json(await sessionAnswer(deps, await callers.find({ via: 'cookie', token })), 200);
    });
