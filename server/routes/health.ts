import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { healthSchema } from '../contract/health.ts';
import type { AppDeps } from '../http/deps.ts';
import type { Metrics } from '../http/metrics.ts';
import { describedRoutes, jsonAnswer, queryOf } from '../http/openapi.ts';
import { measureDatabase } from '../queries/database-health.ts';

const longestWaitMs = 3_000;

const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  tags: ['operation'],
  summary: 'Whether the process lives and its database answers',
  request: { query: queryOf(z.object({})) },
  responses: {
    200: jsonAnswer(healthSchema, 'Both do'),
    503: jsonAnswer(healthSchema, 'The database does not answer'),
  },
});

const metricsRoute = createRoute({
  method: 'get',
  path: '/metrics',
  tags: ['operation'],
  summary: 'Figures of this process for Prometheus',
  request: { query: queryOf(z.object({})) },
  responses: {
    200: {
      description: 'Prometheus text format 0.0.4',
      content: { 'text/plain': { schema: z.string() } },
    },
  },
});

export const healthRoutes = (deps: AppDeps, metrics: Metrics) =>
  describedRoutes()
    .openapi(healthRoute, async (c) => {
      c.header('Cache-Control', 'no-store');
      const databaseMs = await measureDatabase(deps.pool, longestWaitMs);
      const uptimeSeconds = Math.round(process.uptime());
      const known = { databaseMs, engine: deps.engine, uptimeSeconds };
      return databaseMs === null
        ? c.json({ status: 'database-unreachable' as const, ...known }, 503)
        : c.json({ status: 'ok' as const, ...known }, 200);
    })
    .openapi(metricsRoute, (c) => {
      c.header('Cache-Control', 'no-store');
      return c.text(metrics.render(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
    });
