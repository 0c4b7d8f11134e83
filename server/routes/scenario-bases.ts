import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { conflictsOf, rebaseScenario } from '../actions/copy-scenario.ts';
import { AppError } from '../contract/app-error.ts';
import { conflictListSchema, scenarioSchema } from '../contract/scenarios.ts';
import { describedRoutes, jsonAnswer, queryOf } from '../http/openapi.ts';
import { findBaseRevision } from '../queries/scenario-bases.ts';
import {
  doorsOf,
  drawingAreaOf,
  frameOf,
  ifMatchHeaders,
  type ScenarioDeps,
  scenarioParams,
  scenarioRefusals,
  scenarioTags,
  showScenario,
  wishOf,
} from './scenario-context.ts';

const tags = scenarioTags;
const params = scenarioParams;
const query = queryOf(z.object({}));

const conflictsRoute = createRoute({
  method: 'get',
  path: '/api/scenarios/{id}/conflicts',
  tags,
  summary: 'What keeps the scenario from standing on the latest revision, with units and places',
  request: { params, query },
  responses: { 200: jsonAnswer(conflictListSchema, 'Empty where nothing does'), ...scenarioRefusals },
});

const rebaseRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/rebase',
  tags,
  summary:
    'Moves a draft of one’s own on to the latest revision: all of it, or nothing where something collides',
  request: { params, query, headers: ifMatchHeaders },
  responses: { 200: jsonAnswer(scenarioSchema, 'The draft'), ...scenarioRefusals },
});

export const scenarioBaseRoutes = (deps: ScenarioDeps) =>
  describedRoutes()
    .openapi(conflictsRoute, async (c) => {
      const { toLonLat } = await frameOf(deps);
      const doors = doorsOf(c, deps);
      const naming = { toLonLat, language: c.get('language') };
      const { revisionId, conflicts } = await conflictsOf(doors, c.req.valid('param').id, naming);
      const latest = await doors.reading((sql) => findBaseRevision(sql, revisionId));
      if (latest === null) throw new AppError('net-empty');
      const { id, title, effectiveFrom } = latest;
      c.header('Cache-Control', 'no-store');
      return c.json({ latestRevision: { id, title, effectiveFrom }, conflicts: [...conflicts] }, 200);
    })
    .openapi(rebaseRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { toLonLat } = await frameOf(deps);
      const naming = { toLonLat, language: c.get('language') };
      await rebaseScenario(doorsOf(c, deps), { ...wishOf(c, id), area: drawingAreaOf(c), naming });
      return c.json(await showScenario(c, deps, id), 200);
    });
