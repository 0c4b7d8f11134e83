import { Hono } from 'hono';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { requireDeclaredAccess } from '../../../server/http/access.ts';
import type { AppDeps } from '../../../server/http/deps.ts';

const noDatabase = (): AppDeps => ({
  pool: (() => {
    throw new Error('the database was asked');
  }) as unknown as AppDeps['pool'],
  engine: 'embedded',
  events: { subscribe: () => () => {}, close: () => {} },
  log: pino({ level: 'silent' }),
  webFolder: null,
  trustedStaff: false,
});

const publicPaths = [
  '/health',
  '/api/openapi.json',
  '/api/docs',
  '/api/stations/:id',
  '/ogc',
  '/ogc/',
  '/ogc/conformance',
  '/ogc/api',
  '/ogc/collections',
  '/ogc/collections/',
  '/ogc/collections/:collection',
  '/ogc/collections/:collection/queryables',
  '/ogc/collections/:collection/items',
  '/ogc/collections/:collection/items/:id',
];

it('a route that nobody declared does not start', () => {
  const app = new Hono().get('/api/secret', (c) => c.text('secret'));
  expect(() => requireDeclaredAccess(app.routes)).toThrow('GET /api/secret');
});

it('every route but the public ones refuses the public before anything is read', async () => {
  const app = createApp(noDatabase());
  const staffRoutes = app.routes.filter(
    ({ method, path }) => method !== 'ALL' && !publicPaths.includes(path),
  );
  expect(staffRoutes.length).toBeGreaterThan(10);
  for (const { method, path } of staffRoutes) {
    const example = path
      .replace(':file{[a-z-]+\\.json}', 'areas.json')
      .replace(':layer', 'areas')
      .replace(':file', '1.mvt')
      .replace(/:\w+/g, '1');
    const answer = await app.request(example, { method });
    expect([example, answer.status]).toEqual([example, 403]);
  }
});

it('opens nothing when it is made', () => {
  expect(() => createApp(noDatabase())).not.toThrow();
});
