import { hc } from 'hono/client';
import { afterAll, beforeAll, expect, expectTypeOf, it } from 'vitest';
import type { App } from '../../../server/app.ts';
import type { District } from '../../../server/contract/district.ts';
import type { TicketCells } from '../../../server/contract/tickets.ts';
import { idOf } from '../../support/small-district.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app?.close());

it('gives the browser a client with the types of the routes', async () => {
  const client = hc<App>('http://localhost', {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => app.staff.request(String(input), init),
  });
  const district = await (await client.api.district.$get({ query: {} })).json();
  expectTypeOf(district).toEqualTypeOf<District>();
  expect(district.district?.code).toBe('990101');

  const answer = await client.api.tickets.cells.$get({ query: { from: '2026-06-01' } });
  if (!answer.ok) throw new Error('no cells');
  const cells = await answer.json();
  expectTypeOf(cells).toEqualTypeOf<TicketCells>();
  expect(cells.count.length).toBeGreaterThan(0);

  const unit = await client.api.units[':id'].$get({ param: { id: idOf('unit/990101') }, query: {} });
  expect(unit.status).toBe(200);
});
