import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { TicketColumnStore } from '../answers/ticket-columns.ts';
import { countCells, countDays, countUnitTickets } from '../answers/ticket-counts.ts';
import {
  ticketCategoriesSchema,
  ticketCellsSchema,
  ticketFilterSchema,
  ticketTimelineSchema,
  unitTicketsSchema,
} from '../contract/tickets.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { listCategories } from '../queries/ticket-columns.ts';
import { areaOf, columnsFor } from './counting.ts';

const tags = ['tickets'];

const categoriesRoute = createRoute({
  method: 'get',
  path: '/api/tickets/categories',
  tags,
  summary: 'Categories of tickets',
  request: { query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(ticketCategoriesSchema, 'Parents and children, by code') },
});

const cellsRoute = createRoute({
  method: 'get',
  path: '/api/tickets/cells',
  tags,
  summary: 'Counts in 100 m cells, on any net; all tickets of the question are accounted for in the totals',
  request: { query: queryOf(ticketFilterSchema) },
  responses: { 200: jsonAnswer(ticketCellsSchema, 'Columns of equal length'), 400: errorAnswers[400] },
});

const timelineRoute = createRoute({
  method: 'get',
  path: '/api/tickets/timeline',
  tags,
  summary: 'Tickets a day over the whole period',
  request: { query: queryOf(ticketFilterSchema.omit({ from: true, until: true })) },
  responses: { 200: jsonAnswer(ticketTimelineSchema, 'One number a day'), 400: errorAnswers[400] },
});

const unitTicketsRoute = createRoute({
  method: 'get',
  path: '/api/units/{id}/tickets',
  tags,
  summary: 'Tickets of one unit, on any net, as far as their place is known finely enough for its level',
  request: { params: z.object({ id: z.guid() }), query: queryOf(ticketFilterSchema) },
  responses: { 200: jsonAnswer(unitTicketsSchema, 'Count, rate and leading categories'), ...errorAnswers },
});

export const ticketRoutes = (deps: AppDeps, store: TicketColumnStore) => {
  const columnsOf = columnsFor(deps, store);
  return describedRoutes()
    .openapi(categoriesRoute, async (c) => {
      const categories = await readingOf(c, deps)(listCategories);
      return c.json({ categories: [...categories] }, 200);
    })
    .openapi(cellsRoute, async (c) =>
      c.json(countCells(await columnsOf(c), c.req.valid('query'), areaOf(c)), 200),
    )
    .openapi(timelineRoute, async (c) =>
      c.json(countDays(await columnsOf(c), c.req.valid('query'), areaOf(c)), 200),
    )
    .openapi(unitTicketsRoute, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(countUnitTickets(await columnsOf(c), id, c.req.valid('query'), areaOf(c)), 200);
    });
};
