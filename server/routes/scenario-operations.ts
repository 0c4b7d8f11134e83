import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { appendOperation, type OperationWish, tryOperation } from '../actions/append-operation.ts';
import { type UndoWish, undoOperation } from '../actions/undo-operation.ts';
import { AppError } from '../contract/app-error.ts';
import {
  type ChangedOperation,
  changedOperationSchema,
  type NetPatch,
  newOperationSchema,
  operationListSchema,
  type ScenarioOperation,
  triedOperationSchema,
} from '../contract/scenario-operations.ts';
import { etagOfVersion } from '../http/if-match.ts';
import { describedRoutes, errorAnswers, jsonAnswer, jsonBody, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { listOperations, type StoredOperation } from '../queries/scenario-operations.ts';
import { getScenarioHead } from '../queries/scenarios.ts';
import {
  doorsOf,
  drawingAreaOf,
  frameOf,
  ifMatchHeaders,
  readingScenarios,
  type ScenarioDeps,
  scenarioParams,
  scenarioRefusals,
  scenarioTags,
  wishOf,
} from './scenario-context.ts';

const tags = scenarioTags;
const query = queryOf(z.object({}));
const whole = z.coerce.number().int().min(0).max(2_147_483_647);
const oneOperation = scenarioParams.extend({ sequence: whole });

const listRoute = createRoute({
  method: 'get',
  path: '/api/scenarios/{id}/operations',
  tags,
  summary: 'Operations of a scenario that are done or can be done again, a page of them',
  request: {
    params: scenarioParams,
    query: queryOf(
      z.object({
        after: whole.default(0),
        limit: z.coerce.number().int().min(1).max(1000).default(1000),
        /** With the exact record of each, which a client needs for taking it back. */
        patches: z.enum(['true', 'false']).default('false'),
      }),
    ),
  },
  responses: { 200: jsonAnswer(operationListSchema, 'In their order'), ...errorAnswers },
});

const appendRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/operations',
  tags,
  summary: 'Does an operation: replayed by the server, proven, kept; with dryRun=true only tried',
  request: {
    params: scenarioParams,
    query: queryOf(z.object({ dryRun: z.enum(['true', 'false']).default('false') })),
    headers: ifMatchHeaders,
    body: jsonBody(newOperationSchema),
  },
  responses: {
    200: jsonAnswer(triedOperationSchema, 'What it would come to; nothing is kept'),
    201: jsonAnswer(changedOperationSchema, 'The operation as it is kept, also when it was sent before'),
    ...scenarioRefusals,
  },
});

const undoRoute = createRoute({
  method: 'delete',
  path: '/api/scenarios/{id}/operations/{sequence}',
  tags,
  summary: 'Takes the last operation back, exactly',
  request: { params: oneOperation, query, headers: ifMatchHeaders },
  responses: { 200: jsonAnswer(changedOperationSchema, 'It is undone'), ...scenarioRefusals },
});

const redoRoute = createRoute({
  method: 'post',
  path: '/api/scenarios/{id}/operations/{sequence}/redo',
  tags,
  summary: 'Does an operation again that was undone last',
  request: { params: oneOperation, query, headers: ifMatchHeaders },
  responses: { 200: jsonAnswer(changedOperationSchema, 'It is done'), ...scenarioRefusals },
});

type ToLonLat = OperationWish['naming']['toLonLat'];

const placed = (notes: StoredOperation<object>['notes'], toLonLat: ToLonLat): ScenarioOperation['notes'] =>
  notes.map(({ units, place, ...note }) => ({ ...note, units: [...units], place: [...toLonLat(...place)] }));

const shown = (
  { patch, notes, ...operation }: StoredOperation<object | null>,
  toLonLat: ToLonLat,
): ScenarioOperation => ({
  ...operation,
  notes: placed(notes, toLonLat),
  ...(patch === null ? {} : { patch: plain(patch) }),
});

/** The engine's record, whose lists nobody changes. */
const plain = (patch: object): NetPatch => patch as NetPatch;

const changed = (
  c: Context<RequestEnv>,
  change: { operation: StoredOperation<object>; version: number; operations: number },
  toLonLat: ToLonLat,
): ChangedOperation => {
  c.header('ETag', etagOfVersion(change.version));
  c.header('Cache-Control', 'no-store');
  return { ...change, operation: shown(change.operation, toLonLat) };
};

export const scenarioOperationRoutes = (deps: ScenarioDeps) => {
  const mark = async (c: Context<RequestEnv>, at: { id: string; sequence: number }, to: UndoWish['to']) => {
    const { toLonLat } = await frameOf(deps);
    const wish = { ...wishOf(c, at.id), sequence: at.sequence, to };
    return changed(c, await undoOperation(doorsOf(c, deps), wish), toLonLat);
  };
  return describedRoutes()
    .openapi(listRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { after, limit, patches } = c.req.valid('query');
      const { toLonLat } = await frameOf(deps);
      const { head, found } = await readingScenarios(
        c,
        deps,
      )(async (sql) => ({
        head: await getScenarioHead(sql, id),
        found: await listOperations<object | null>(sql, id, { after, limit, withPatch: patches === 'true' }),
      }));
      if (head === null) throw new AppError('not-found', { what: `scenario ${id}` });
      const operations = found.map((operation) => shown(operation, toLonLat));
      c.header('ETag', etagOfVersion(head.version));
      c.header('Cache-Control', 'no-store');
      const next = operations.length === limit ? (operations.at(-1)?.sequence ?? null) : null;
      return c.json({ operations, version: head.version, next }, 200);
    })
    .openapi(appendRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { toLonLat } = await frameOf(deps);
      const naming = { toLonLat, language: c.get('language') };
      const wish: OperationWish = {
        ...wishOf(c, id),
        ...c.req.valid('json'),
        area: drawingAreaOf(c),
        naming,
      };
      if (c.req.valid('query').dryRun === 'false')
        return c.json(changed(c, await appendOperation(doorsOf(c, deps), wish), toLonLat), 201);
      const { patch, notes, proof } = await tryOperation(doorsOf(c, deps), wish);
      c.header('Cache-Control', 'no-store');
      return c.json({ patch: plain(patch), notes: placed(notes, toLonLat), proof: [...proof] }, 200);
    })
    .openapi(undoRoute, async (c) => c.json(await mark(c, c.req.valid('param'), 'undone'), 200))
    .openapi(redoRoute, async (c) => c.json(await mark(c, c.req.valid('param'), 'done'), 200));
};
