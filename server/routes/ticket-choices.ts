import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ticketChoicesSchema, workCalendarSchema } from '../contract/ticket-choices.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { getWorkCalendar, listTicketChoices } from '../queries/ticket-choices.ts';

const tags = ['tickets'];

const choicesRoute = createRoute({
  method: 'get',
  path: '/api/tickets/choices',
  tags,
  summary: 'Names of the streets and offices that filters call by their ids',
  request: { query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(ticketChoicesSchema, 'By name'), ...errorAnswers },
});

const calendarRoute = createRoute({
  method: 'get',
  path: '/api/tickets/calendar',
  tags,
  summary: 'Which days are not worked',
  request: { query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(workCalendarSchema, 'In their order'), ...errorAnswers },
});

export const ticketChoiceRoutes = (deps: AppDeps) =>
  describedRoutes()
    .openapi(choicesRoute, async (c) => c.json(await readingOf(c, deps)(listTicketChoices), 200))
    .openapi(calendarRoute, async (c) => c.json(await readingOf(c, deps)(getWorkCalendar), 200));
