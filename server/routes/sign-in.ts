import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { setUp } from '../actions/set-up.ts';
import { signInByCode } from '../actions/sign-in-by-code.ts';
import { signInByPassword } from '../actions/sign-in-by-password.ts';
import { signInToDemo } from '../actions/sign-in-to-demo.ts';
import type { Arrival, StartedSession } from '../actions/start-session.ts';
import { AppError } from '../contract/app-error.ts';
import {
  demoSignInSchema,
  oneTimeSignInSchema,
  passwordSignInSchema,
  sessionSchema,
  setupSchema,
} from '../contract/session.ts';
import type { CallerBook } from '../http/callers.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, jsonAnswer, jsonBody, queryOf, signInAnswers } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { arrivalOf, letIn } from './arrival.ts';
import { sessionAnswer } from './session-answer.ts';

const door = <Path extends string, Body extends z.ZodType>(path: Path, body: Body, summary: string) =>
  createRoute({
    method: 'post',
    path,
    tags: ['session'],
    summary,
    request: { body: jsonBody(body), query: queryOf(z.object({})) },
    responses: { 200: jsonAnswer(sessionSchema, 'The session as far as it has come'), ...signInAnswers },
  });

const passwordRoute = door('/api/session/password', passwordSignInSchema, 'Comes in by login and password');
const oneTimeRoute = door('/api/session/one-time', oneTimeSignInSchema, 'Comes in by a one-time code');
const demoRoute = door('/api/session/demo', demoSignInSchema, 'Comes in as one of the people of the demo');
const setupRoute = door(
  '/api/session/setup',
  setupSchema,
  'Makes the first administrator, by the code that the server has printed',
);

export const signInRoutes = (deps: AppDeps, callers: CallerBook) => {
  /** Opens a door for this browser and tells how far it has come. */
  const comeIn = async (c: Context<RequestEnv>, open: (arrival: Arrival) => Promise<StartedSession>) => {
    if (deps.publicOnly) throw new AppError('door-shut');
    const { arrival, token } = arrivalOf(c, deps);
    const started = await open(arrival);
    letIn(c, deps, token, started);
    c.header('Cache-Control', 'no-store');
    return sessionAnswer(deps, await callers.find({ via: 'cookie', token }));
  };
  return describedRoutes()
    .openapi(passwordRoute, async (c) =>
      c.json(await comeIn(c, (arrival) => signInByPassword(deps, c.req.valid('json'), arrival)), 200),
    )
    .openapi(oneTimeRoute, async (c) =>
      c.json(await comeIn(c, (arrival) => signInByCode(deps, c.req.valid('json'), arrival)), 200),
    )
    .openapi(demoRoute, async (c) =>
      c.json(await comeIn(c, (arrival) => signInToDemo(deps, c.req.valid('json').login, arrival)), 200),
    )
    .openapi(setupRoute, async (c) =>
      c.json(await comeIn(c, (arrival) => setUp(deps, c.req.valid('json'), arrival)), 200),
    );
};
