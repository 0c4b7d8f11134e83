import { Hono } from 'hono';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { requireDeclaredAccess } from '../../../server/http/access.ts';
import type { AppDeps } from '../../../server/http/deps.ts';
import { testSealer } from '../../support/test-app.ts';

const noDatabase = (): AppDeps => ({
  pool: (() => {
    throw new Error('the database was asked');
  }) as unknown as AppDeps['pool'],
  engine: 'embedded',
  events: { subscribe: () => () => {}, onIdentityChange: () => () => {}, close: () => {} },
  log: pino({ level: 'silent' }),
  webFolder: null,
  sealer: testSealer,
});

const isPublic = (path: string): boolean =>
  /^\/(ogc|health|stations|api\/(openapi\.json|docs|stations|session|public))(\/|$)/.test(path) &&
  !/^\/api\/session\/(second-factor|new-password)$/.test(path);

it('a route that nobody declared does not start', () => {
  const app = new Hono().get('/api/secret', (c) => c.text('secret'));
  expect(() => requireDeclaredAccess(app.routes)).toThrow('GET /api/secret');
});

it('every route but the public ones refuses the public before anything is read', async () => {
  const app = createApp(noDatabase());
  const staffRoutes = app.routes.filter(({ method, path }) => method !== 'ALL' && !isPublic(path));
  expect(staffRoutes.length).toBeGreaterThan(10);
  for (const { method, path } of staffRoutes) {
    const example = path
      .replace(':file{[a-z-]+\\.json}', 'areas.json')
      .replace(':layer', 'areas')
      .replace(':file', '1.mvt')
      .replace(/:\w+/g, '1');
    const answer = await app.request(example, { method });
    expect([example, answer.status]).toEqual([example, 401]);
  }
});

it('opens nothing when it is made', () => {
  expect(() => createApp(noDatabase())).not.toThrow();
});
