import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { decideScenario } from '../actions/decide-scenario.ts';
import { publishScenario } from '../actions/publish-scenario.ts';
import { submitScenario } from '../actions/submit-scenario.ts';
import { withdrawScenario } from '../actions/withdraw-scenario.ts';
import { AppError } from '../contract/app-error.ts';
import {
  newDecisionSchema,
  newPublicationSchema,
  newWithdrawalSchema,
  scenarioSchema,
} from '../contract/scenarios.ts';
import { dayInShanghai } from '../http/day-in-shanghai.ts';
import { describedRoutes, jsonAnswer, jsonBody, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { getScenarioHead } from '../queries/scenarios.ts';
import {
  doorsOf,
  frameOf,
  ifMatchHeaders,
  readingAsServer,
  readingScenarios,
  type ScenarioDeps,
  scenarioParams,
  scenarioRefusals,
  scenarioTags,
  showScenario,
  wishOf,
} from './scenario-context.ts';

const tags = scenarioTags;
const params = scenarioParams;
const query = queryOf(z.object({}));
const headers = ifMatchHeaders;
const scenario = jsonAnswer(scenarioSchema, 'The scenario');

const submitRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/submission',
  tags,
  summary: 'Hands a draft of one’s own in (送审): proven, from now on unchanged',
  request: { params, query, headers },
  responses: { 200: scenario, ...scenarioRefusals },
});

const decideRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/decisions',
  tags,
  summary: 'Takes the decision of the next step: approve, or return it to its author',
  request: { params, query, headers, body: jsonBody(newDecisionSchema) },
  responses: { 200: scenario, ...scenarioRefusals },
});

const publishRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/publication',
  tags,
  summary: 'Publishes an approved scenario as a revision of the net, from a day to come on',
  request: { params, query, headers, body: jsonBody(newPublicationSchema) },
  responses: { 200: scenario, ...scenarioRefusals },
});

const withdrawRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/withdrawal',
  tags,
  summary: 'Takes back what was handed in, gives up what was approved, withdraws what is not in force yet',
  request: { params, query, headers, body: jsonBody(newWithdrawalSchema) },
  responses: { 200: scenario, ...scenarioRefusals },
});

const isApprover = (c: Context<RequestEnv>): boolean => c.get('caller').rights.get('approvals') === 'whole';

export const scenarioReviewRoutes = (deps: ScenarioDeps) =>
  describedRoutes()
    .openapi(submitRoute, async (c) => {
      const { id } = c.req.valid('param');
      const certify = async () => {
        const head = await readingScenarios(c, deps)((sql) => getScenarioHead(sql, id));
        if (head === null) throw new AppError('not-found', { what: `scenario ${id}` });
        const { version, proof } = await deps.proofs.of(head);
        if (!proof.holds) throw new AppError('scenario-unproven', { count: proof.faults.length });
        return { version, ...proof.numbers };
      };
      await submitScenario(doorsOf(c, deps), {
        ...{ ...wishOf(c, id), certify, readingSettings: readingAsServer(deps) },
      });
      return c.json(await showScenario(c, deps, id), 200);
    })
    .openapi(decideRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { documentNumber = null, ...decision } = c.req.valid('json');
      if (decision.decidedOn > dayInShanghai())
        throw new AppError('parameter-wrong', {
          name: 'decidedOn',
          reason: { zh: '晚于今天', en: 'it lies in the future' },
        });
      await decideScenario(doorsOf(c, deps).writing, {
        ...{ ...wishOf(c, id), ...decision, documentNumber, roles: c.get('caller').roles },
      });
      return c.json(await showScenario(c, deps, id), 200);
    })
    .openapi(publishRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { toLonLat } = await frameOf(deps);
      await publishScenario(doorsOf(c, deps), {
        ...{ ...wishOf(c, id), ...c.req.valid('json'), isApprover: isApprover(c) },
        naming: { toLonLat, language: c.get('language') },
      });
      return c.json(await showScenario(c, deps, id), 200);
    })
    .openapi(withdrawRoute, async (c) => {
      const { id } = c.req.valid('param');
      await withdrawScenario(doorsOf(c, deps).writing, {
        ...{ ...wishOf(c, id), ...c.req.valid('json'), isApprover: isApprover(c) },
      });
      return c.json(await showScenario(c, deps, id), 200);
    });
