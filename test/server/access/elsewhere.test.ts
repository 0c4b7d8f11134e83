import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredAccess } from '../../../server/http/access.ts';
import { type Neighbours, neighboursOf, routesThatNameAThing } from '../../support/access/elsewhere.ts';
import { expectedCollections, expectedRoutes } from '../../support/access/expected-routes.ts';
import { type RouteCaller, routeCallers, signInAs } from '../../support/access/route-callers.ts';
import { openRouteWorld } from '../../support/access/route-world.ts';
import { idOf } from '../../support/small-district.ts';
import { type AppOfPerson, jsonOf, type TestApp } from '../../support/test-app.ts';

let atlas: TestApp;
let neighbours: Record<string, readonly Neighbours[]>;
beforeAll(async () => {
  atlas = await openRouteWorld();
  neighbours = await neighboursOf(atlas);
});
afterAll(() => atlas.close());

/** Whose right ends somewhere: at a street, or at an office. */
const bound = routeCallers.filter(({ area, role }) => area === 'street' || role === 'caseworker');

const mayCall = (key: string, path: string, { role }: RouteCaller): boolean => {
  const collection = /\/ogc\/collections\/([a-z-]+)/.exec(path)?.[1];
  const words = (expectedCollections[collection ?? ''] ?? expectedRoutes[key] ?? '').split(' ');
  return words.includes('everybody') || words.includes(role ?? '');
};

const statusOf = async (who: AppOfPerson, key: string, path: string, body: unknown): Promise<number> => {
  const answer = await who.request(path, {
    method: key.slice(0, key.indexOf(' ')),
    ...(body === undefined
      ? {}
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  await answer.text();
  return answer.status;
};

it('every route of the table that names a thing is asked for one of another area', () => {
  expect(Object.keys(neighbours).sort()).toEqual(routesThatNameAThing().sort());
});

it.each(bound.filter(({ via }) => via === 'cookie'))(
  '$name gets what is theirs, and of others what everybody may know',
  { timeout: 120_000 },
  async (caller) => {
    const who = await signInAs(atlas, caller);
    const findings: string[] = [];
    for (const [key, pairs] of Object.entries(neighbours))
      for (const { own, other, body, expected } of pairs) {
        if (!mayCall(key, own, caller)) continue;
        const got = [await statusOf(who, key, own, body), await statusOf(who, key, other, body)];
        if (got[0] !== 200 || got[1] !== expected)
          findings.push(`${key} ${own}: ${got} in place of 200,${expected}`);
      }
    expect(findings).toEqual([]);
  },
);

/** Routes that count, without naming a thing; what is counted must end at the area of who asks. */
const countingRoutes = Object.entries(declaredAccess)
  .filter(([key]) => key.startsWith('GET ') && !key.includes(':'))
  .filter(([, access]) => typeof access !== 'string' && access.length === 1 && access[0] === 'counts')
  .map(([key]) => key.slice('GET '.length));

/** The same for everybody: what there is to choose from, not how many of it. */
const sameForAll: ReadonlySet<string> = new Set([
  '/api/tickets/categories',
  '/api/tickets/choices',
  '/api/tickets/calendar',
]);

/** What a route must be told before it counts. */
const question: Readonly<Record<string, string>> = { '/api/tickets/breakdown': '?by=office' };

describe.each(countingRoutes)('GET %s', (path) => {
  it('counts other things in each street, and all of them for the whole district', async () => {
    const textOf = async (areaId?: string): Promise<string> => {
      const who = await atlas.signIn(areaId === undefined ? 'leader' : { role: 'leader', areaId });
      return JSON.stringify(await jsonOf(who.request(`${path}${question[path] ?? ''}`)));
    };
    const whole = await textOf();
    const parts = [await textOf(idOf('unit/990101001')), await textOf(idOf('unit/990101002'))];
    const distinct = new Set([whole, ...parts]).size;
    expect(distinct).toBe(sameForAll.has(path) ? 1 : 3);
  });
});
