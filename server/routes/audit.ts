import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { readAnchors } from '../answers/audit-anchors.ts';
import { verifyAudit } from '../answers/verify-audit.ts';
import { AppError } from '../contract/app-error.ts';
import {
  type AuditVerification,
  auditFilterSchema,
  auditPageSchema,
  auditVerificationSchema,
} from '../contract/audit.ts';
import { type Caller, scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { listAudit } from '../queries/audit-history.ts';
import { type Reading, readingAs } from '../queries/reading.ts';

const historyRoute = createRoute({
  method: 'get',
  path: '/api/audit',
  tags: ['administration'],
  summary: 'Who did what to what, the newest first',
  request: { query: queryOf(auditFilterSchema) },
  responses: { 200: jsonAnswer(auditPageSchema, 'A page of the history'), ...errorAnswers },
});

const verificationRoute = createRoute({
  method: 'get',
  path: '/api/audit/verification',
  tags: ['administration'],
  summary: 'Whether the history is what was written: every hash computed again, and compared with anchors',
  request: { query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(auditVerificationSchema, 'What was found'), ...errorAnswers },
});

type AuditDeps = Pick<AppDeps, 'pool' | 'auditAnchorFile'>;

/** The anchors of the server, where it keeps some; to be read before the chain is. */
const serverAnchors = async (file: string | undefined) => {
  if (file === undefined) return null;
  try {
    return await readAnchors(file);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
};

export const auditRoutes = (deps: AuditDeps) => {
  const readingOf = (caller: Caller): Reading => readingAs(deps.pool, 'app_identity', scopeOf(caller));
  // It reads the whole log: who asks meanwhile gets the same answer.
  let running: Promise<AuditVerification> | null = null;
  const verify = (caller: Caller): Promise<AuditVerification> => {
    running ??= serverAnchors(deps.auditAnchorFile)
      .then((given) => verifyAudit(readingOf(caller), { given }))
      .finally(() => {
        running = null;
      });
    return running;
  };
  return describedRoutes()
    .openapi(historyRoute, async (c) => {
      const { lang: _lang, ...filter } = c.req.valid('query');
      const page = await readingOf(c.get('caller'))((sql) => listAudit(sql, filter));
      c.header('Cache-Control', 'no-store');
      return c.json(page, 200);
    })
    .openapi(verificationRoute, async (c) => {
      const verification = await verify(c.get('caller'));
      c.header('Cache-Control', 'no-store');
      return c.json(verification, 200);
    });
};
