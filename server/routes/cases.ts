import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { type Handling, openCase } from '../actions/open-case.ts';
import { revealPersonalField } from '../actions/reveal-personal-field.ts';
import {
  caseSchema,
  casesQuerySchema,
  casesSchema,
  revealedSchema,
  revealSchema,
} from '../contract/cases.ts';
import { scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { countOpenCases, listCases } from '../queries/cases.ts';
import { readingAs, writingAs } from '../queries/reading.ts';

const usualLimit = 50;
const mostCases = 200;

const params = z.object({ id: z.string().regex(/^\d{1,15}$/) });

const listRoute = createRoute({
  method: 'get',
  path: '/api/cases',
  tags: ['cases'],
  summary: 'Cases that the offices of the caller handle, the newest first',
  request: { query: queryOf(casesQuerySchema) },
  responses: { 200: jsonAnswer(casesSchema, 'A page of cases'), ...errorAnswers },
});

const caseRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}',
  tags: ['cases'],
  summary: 'One case in full, with the words of the request; opening it is logged',
  request: { params, query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(caseSchema, 'The case'), ...errorAnswers },
});

const revealRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/reveal',
  tags: ['cases'],
  summary: 'One personal field of a case; who saw it and why is logged',
  request: {
    params,
    query: queryOf(z.object({})),
    body: { required: true, content: { 'application/json': { schema: revealSchema } } },
  },
  responses: { 200: jsonAnswer(revealedSchema, 'The field in plain text'), ...errorAnswers },
});

type CaseDeps = Pick<AppDeps, 'pool' | 'sealer'>;

export const caseRoutes = (deps: CaseDeps) => {
  const handlingOf = (c: Context<RequestEnv>): Handling => {
    const caller = c.get('caller');
    c.header('Cache-Control', 'no-store');
    return {
      writing: writingAs(deps.pool, 'app_handler', scopeOf(caller)),
      sealer: deps.sealer,
      personId: caller.person?.id ?? '',
      requestId: c.get('requestId'),
    };
  };
  return describedRoutes()
    .openapi(listRoute, async (c) => {
      const { state, number, beforeId, limit } = c.req.valid('query');
      const most = Math.min(Math.max(Number(limit ?? usualLimit), 1), mostCases);
      const filter = { state, number, beforeId: beforeId === undefined ? undefined : Number(beforeId) };
      const reading = readingAs(deps.pool, 'app_handler', scopeOf(c.get('caller')));
      const page = await reading(async (sql) => ({
        cases: await listCases(sql, filter, most),
        openCount: await countOpenCases(sql),
      }));
      const last = page.cases.length === most ? page.cases.at(-1) : undefined;
      c.header('Cache-Control', 'no-store');
      return c.json({ ...page, next: last?.id ?? null }, 200);
    })
    .openapi(caseRoute, async (c) =>
      c.json(await openCase(handlingOf(c), Number(c.req.valid('param').id)), 200),
    )
    .openapi(revealRoute, async (c) =>
      c.json(
        await revealPersonalField(handlingOf(c), Number(c.req.valid('param').id), c.req.valid('json')),
        200,
      ),
    );
};
