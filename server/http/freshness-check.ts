import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { getFreshness } from '../queries/freshness.ts';
import { type Reading, readingAs } from '../queries/reading.ts';
import { may, scopeKeyOf, scopeOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import type { RequestEnv } from './request-env.ts';

const formatOfAnswers = 1;
const publicCache = 'public, max-age=60';
/** Signing in or changing roles changes answers under the same address. */
const varies = 'Accept-Language, Cookie, Authorization';

/** How the caller of this request reads the database: only what is theirs, which the database checks too. */
export const readingOf = (c: Context<RequestEnv>, deps: Pick<AppDeps, 'pool'>): Reading => {
  const caller = c.get('caller');
  if (!may(caller, 'map')) return readingAs(deps.pool, 'app_public');
  const counts = caller.rights.get('counts');
  const endsAtArea = counts !== undefined && counts !== 'whole';
  return readingAs(deps.pool, endsAtArea ? 'app_area' : 'app_staff', scopeOf(caller));
};

/**
 * Answers 304 when nothing the answer depends on has changed, at the cost of one look at the layer builds;
 * else the answer gets the ETag. The public may not read builds: their answers are kept for a minute.
 */
export const answerWhenChanged =
  (deps: Pick<AppDeps, 'pool'>): MiddlewareHandler<RequestEnv> =>
  async (c, next) => {
    const leadsNowhere = matchedRoutes(c).every(({ method }) => method === 'ALL');
    // Deadline lights change with the clock, not with the data.
    if (leadsNowhere || c.req.query('lights') !== undefined) return next();
    if (!may(c.get('caller'), 'map')) {
      await next();
      if (c.res.ok && !c.res.headers.has('Cache-Control')) {
        c.res.headers.set('Cache-Control', publicCache);
        c.res.headers.append('Vary', varies);
      }
      return undefined;
    }
    const freshness = await readingOf(c, deps)(getFreshness);
    c.set('freshness', freshness);
    const scope = createHash('sha256')
      .update(scopeKeyOf(c.get('caller')))
      .digest('base64url')
      .slice(0, 12);
    const etag = `W/"${formatOfAnswers}-${freshness.stamp}-${c.get('language')}-${scope}"`;
    if (matches(c.req.header('If-None-Match'), etag)) {
      return c.body(null, 304, { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: varies });
    }
    await next();
    if (!c.res.ok || c.res.headers.has('Cache-Control')) return undefined;
    c.res.headers.set('ETag', etag);
    c.res.headers.set('Cache-Control', 'private, no-cache');
    c.res.headers.append('Vary', varies);
    return undefined;
  };

const matches = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((candidate) => weak(candidate.trim()) === weak(etag)) ?? false;

const weak = (etag: string): string => etag.replace(/^W\//, '');
