import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { assessGroups, gainUnitInsight, type IndicatorContext } from '../answers/indicators.ts';
import type { TicketColumnStore } from '../answers/ticket-columns.ts';
import {
  assessmentQuerySchema,
  assessmentSchema,
  insightQuerySchema,
  insightSchema,
} from '../contract/indicators.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { getDistrict } from '../queries/district.ts';
import { areaOf, columnsFor } from './counting.ts';

const tags = ['indicators'];

const assessmentRoute = createRoute({
  method: 'get',
  path: '/api/indicators/assessment',
  tags,
  summary: 'Indicators as the assessment counts them (考核口径), before and after 剔除, per street or office',
  request: { query: queryOf(assessmentQuerySchema) },
  responses: {
    200: jsonAnswer(assessmentSchema, 'Numerators and denominators with each rate'),
    ...errorAnswers,
  },
});

const insightRoute = createRoute({
  method: 'get',
  path: '/api/indicators/insight',
  tags,
  summary: 'Indicators for understanding (研判口径) per unit: smoothed, with interval, never ranked',
  request: { query: queryOf(insightQuerySchema) },
  responses: { 200: jsonAnswer(insightSchema, 'Figures of each unit'), ...errorAnswers },
});

/** Not kept by browsers: what is due changes with the clock. */
export const indicatorRoutes = (deps: AppDeps, store: TicketColumnStore) => {
  const columnsOf = columnsFor(deps, store);
  const contextOf = async (c: Context<RequestEnv>): Promise<IndicatorContext> => {
    const district = await readingOf(c, deps)(getDistrict);
    return {
      language: c.get('language'),
      synthetic: district?.synthetic ?? false,
      dataUntil: district?.dataUntil ?? null,
    };
  };
  return describedRoutes()
    .openapi(assessmentRoute, async (c) => {
      const { by, basicWeight, composite, ranked, ...question } = c.req.valid('query');
      const wanted = { by, basicWeight, composite: composite === 'true', ranked: ranked === 'true' };
      const columns = await columnsOf(c);
      return c.json(assessGroups(columns, wanted, question, areaOf(c), await contextOf(c)), 200);
    })
    .openapi(insightRoute, async (c) => {
      const { level, ...question } = c.req.valid('query');
      const columns = await columnsOf(c);
      return c.json(gainUnitInsight(columns, level, question, areaOf(c), await contextOf(c)), 200);
    });
};
