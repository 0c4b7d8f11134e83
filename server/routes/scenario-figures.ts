import { createRoute } from '@hono/zod-openapi';
import { measuredPart, partFigures } from '../answers/part-figures.ts';
import { AppError } from '../contract/app-error.ts';
import { scenarioFiguresQuerySchema, scenarioFiguresSchema } from '../contract/scenario-figures.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { getScenarioHead } from '../queries/scenarios.ts';
import {
  frameOf,
  readingAsServer,
  readingScenarios,
  type ScenarioDeps,
  scenarioParams,
  scenarioTags,
} from './scenario-context.ts';

const figuresRoute = createRoute({
  method: 'get',
  path: '/api/scenarios/{id}/figures',
  tags: scenarioTags,
  summary: 'What lies in every unit of a part as the scenario leaves it; with the ground for counting there',
  request: { params: scenarioParams, query: queryOf(scenarioFiguresQuerySchema) },
  responses: { 200: jsonAnswer(scenarioFiguresSchema, 'Unit by unit'), ...errorAnswers },
});

export const scenarioFigureRoutes = (deps: ScenarioDeps) =>
  describedRoutes().openapi(figuresRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { unit, ground } = c.req.valid('query');
    const head = await readingScenarios(c, deps)((sql) => getScenarioHead(sql, id));
    if (head === null) throw new AppError('not-found', { what: `scenario ${id}` });
    const { toLonLat, dataUntil } = await frameOf(deps);
    const held = await deps.nets.hold(head, async ({ net, head: { version } }) => ({
      version,
      shapes: measuredPart(net, unit),
    }));
    const figures = await partFigures({
      ...{ ...held, toLonLat, dataUntil, baseRevisionId: head.baseRevisionId },
      readingMap: readingOf(c, deps),
      readingTickets: readingAsServer(deps),
      counted: c.get('caller').rights.get('counts') ?? null,
      withGround: ground === 'true',
    });
    c.header('Cache-Control', 'private, no-cache');
    return c.json(figures, 200);
  });
