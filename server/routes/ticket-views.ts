import { createRoute } from '@hono/zod-openapi';
import { breakDown, countSeries } from '../answers/ticket-breakdown.ts';
import type { TicketColumnStore } from '../answers/ticket-columns.ts';
import { measureLevel, needsNeighbours } from '../answers/unit-measures.ts';
import type { NeighbourStore } from '../answers/unit-neighbours.ts';
import {
  breakdownQuerySchema,
  seriesQuerySchema,
  ticketBreakdownSchema,
  ticketSeriesSchema,
} from '../contract/ticket-views.ts';
import { measureQuerySchema, unitMeasureSchema } from '../contract/unit-measures.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { areaOf, columnsFor } from './counting.ts';

const tags = ['tickets'];

const breakdownRoute = createRoute({
  method: 'get',
  path: '/api/tickets/breakdown',
  tags,
  summary: 'How the tickets of a filter divide by one dimension; adds up to the total',
  request: { query: queryOf(breakdownQuerySchema) },
  responses: { 200: jsonAnswer(ticketBreakdownSchema, 'One count for each value'), ...errorAnswers },
});

const seriesRoute = createRoute({
  method: 'get',
  path: '/api/tickets/series',
  tags,
  summary: 'Tickets of a filter per day, week or month',
  request: { query: queryOf(seriesQuerySchema) },
  responses: { 200: jsonAnswer(ticketSeriesSchema, 'One count for each step'), ...errorAnswers },
});

const unitsRoute = createRoute({
  method: 'get',
  path: '/api/tickets/units',
  tags,
  summary: 'One measure for each unit of a level, with numerator, denominator, interval and flag',
  request: { query: queryOf(measureQuerySchema) },
  responses: { 200: jsonAnswer(unitMeasureSchema, 'Columns of equal length'), ...errorAnswers },
});

export const ticketViewRoutes = (deps: AppDeps, store: TicketColumnStore, neighbours: NeighbourStore) => {
  const columnsOf = columnsFor(deps, store);
  return describedRoutes()
    .openapi(breakdownRoute, async (c) => {
      const { by, ...question } = c.req.valid('query');
      return c.json(breakDown(await columnsOf(c), by, question, areaOf(c)), 200);
    })
    .openapi(seriesRoute, async (c) => {
      const { step, ...question } = c.req.valid('query');
      return c.json(countSeries(await columnsOf(c), step, question, areaOf(c)), 200);
    })
    .openapi(unitsRoute, async (c) => {
      const { level, measure, compare, ...question } = c.req.valid('query');
      const columns = await columnsOf(c);
      const around = needsNeighbours(measure) ? await neighbours.get(columns, level) : null;
      return c.json(measureLevel(columns, { level, measure, compare }, question, areaOf(c), around), 200);
    });
};
