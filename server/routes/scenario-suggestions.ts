import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { SuggestionDoors, SuggestionWish } from '../actions/sought-unit.ts';
import { suggestBulk } from '../actions/suggest-bulk.ts';
import { suggestSplits } from '../actions/suggest-splits.ts';
import { createSuggester } from '../answers/suggestion-thread.ts';
import { errorBodySchema } from '../contract/error-body.ts';
import {
  bulkSuggestionsSchema,
  bulkTargetSchema,
  splitSuggestionsSchema,
  splitTargetSchema,
} from '../contract/scenario-suggestions.ts';
import { readingOf } from '../http/freshness-check.ts';
import { etagOfVersion } from '../http/if-match.ts';
import { describedRoutes, errorAnswers, jsonAnswer, jsonBody, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import {
  drawingAreaOf,
  frameOf,
  readingScenarios,
  type ScenarioDeps,
  scenarioParams,
  scenarioTags,
} from './scenario-context.ts';

const unitParams = scenarioParams.extend({ unit: z.guid() });
const query = queryOf(z.object({}));
const refusals = {
  ...errorAnswers,
  409: jsonAnswer(errorBodySchema, 'The scenario is no draft'),
  412: jsonAnswer(errorBodySchema, 'The scenario has changed meanwhile; ask again'),
  422: jsonAnswer(errorBodySchema, 'Nothing can be suggested; the message says why, details where'),
  503: jsonAnswer(errorBodySchema, 'Too many are waiting, or this takes too long'),
} as const;

const splitRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/units/{unit}/split-suggestions',
  tags: scenarioTags,
  summary:
    'Up to three ways to split a unit of the draft by households, along roads and walls, as operations to be appended',
  request: { params: unitParams, query, body: jsonBody(splitTargetSchema) },
  responses: {
    200: jsonAnswer(splitSuggestionsSchema, 'The suggestions, and what of the target they do not meet'),
    ...refusals,
  },
});

const bulkRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/units/{unit}/bulk-suggestions',
  tags: scenarioTags,
  summary:
    'Steps after which the grids of a community of the draft have households within a range, as operations to be appended',
  request: { params: unitParams, query, body: jsonBody(bulkTargetSchema) },
  responses: {
    200: jsonAnswer(bulkSuggestionsSchema, 'The steps, and the grids that stay out of the range'),
    ...refusals,
  },
});

export const scenarioSuggestionRoutes = (deps: ScenarioDeps) => {
  const suggester = createSuggester();
  const doorsOf = (c: Context<RequestEnv>): SuggestionDoors => ({
    reading: readingScenarios(c, deps),
    readingMap: readingOf(c, deps),
    nets: deps.nets,
    suggester,
  });
  const wishOf = async (
    c: Context<RequestEnv>,
    { id, unit }: z.infer<typeof unitParams>,
  ): Promise<SuggestionWish> => ({
    ...(await frameOf(deps)),
    ...{ scenarioId: id.toLowerCase(), unitId: unit.toLowerCase() },
    ...{ area: drawingAreaOf(c), language: c.get('language') },
  });
  const mark = (c: Context<RequestEnv>, version: number): void => {
    c.header('ETag', etagOfVersion(version));
    c.header('Cache-Control', 'no-store');
  };
  return describedRoutes()
    .openapi(splitRoute, async (c) => {
      const wish = await wishOf(c, c.req.valid('param'));
      const answer = await suggestSplits(doorsOf(c), wish, c.req.valid('json'));
      mark(c, answer.version);
      return c.json(answer, 200);
    })
    .openapi(bulkRoute, async (c) => {
      const wish = await wishOf(c, c.req.valid('param'));
      const answer = await suggestBulk(doorsOf(c), wish, c.req.valid('json'));
      mark(c, answer.version);
      return c.json(answer, 200);
    });
};
