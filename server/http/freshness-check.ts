import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { getFreshness } from '../queries/freshness.ts';
import { type Reading, readingAs } from '../queries/reading.ts';
import type { AppDeps } from './deps.ts';
import type { RequestEnv } from './request-env.ts';

const formatOfAnswers = 1;
const publicCache = 'public, max-age=60';

/** How the caller of this request reads the database. */
export const readingOf = (c: Context<RequestEnv>, deps: Pick<AppDeps, 'pool'>): Reading =>
  readingAs(deps.pool, c.get('caller').role === 'staff' ? 'app_staff' : 'app_public');

/**
 * Answers 304 when nothing the answer depends on has changed, at the cost of one look at the layer builds;
 * else the answer gets the ETag. The public may not read builds: their answers are kept for a minute.
 */
export const answerWhenChanged =
  (deps: Pick<AppDeps, 'pool'>): MiddlewareHandler<RequestEnv> =>
  async (c, next) => {
    const leadsNowhere = matchedRoutes(c).every(({ method }) => method === 'ALL');
    if (leadsNowhere) return next();
    if (c.get('caller').role === 'public') {
      await next();
      if (c.res.ok && !c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', publicCache);
      return undefined;
    }
    const freshness = await readingOf(c, deps)(getFreshness);
    c.set('freshness', freshness);
    const etag = `W/"${formatOfAnswers}-${freshness.stamp}-${c.get('language')}"`;
    if (matches(c.req.header('If-None-Match'), etag)) {
      return c.body(null, 304, { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Accept-Language' });
    }
    await next();
    if (!c.res.ok || c.res.headers.has('Cache-Control')) return undefined;
    c.res.headers.set('ETag', etag);
    c.res.headers.set('Cache-Control', 'private, no-cache');
    c.res.headers.append('Vary', 'Accept-Language');
    return undefined;
  };

const matches = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((candidate) => weak(candidate.trim()) === weak(etag)) ?? false;

const weak = (etag: string): string => etag.replace(/^W\//, '');
