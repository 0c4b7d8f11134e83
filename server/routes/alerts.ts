import { createRoute, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { changeAlert } from '../actions/change-alert.ts';
import { rateAlerts } from '../answers/alert-precision.ts';
import { seasonCalendar } from '../answers/season-calendar.ts';
import type { TicketColumnStore } from '../answers/ticket-columns.ts';
import {
  alertChangeSchema,
  alertDetailSchema,
  alertSummarySchema,
  alertsQuerySchema,
  alertsSchema,
  changedAlertSchema,
  seasonCalendarSchema,
} from '../contract/alerts.ts';
import { AppError } from '../contract/app-error.ts';
import { errorBodySchema } from '../contract/error-body.ts';
import { personIdOf, scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, jsonBody, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import {
  countAlertStates,
  getLatestScan,
  listAlertOffices,
  listAlertStreets,
} from '../queries/alert-summary.ts';
import { countAlerts, getAlert, listAlerts } from '../queries/alerts.ts';
import { getNetInForce } from '../queries/freshness.ts';
import { writingAs } from '../queries/reading.ts';
import { areaOf, columnsFor } from './counting.ts';

const tags = ['alerts'];
const noQuery = queryOf(z.object({}));
const alertParam = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

const listRoute = createRoute({
  method: 'get',
  path: '/api/alerts',
  tags,
  summary: 'Early warnings of the area of the caller, with their evidence',
  request: { query: queryOf(alertsQuerySchema) },
  responses: { 200: jsonAnswer(alertsSchema, 'The latest first'), ...errorAnswers },
});

const summaryRoute = createRoute({
  method: 'get',
  path: '/api/alerts/summary',
  tags,
  summary: 'How many alerts were real so far, and which office has how many tasks',
  request: { query: noQuery },
  responses: { 200: jsonAnswer(alertSummarySchema, 'Of the area of the caller'), ...errorAnswers },
});

const calendarRoute = createRoute({
  method: 'get',
  path: '/api/alerts/calendar',
  tags,
  summary: 'What came back last year in the weeks that lie ahead',
  request: { query: noQuery },
  responses: { 200: jsonAnswer(seasonCalendarSchema, 'By their first day'), ...errorAnswers },
});

const detailRoute = createRoute({
  method: 'get',
  path: '/api/alerts/{id}',
  tags,
  summary: 'An early warning with what was said of it',
  request: { params: alertParam, query: noQuery },
  responses: { 200: jsonAnswer(alertDetailSchema, 'The alert'), ...errorAnswers },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/api/alerts/{id}',
  tags,
  summary: 'Says what became of an alert: verified, a task, a false alarm, closed',
  request: { params: alertParam, query: noQuery, body: jsonBody(alertChangeSchema) },
  responses: {
    200: jsonAnswer(changedAlertSchema, 'The alert'),
    ...errorAnswers,
    409: jsonAnswer(errorBodySchema, 'This state cannot follow the present one'),
    422: jsonAnswer(errorBodySchema, 'A task needs a responsible unit and a day'),
  },
});

const keepFromCaches: MiddlewareHandler<RequestEnv> = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
};

/** Steps are taken in the database role in which the caller also reads. */
const writingOf = (c: Context<RequestEnv>, deps: AppDeps) =>
  writingAs(deps.pool, areaOf(c) === 'whole' ? 'app_staff' : 'app_area', scopeOf(c.get('caller')));

/** Early warnings (未诉先办): what the scan found in the area of the caller, and what becomes of it. */
export const alertRoutes = (deps: AppDeps, store: TicketColumnStore) => {
  const columnsOf = columnsFor(deps, store);
  const routes = describedRoutes();
  routes.use('/api/alerts', keepFromCaches);
  routes.use('/api/alerts/*', keepFromCaches);
  return routes
    .openapi(listRoute, async (c) => {
      const query = c.req.valid('query');
      const { alerts, total } = await readingOf(
        c,
        deps,
      )(async (sql) => {
        const net = (await getNetInForce(sql, null))?.id ?? 0;
        return { alerts: await listAlerts(sql, net, query), total: await countAlerts(sql, net, query) };
      });
      const last = alerts.length < query.limit ? undefined : alerts.at(-1);
      const next = last === undefined ? null : `${last.untilDay}_${last.id}`;
      return c.json({ alerts: [...alerts], total, next }, 200);
    })
    .openapi(summaryRoute, async (c) => {
      const { counts, offices, streets, scan } = await readingOf(
        c,
        deps,
      )(async (sql) => ({
        counts: await countAlertStates(sql),
        offices: await listAlertOffices(sql),
        streets: await listAlertStreets(sql, (await getNetInForce(sql, null))?.id ?? 0),
        scan: await getLatestScan(sql),
      }));
      const scanned = { scannedUntil: scan?.day ?? null, scannedAt: scan?.scannedAt ?? null };
      return c.json({ ...scanned, ...rateAlerts(counts), offices: [...offices], streets: [...streets] }, 200);
    })
    .openapi(calendarRoute, async (c) => c.json(seasonCalendar(await columnsOf(c), areaOf(c)), 200))
    .openapi(detailRoute, async (c) => {
      const { id } = c.req.valid('param');
      const alert = await readingOf(
        c,
        deps,
      )(async (sql) => getAlert(sql, (await getNetInForce(sql, null))?.id ?? 0, id));
      if (alert === null) throw new AppError('not-found', { what: `alert ${id}` });
      return c.json(alert, 200);
    })
    .openapi(changeRoute, async (c) => {
      const caller = c.get('caller');
      const net = await readingOf(c, deps)((sql) => getNetInForce(sql, null));
      const changed = await changeAlert(writingOf(c, deps), {
        alertId: c.req.valid('param').id,
        change: c.req.valid('json'),
        maySupervise: caller.rights.get('alerts') === 'whole',
        netRevision: net?.id ?? 0,
        personId: personIdOf(caller),
        requestId: c.get('requestId'),
      });
      return c.json(changed, 200);
    });
};
