import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredAccess, requireDeclaredAccess } from '../../../server/http/access.ts';
import { expectedRoutes } from '../../support/access/expected-routes.ts';
import { routeExamples } from '../../support/access/route-examples.ts';
import { routeFindings } from '../../support/access/route-findings.ts';
import { openRouteWorld } from '../../support/access/route-world.ts';
import type { AppOfPerson, TestApp } from '../../support/test-app.ts';

const fieldsFile = join(import.meta.dirname, '../../fixtures/access/fields.json');
const known = new Map<string, Promise<AppOfPerson>>();
let atlas: TestApp;
beforeAll(async () => {
  atlas = await openRouteWorld();
});
afterAll(() => atlas.close());

const routeKeys = (): string[] => [
  ...new Set(
    atlas.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  ),
];

it('the app, the table of access, the expectation and the examples name the same routes', () => {
  const routes = routeKeys().sort();
  expect(Object.keys(declaredAccess).sort()).toEqual(routes);
  expect(Object.keys(expectedRoutes).sort()).toEqual(routes);
  expect(Object.keys(routeExamples).sort()).toEqual(routes);
});

/** Callers by the fields they got, per example. */
type SeenFields = Record<string, { callers: string[]; fields: readonly string[] }[]>;

const seen: SeenFields = {};
const noteFields = (example: string, caller: string, fields: readonly string[]): void => {
  const groups = seen[example] ?? [];
  seen[example] = groups;
  const same = groups.find((group) => group.fields.join() === fields.join());
  if (same === undefined) groups.push({ callers: [caller], fields });
  else same.callers.push(caller);
};

it(
  'every caller reaches the routes that are theirs and is refused at every other',
  { timeout: 600_000 },
  async () => {
    const findings: string[] = [];
    for (const key of Object.keys(routeExamples))
      for await (const finding of routeFindings(atlas, key, known, noteFields)) findings.push(finding);
    expect(findings).toEqual([]);
  },
);

it('every field that anybody gets has been reviewed: test/fixtures/access/fields.json', () => {
  // After a review, the file is written anew with REVIEWED_FIELDS=1.
  if (process.env.REVIEWED_FIELDS) writeFileSync(fieldsFile, `${JSON.stringify(seen, null, 1)}\n`);
  const reviewed = existsSync(fieldsFile) ? (JSON.parse(readFileSync(fieldsFile, 'utf8')) as SeenFields) : {};
  expect(seen).toEqual(reviewed);
});

describe('a rule of the table', () => {
  const table = declaredAccess as Record<string, unknown>;
  const firstFindingWith = async (key: string, access: unknown): Promise<string | null> => {
    const before = table[key];
    table[key] = access;
    try {
      for await (const finding of routeFindings(atlas, key, known)) return finding;
      return null;
    } finally {
      table[key] = before;
    }
  };

  it('is missed at the start when it is gone', () => {
    for (const key of Object.keys(declaredAccess)) {
      const { [key]: _gone, ...rest } = declaredAccess;
      expect(() => requireDeclaredAccess(atlas.app.routes, rest)).toThrow(key);
    }
  });

  it('is missed when it lets everybody pass, or nobody', { timeout: 600_000 }, async () => {
    const survivors: string[] = [];
    for (const [key, access] of Object.entries(declaredAccess)) {
      if (access !== 'everybody' && (await firstFindingWith(key, 'everybody')) === null)
        survivors.push(`${key} open to everybody`);
      if ((await firstFindingWith(key, ['a right that nobody has'])) === null)
        survivors.push(`${key} shut to everybody`);
    }
    expect(survivors).toEqual([]);
  });
});
