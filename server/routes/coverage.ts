import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { answerCapacity } from '../answers/coverage-capacity.ts';
import { answerGaps, nearestOfCompounds } from '../answers/coverage-compounds.ts';
import { evidenceFor } from '../answers/coverage-evidence.ts';
import { answerCoverage, headOf } from '../answers/coverage-figures.ts';
import type { CoverageStore } from '../answers/coverage-store.ts';
import { AppError } from '../contract/app-error.ts';
import {
  coverageChoicesSchema,
  coverageCompoundsSchema,
  coverageGapsQuerySchema,
  coverageGapsSchema,
  coverageQuerySchema,
  coverageSchema,
} from '../contract/coverage.ts';
import { coverageCapacityQuerySchema, coverageCapacitySchema } from '../contract/coverage-capacity.ts';
import { coverageEvidenceQuerySchema, coverageEvidenceSchema } from '../contract/coverage-evidence.ts';
import { errorBodySchema } from '../contract/error-body.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { getDistrict } from '../queries/district.ts';
import { getFreshness } from '../queries/freshness.ts';

const tags = ['coverage'];
export const coverageErrors = {
  ...errorAnswers,
  409: jsonAnswer(errorBodySchema, 'There is no walking network, or no net in force'),
};

const coverageRoute = createRoute({
  method: 'get',
  path: '/api/coverage',
  tags,
  summary: 'Who reaches a station on foot: shares per unit of a level, by distance and by time',
  request: { query: queryOf(coverageQuerySchema) },
  responses: { 200: jsonAnswer(coverageSchema, 'Numerators and denominators'), ...coverageErrors },
});
const compoundsRoute = createRoute({
  method: 'get',
  path: '/api/coverage/compounds',
  tags,
  summary: 'Every compound with its nearest station',
  request: { query: queryOf(coverageChoicesSchema) },
  responses: {
    200: jsonAnswer(coverageCompoundsSchema, 'Compounds in the order of their number'),
    ...coverageErrors,
  },
});
const evidenceRoute = createRoute({
  method: 'get',
  path: '/api/coverage/compounds/{id}',
  tags,
  summary: 'What the answer for a compound rests on: entrances, points of the network, the way itself',
  request: { params: z.object({ id: z.guid() }), query: queryOf(coverageEvidenceQuerySchema) },
  responses: { 200: jsonAnswer(coverageEvidenceSchema, 'The evidence'), ...coverageErrors },
});
const gapsRoute = createRoute({
  method: 'get',
  path: '/api/coverage/gaps',
  tags,
  summary: 'Where it lacks most: people x minutes beyond the limit x vulnerability',
  request: { query: queryOf(coverageGapsQuerySchema) },
  responses: {
    200: jsonAnswer(coverageGapsSchema, 'Compounds beyond the limit, the worst first'),
    ...coverageErrors,
  },
});
const capacityRoute = createRoute({
  method: 'get',
  path: '/api/coverage/capacity',
  tags,
  summary: 'Capacity of stations per person around them (E2SFCA)',
  request: { query: queryOf(coverageCapacityQuerySchema) },
  responses: {
    200: jsonAnswer(coverageCapacitySchema, 'Handlings a day per thousand people'),
    ...coverageErrors,
  },
});

/** What every route of coverage opens first: the ground of now, and whether the district is synthetic. */
export const coverageOpener = (deps: AppDeps, store: CoverageStore) => async (c: Context<RequestEnv>) => {
  const [freshness, district] = await readingOf(
    c,
    deps,
  )(async (sql) => [await getFreshness(sql), await getDistrict(sql)] as const);
  return { ...(await store.get(freshness)), synthetic: district?.synthetic ?? false };
};

export const coverageRoutes = (deps: AppDeps, store: CoverageStore) => {
  const open = coverageOpener(deps, store);
  return describedRoutes()
    .openapi(coverageRoute, async (c) => {
      const { level, walker, opening, service } = c.req.valid('query');
      const { ground, caseOf, synthetic } = await open(c);
      return c.json(answerCoverage(ground, caseOf({ walker, opening, service }), level, synthetic), 200);
    })
    .openapi(compoundsRoute, async (c) => {
      const { walker, opening, service } = c.req.valid('query');
      const { ground, caseOf, synthetic } = await open(c);
      const one = caseOf({ walker, opening, service });
      const compounds = nearestOfCompounds(ground, one);
      return c.json({ ...headOf(ground, one.choices, synthetic), compounds }, 200);
    })
    .openapi(evidenceRoute, async (c) => {
      const { walker, opening, service, by } = c.req.valid('query');
      const { ground, caseOf, synthetic } = await open(c);
      const { id } = c.req.valid('param');
      const compound = ground.compounds.find((other) => other.id === id);
      if (compound === undefined) throw new AppError('not-found', { what: id });
      const one = caseOf({ walker, opening, service });
      const evidence = evidenceFor(ground, one, compound, by);
      return c.json({ ...headOf(ground, one.choices, synthetic), by, ...evidence }, 200);
    })
    .openapi(gapsRoute, async (c) => {
      const { walker, opening, service, limit, most } = c.req.valid('query');
      const { ground, caseOf, synthetic } = await open(c);
      const one = caseOf({ walker, opening, service });
      return c.json(
        { ...headOf(ground, one.choices, synthetic), ...answerGaps(ground, one, limit, most) },
        200,
      );
    })
    .openapi(capacityRoute, async (c) => {
      const { walker, opening, service, level } = c.req.valid('query');
      const { ground, caseOf, synthetic } = await open(c);
      const one = caseOf({ walker, opening, service });
      return c.json(
        { ...headOf(ground, one.choices, synthetic), ...(await answerCapacity(ground, one, level)) },
        200,
      );
    });
};
