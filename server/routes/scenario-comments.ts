import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { commentScenario, settleComment } from '../actions/comment-scenario.ts';
import { requireScenario } from '../actions/scenario-rules.ts';
import { newCommentSchema, scenarioCommentListSchema } from '../contract/scenario-comments.ts';
import { personIdOf } from '../http/caller.ts';
import { describedRoutes, errorAnswers, jsonAnswer, jsonBody, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { listComments } from '../queries/scenario-comments.ts';
import {
  doorsOf,
  readingScenarios,
  type ScenarioDeps,
  scenarioParams,
  scenarioTags,
} from './scenario-context.ts';

const tags = scenarioTags;
const params = scenarioParams;
const query = queryOf(z.object({}));
const comments = jsonAnswer(scenarioCommentListSchema, 'All remarks, the oldest first');

const listRoute = createRoute({
  method: 'get',
  path: '/api/scenarios/{id}/comments',
  tags,
  summary: 'Remarks pinned to places of a scenario',
  request: { params, query },
  responses: { 200: comments, ...errorAnswers },
});

const commentRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/comments',
  tags,
  summary: 'Pins a remark to a place',
  request: { params, query, body: jsonBody(newCommentSchema) },
  responses: { 201: comments, ...errorAnswers },
});

const settleRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/comments/{comment}/resolution',
  tags,
  summary: 'Settles a remark',
  request: { params: params.extend({ comment: z.guid() }), query },
  responses: { 200: comments, ...errorAnswers },
});

export const scenarioCommentRoutes = (deps: ScenarioDeps) => {
  const list = async (c: Context<RequestEnv>, id: string) => {
    c.header('Cache-Control', 'no-store');
    return readingScenarios(
      c,
      deps,
    )(async (sql) => {
      await requireScenario(sql, id);
      return { comments: await listComments(sql, id) };
    });
  };
  const asked = (c: Context<RequestEnv>) => ({
    personId: personIdOf(c.get('caller')),
    requestId: c.get('requestId'),
  });
  return describedRoutes()
    .openapi(listRoute, async (c) => c.json(await list(c, c.req.valid('param').id), 200))
    .openapi(commentRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { unitId = null, ...comment } = c.req.valid('json');
      await commentScenario(doorsOf(c, deps).writing, { ...comment, unitId, scenarioId: id, ...asked(c) });
      return c.json(await list(c, id), 201);
    })
    .openapi(settleRoute, async (c) => {
      const { id, comment } = c.req.valid('param');
      await settleComment(doorsOf(c, deps).writing, { scenarioId: id, commentId: comment, ...asked(c) });
      return c.json(await list(c, id), 200);
    });
};
