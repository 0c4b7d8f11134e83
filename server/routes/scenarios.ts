import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { copyScenario } from '../actions/copy-scenario.ts';
import { describeScenario, discardScenario, drawScenario } from '../actions/draw-scenario.ts';
import {
  copiedScenarioSchema,
  newScenarioSchema,
  scenarioCopySchema,
  scenarioListQuerySchema,
  scenarioListSchema,
  scenarioSchema,
  scenarioTextsSchema,
} from '../contract/scenarios.ts';
import { personIdOf } from '../http/caller.ts';
import { describedRoutes, errorAnswers, jsonAnswer, jsonBody, queryOf } from '../http/openapi.ts';
import { listScenarios } from '../queries/scenarios.ts';
import {
  doorsOf,
  drawingAreaOf,
  frameOf,
  ifMatchHeaders,
  readingScenarios,
  type ScenarioDeps,
  scenarioParams,
  scenarioRefusals,
  scenarioTags,
  showScenario,
  wishOf,
} from './scenario-context.ts';

const tags = scenarioTags;
const query = queryOf(z.object({}));
const params = scenarioParams;

const listRoute = createRoute({
  method: 'get',
  path: '/api/scenarios',
  tags,
  summary: 'Scenarios (调整方案) that changed last, at most 500',
  request: { query: queryOf(scenarioListQuerySchema) },
  responses: { 200: jsonAnswer(scenarioListSchema, 'The latest change first'), ...errorAnswers },
});

const drawRoute = createRoute({
  method: 'post',
  path: '/api/scenarios',
  tags,
  summary: 'Begins a draft on a revision of the net',
  request: { query, body: jsonBody(newScenarioSchema) },
  responses: { 201: jsonAnswer(scenarioSchema, 'The draft'), ...scenarioRefusals },
});

const getRoute = createRoute({
  method: 'get',
  path: '/api/scenarios/{id}',
  tags,
  summary: 'One scenario with its decisions; the ETag is its version',
  request: { params, query },
  responses: { 200: jsonAnswer(scenarioSchema, 'The scenario'), ...errorAnswers },
});

const describeRoute = createRoute({
  method: 'patch',
  path: '/api/scenarios/{id}',
  tags,
  summary: 'Changes title or explanation of a draft of one’s own',
  request: { params, query, headers: ifMatchHeaders, body: jsonBody(scenarioTextsSchema) },
  responses: { 200: jsonAnswer(scenarioSchema, 'The draft'), ...scenarioRefusals },
});

const discardRoute = createRoute({
  method: 'delete',
  path: '/api/scenarios/{id}',
  tags,
  summary: 'Deletes a draft of one’s own that was never handed in',
  request: { params, query, headers: ifMatchHeaders },
  responses: { 204: { description: 'It is gone' }, ...scenarioRefusals },
});

const copyRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/copies',
  tags,
  summary: 'Copies a scenario, or forks it on to the latest revision without what collides there',
  request: { params, query, body: jsonBody(scenarioCopySchema) },
  responses: {
    201: jsonAnswer(copiedScenarioSchema, 'The draft and what was left out'),
    ...scenarioRefusals,
  },
});

export const scenarioRoutes = (deps: ScenarioDeps) =>
  describedRoutes()
    .openapi(listRoute, async (c) => {
      const { state = null, mine } = c.req.valid('query');
      const createdBy = mine === 'true' ? personIdOf(c.get('caller')) : null;
      const scenarios = await readingScenarios(c, deps)((sql) => listScenarios(sql, { state, createdBy }));
      c.header('Cache-Control', 'no-store');
      return c.json({ scenarios }, 200);
    })
    .openapi(drawRoute, async (c) => {
      const { baseRevisionId = null, areaId = null, ...draft } = c.req.valid('json');
      const id = await drawScenario(doorsOf(c, deps).writing, {
        ...{ ...draft, baseRevisionId, areaId },
        personId: personIdOf(c.get('caller')),
        requestId: c.get('requestId'),
      });
      return c.json(await showScenario(c, deps, id), 201);
    })
    .openapi(getRoute, async (c) => c.json(await showScenario(c, deps, c.req.valid('param').id), 200))
    .openapi(describeRoute, async (c) => {
      const { id } = c.req.valid('param');
      await describeScenario(doorsOf(c, deps).writing, { ...wishOf(c, id), texts: c.req.valid('json') });
      return c.json(await showScenario(c, deps, id), 200);
    })
    .openapi(discardRoute, async (c) => {
      await discardScenario(doorsOf(c, deps).writing, wishOf(c, c.req.valid('param').id));
      return c.body(null, 204);
    })
    .openapi(copyRoute, async (c) => {
      const { toLonLat } = await frameOf(deps);
      const { id, leftOut } = await copyScenario(doorsOf(c, deps), {
        ...{ ...c.req.valid('json'), scenarioId: c.req.valid('param').id, area: drawingAreaOf(c) },
        naming: { toLonLat, language: c.get('language') },
        personId: personIdOf(c.get('caller')),
        requestId: c.get('requestId'),
      });
      return c.json({ scenario: await showScenario(c, deps, id), leftOut: [...leftOut] }, 201);
    });
