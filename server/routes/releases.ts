import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { proposeRelease } from '../actions/propose-release.ts';
import { reviewRelease } from '../actions/review-release.ts';
import { publicCategories } from '../answers/release-definition.ts';
import { proveRelease, trialOf } from '../answers/release-proof.ts';
import type { FoundCombinations, Refusal } from '../answers/release-refusal.ts';
import { proveReleaseAgain } from '../answers/release-review.ts';
import { AppError } from '../contract/app-error.ts';
import { errorBodySchema } from '../contract/error-body.ts';
import {
  changedReleaseSchema,
  releaseDefinitionSchema,
  releaseListQuerySchema,
  releaseListSchema,
  releaseReviewSchema,
  releaseTrialSchema,
} from '../contract/public-counts.ts';
import type { Right } from '../contract/rights.ts';
import { personIdOf, scopeOf } from '../http/caller.ts';
import { dayInShanghai } from '../http/day-in-shanghai.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { readingAs, writingAs } from '../queries/reading.ts';
import { getReleasePeriod, listNetsInForce } from '../queries/release-choices.ts';
import { listReleaseCells } from '../queries/release-reviews.ts';
import { listReleases } from '../queries/releases.ts';
import { listCategories } from '../queries/ticket-columns.ts';

const tags = ['figures for the public'];
const query = queryOf(z.object({}));
const bodyOf = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});
const refusals = {
  ...errorAnswers,
  409: jsonAnswer(errorBodySchema, 'A month is not over, a net lacks tickets, or it was decided already'),
  422: jsonAnswer(errorBodySchema, 'A number below the limits could be computed; the message says how'),
};

const listRoute = createRoute({
  method: 'get',
  path: '/api/releases',
  tags,
  summary: 'Proposed, reviewed, rejected and withdrawn releases, and the table of one of them',
  request: { query: queryOf(releaseListQuerySchema) },
  responses: { 200: jsonAnswer(releaseListSchema, 'The latest first'), ...errorAnswers },
});

const trialRoute = createRoute({
  method: 'post',
  path: '/api/releases/trial',
  tags,
  summary: 'What would be published, with its proof, or which combination of figures forbids it',
  request: { query, body: bodyOf(releaseDefinitionSchema) },
  responses: { 200: jsonAnswer(releaseTrialSchema, 'Nothing is kept'), ...refusals },
});

const proposeRoute = createRoute({
  method: 'post',
  path: '/api/releases',
  tags,
  summary: 'Proposes figures for the public; they become public by a review of another person',
  request: { query, body: bodyOf(releaseDefinitionSchema) },
  responses: { 201: jsonAnswer(changedReleaseSchema, 'The proposal'), ...refusals },
});

const reviewRoute = createRoute({
  method: 'post',
  path: '/api/releases/{id}/review',
  tags,
  summary: 'Records the review (信息公开审查) of a proposal, or withdraws what is public',
  request: {
    params: z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) }),
    query,
    body: bodyOf(releaseReviewSchema),
  },
  responses: { 200: jsonAnswer(changedReleaseSchema, 'The release'), ...refusals },
});

/** Figures are of the whole district, so the right to them must be. */
const requireWhole = (c: Context<RequestEnv>, ...rights: Right[]): void => {
  const held = c.get('caller').rights;
  if (!rights.some((right) => held.get(right) === 'whole'))
    throw new AppError('not-allowed', { what: c.req.path });
};

const refused = (
  c: Context<RequestEnv>,
  refusal: Refusal,
  { combinations }: Pick<FoundCombinations, 'combinations'> = { combinations: [] },
): AppError => {
  const tongue = c.get('language') === 'en' ? 'en' : 'zh';
  const details = combinations.map((words) => ({ message: words[tongue] }));
  return new AppError('release-refused', { reason: refusal.text }, details);
};

export const releaseRoutes = (deps: Pick<AppDeps, 'pool'>) => {
  const server = readingAs(deps.pool, 'app_worker');
  const writingOf = (c: Context<RequestEnv>) => writingAs(deps.pool, 'app_staff', scopeOf(c.get('caller')));
  return describedRoutes()
    .openapi(listRoute, async (c) => {
      requireWhole(c, 'releases', 'reviews');
      const { table } = c.req.valid('query');
      const reading = readingAs(deps.pool, 'app_staff', scopeOf(c.get('caller')));
      const found = await reading(async (sql) => ({
        releases: await listReleases(sql),
        cells: table === undefined ? null : await listReleaseCells(sql, table),
        netRevisions: await listNetsInForce(sql),
        categories: await listCategories(sql),
        period: await getReleasePeriod(sql),
      }));
      const { releases, cells, netRevisions, period } = found;
      const isThere = releases.some(({ id }) => id === table);
      if (table !== undefined && !isThere) throw new AppError('not-found', { what: `release ${table}` });
      const categories = publicCategories(found.categories).map(({ id, name, nameEn }) => ({
        ...{ id, name, nameEn },
      }));
      const { firstMonth, lastMonth } = period;
      const choices = { netRevisions: [...netRevisions], categories, firstMonth, lastMonth };
      c.header('Cache-Control', 'no-store');
      const shown = table === undefined || cells === null ? null : { releaseId: table, cells: [...cells] };
      return c.json({ releases: [...releases], table: shown, choices }, 200);
    })
    .openapi(trialRoute, async (c) => {
      requireWhole(c, 'releases');
      c.header('Cache-Control', 'no-store');
      return c.json(trialOf(await proveRelease(server, c.req.valid('json'))), 200);
    })
    .openapi(proposeRoute, async (c) => {
      requireWhole(c, 'releases');
      const definition = c.req.valid('json');
      const kept = await proposeRelease(writingOf(c), {
        prove: async () => {
          const outcome = await proveRelease(server, definition);
          if (outcome.refusal !== null) throw refused(c, outcome.refusal, outcome);
          if (outcome.proven === null) throw new AppError('internal');
          return outcome.proven;
        },
        personId: personIdOf(c.get('caller')),
        requestId: c.get('requestId'),
      });
      c.header('Cache-Control', 'no-store');
      return c.json(kept, 201);
    })
    .openapi(reviewRoute, async (c) => {
      requireWhole(c, 'reviews');
      const review = c.req.valid('json');
      const { id: releaseId } = c.req.valid('param');
      if (review.decision !== 'withdraw' && review.reviewedOn > dayInShanghai())
        throw new AppError('parameter-wrong', {
          name: 'reviewedOn',
          reason: { zh: '晚于今天', en: 'it lies in the future' },
        });
      const changed = await reviewRelease(writingOf(c), {
        ...{ releaseId, review },
        prove: async () => {
          const again = await proveReleaseAgain(server, releaseId);
          if ('refusal' in again) throw refused(c, again.refusal);
          return again;
        },
        personId: personIdOf(c.get('caller')),
        requestId: c.get('requestId'),
      });
      c.header('Cache-Control', 'no-store');
      return c.json(changed, 200);
    });
};
