import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { decideScenario } from '../actions/decide-scenario.ts';
import { submitScenario } from '../actions/submit-scenario.ts';
import { proveWhole } from '../answers/net-certificate.ts';
import { AppError } from '../contract/app-error.ts';
import { newDecisionSchema, scenarioSchema } from '../contract/scenarios.ts';
import { dayInShanghai } from '../http/day-in-shanghai.ts';
import { describedRoutes, jsonAnswer, jsonBody, queryOf } from '../http/openapi.ts';
import { getScenarioHead } from '../queries/scenarios.ts';
import {
  doorsOf,
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

export const scenarioReviewRoutes = (deps: ScenarioDeps) =>
  describedRoutes()
    .openapi(submitRoute, async (c) => {
      const { id } = c.req.valid('param');
      const certify = async () => {
        const head = await readingScenarios(c, deps)((sql) => getScenarioHead(sql, id));
        if (head === null) throw new AppError('not-found', { what: `scenario ${id}` });
        return deps.nets.hold(head, async (held) => {
          const proof = proveWhole(held.net);
          if (!proof.holds) throw new AppError('scenario-unproven', { count: proof.faults.length });
          return { version: held.head.version, ...proof.numbers };
        });
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
    });
