import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { measuredScenario, measuredSide, scenarioMetrics } from '../answers/scenario-metrics.ts';
import { bytesOfNet } from '../answers/scenario-net.ts';
import { AppError } from '../contract/app-error.ts';
import { type ScenarioMetrics, scenarioMetricsSchema } from '../contract/scenario-metrics.ts';
import { type CertificateAnswer, certificateAnswerSchema } from '../contract/scenarios.ts';
import { readingOf } from '../http/freshness-check.ts';
import { etagOfVersion } from '../http/if-match.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { getScenarioHead, type ScenarioHead } from '../queries/scenarios.ts';
import {
  frameOf,
  readingAsServer,
  readingScenarios,
  type ScenarioDeps,
  scenarioParams,
  scenarioTags,
} from './scenario-context.ts';

const tags = scenarioTags;
const params = scenarioParams;
const query = queryOf(z.object({}));
const compressed = promisify(gzip);

const netRoute = createRoute({
  method: 'get',
  path: '/api/scenarios/{id}/net',
  tags,
  summary:
    'The net as the scenario leaves it, for the engine in the browser: all of it, or one unit and all below it',
  request: {
    params,
    query: queryOf(z.object({ unit: z.guid().optional() })),
    headers: z.object({ 'if-none-match': z.string().optional() }),
  },
  responses: {
    200: {
      description: 'Bytes for loadNet of engines/net; of a part, what borders it is the outside',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    304: { description: 'It is as it was' },
    ...errorAnswers,
  },
});

const metricsRoute = createRoute({
  method: 'get',
  path: '/api/scenarios/{id}/metrics',
  tags,
  summary:
    'What the scenario changes: figures of touched units before and after, of their communities together',
  request: { params, query },
  responses: { 200: jsonAnswer(scenarioMetricsSchema, 'Before and after'), ...errorAnswers },
});

const certificateRoute = createRoute({
  method: 'get',
  path: '/api/scenarios/{id}/certificate',
  tags,
  summary:
    'The certificate (拓扑校验报告) of the whole net as the scenario leaves it, proven once for each of its versions',
  request: { params, query },
  responses: { 200: jsonAnswer(certificateAnswerSchema, 'The proof, or what is wrong'), ...errorAnswers },
});

type Request = Context<RequestEnv>;

const sendNet = async (c: Request, deps: ScenarioDeps, head: ScenarioHead, unit: string | null) => {
  const { bytes, version } = await deps.nets.hold(head, async (held) => ({
    bytes: bytesOfNet(held.net, unit),
    version: held.head.version,
  }));
  c.header('ETag', etagOfVersion(version));
  c.header('Content-Type', 'application/octet-stream');
  c.header('Vary', 'Accept-Encoding');
  if (!/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(bytes, 200);
  c.header('Content-Encoding', 'gzip');
  return c.body(Uint8Array.from(await compressed(bytes)), 200);
};

const measure = async (c: Request, deps: ScenarioDeps, head: ScenarioHead): Promise<ScenarioMetrics> => {
  const { baseRevisionId } = head;
  const { toLonLat, dataUntil } = await frameOf(deps);
  const held = await deps.nets.hold(head, async ({ net, head: { version }, done }) => {
    const patches = done.map(({ patch }) => patch);
    return { version, patches, ...measuredScenario(net, patches) };
  });
  const { version, patches, communities, after } = held;
  const before = await deps.nets.holdRevision({ id: baseRevisionId, stamp: head.baseStamp }, async (net) =>
    measuredSide(net, communities),
  );
  return scenarioMetrics({
    ...{ version, patches, before, after, dataUntil, toLonLat, baseRevisionId },
    readingMap: readingOf(c, deps),
    readingTickets: readingAsServer(deps),
    counted: c.get('caller').rights.get('counts') ?? null,
  });
};

const prove = async (deps: ScenarioDeps, head: ScenarioHead): Promise<CertificateAnswer> => {
  const { toLonLat } = await frameOf(deps);
  const { version, proof } = await deps.proofs.of(head);
  if (proof.holds) return { holds: true, certificate: { version, ...proof.numbers }, faults: [] };
  const faults = proof.faults.map(({ kind, unitId, place }) => ({
    ...{ kind, unitId },
    place: place === null ? null : ([...toLonLat(...place)] as [number, number]),
  }));
  return { holds: false, certificate: null, faults };
};

export const scenarioNetRoutes = (deps: ScenarioDeps) => {
  const headOf = async (c: Request, id: string): Promise<ScenarioHead> => {
    const head = await readingScenarios(c, deps)((sql) => getScenarioHead(sql, id));
    if (head === null) throw new AppError('not-found', { what: `scenario ${id}` });
    c.header('Cache-Control', 'private, no-cache');
    return head;
  };
  return describedRoutes()
    .openapi(netRoute, async (c) => {
      const head = await headOf(c, c.req.valid('param').id);
      if (c.req.header('If-None-Match') === etagOfVersion(head.version)) return c.body(null, 304);
      return sendNet(c, deps, head, c.req.valid('query').unit ?? null);
    })
    .openapi(metricsRoute, async (c) =>
      c.json(await measure(c, deps, await headOf(c, c.req.valid('param').id)), 200),
    )
    .openapi(certificateRoute, async (c) =>
      c.json(await prove(deps, await headOf(c, c.req.valid('param').id)), 200),
    );
};
