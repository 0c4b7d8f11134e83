import type { Context } from 'hono';
import { z } from 'zod';
import type { ScenarioDoors } from '../actions/append-operation.ts';
import type { DrawingArea } from '../actions/operation-rules.ts';
import type { ScenarioNets } from '../actions/scenario-nets.ts';
import type { ScenarioProofs } from '../actions/scenario-proofs.ts';
import type { ScenarioWish } from '../actions/scenario-rules.ts';
import { type DistrictFrame, getDistrictFrame } from '../answers/district-frame.ts';
import { AppError } from '../contract/app-error.ts';
import { errorBodySchema } from '../contract/error-body.ts';
import type { Scenario } from '../contract/scenarios.ts';
import { personIdOf, scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { etagOfVersion, seenVersionOf } from '../http/if-match.ts';
import { errorAnswers, jsonAnswer } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { type Reading, readingAs, writingAs } from '../queries/reading.ts';
import { getScenario } from '../queries/scenarios.ts';

/** What routes of scenarios are made of. */
export interface ScenarioDeps extends Pick<AppDeps, 'pool'> {
  readonly nets: ScenarioNets;
  readonly proofs: ScenarioProofs;
}

type RequestContext = Context<RequestEnv>;

export const scenarioTags = ['scenarios'];
export const scenarioParams = z.object({ id: z.guid() });
/** What a change says of the version it saw; routes also answer 428 without it. */
export const ifMatchHeaders = z.object({
  'if-match': z.string().optional().describe('The ETag of the scenario as it was seen'),
});

export const scenarioRefusals = {
  ...errorAnswers,
  409: jsonAnswer(errorBodySchema, 'The state of the scenario or of the net forbids it'),
  412: jsonAnswer(errorBodySchema, 'The scenario has changed; the message says how'),
  422: jsonAnswer(errorBodySchema, 'The net or a rule refuses it; details say where'),
  428: jsonAnswer(errorBodySchema, 'If-Match is missing'),
} as const;

/** How this caller reads scenarios. */
export const readingScenarios = (c: RequestContext, { pool }: ScenarioDeps): Reading =>
  readingAs(pool, 'app_staff', scopeOf(c.get('caller')));

/** How the server reads what it needs for all: nets, settings. */
export const readingAsServer = ({ pool }: ScenarioDeps): Reading => readingAs(pool, 'app_worker');

export const doorsOf = (c: RequestContext, deps: ScenarioDeps): ScenarioDoors => ({
  nets: deps.nets,
  reading: readingScenarios(c, deps),
  writing: writingAs(deps.pool, 'app_staff', scopeOf(c.get('caller'))),
});

export const frameOf = (deps: ScenarioDeps): Promise<DistrictFrame> =>
  getDistrictFrame(readingAsServer(deps));

export const wishOf = (c: RequestContext, scenarioId: string): ScenarioWish => ({
  ...{ scenarioId: scenarioId.toLowerCase(), seenVersion: seenVersionOf(c) },
  ...{ personId: personIdOf(c.get('caller')), requestId: c.get('requestId') },
});

/** Where the caller may draw. Throws `not-allowed` for those who may not at all. */
export const drawingAreaOf = (c: RequestContext): DrawingArea => {
  const area = c.get('caller').rights.get('drafts');
  if (area === undefined) throw new AppError('not-allowed', { what: c.req.path });
  return area;
};

/** A scenario as it is shown, with its ETag on the answer. Throws `not-found`. */
export const showScenario = async (c: RequestContext, deps: ScenarioDeps, id: string): Promise<Scenario> => {
  const { frame } = await frameOf(deps);
  const scenario = await readingScenarios(c, deps)((sql) => getScenario(sql, id));
  if (scenario === null) throw new AppError('not-found', { what: `scenario ${id}` });
  c.header('ETag', etagOfVersion(scenario.version));
  c.header('Cache-Control', 'no-store');
  return { ...scenario, frame };
};
