import type { Context } from 'hono';
import type { AppDeps } from './deps.ts';

/** Origin under which the caller reached us, for absolute links: `http://host:port`. */
export const originOf = (c: Context, deps: Pick<AppDeps, 'behindProxy' | 'publicUrl'>): string => {
  if (deps.publicUrl !== undefined) return new URL(deps.publicUrl).origin;
  const url = new URL(c.req.url);
  if (!deps.behindProxy) return url.origin;
  const protocol = c.req.header('X-Forwarded-Proto') === 'https' ? 'https:' : url.protocol;
  const host = c.req.header('X-Forwarded-Host') ?? url.host;
  const forwarded = `${protocol}//${host}`;
  return URL.canParse(forwarded) ? new URL(forwarded).origin : url.origin;
};
