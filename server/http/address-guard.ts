import type { Context, MiddlewareHandler } from 'hono';
import { AppError } from '../contract/app-error.ts';
import type { AppDeps } from './deps.ts';
import type { RequestEnv } from './request-env.ts';

const secretNames: ReadonlySet<string> = new Set([
  'access_token',
  'api_key',
  'apikey',
  'authorization',
  'key',
  'password',
  'session',
  'token',
]);
/** A page of another site cannot make a browser call itself by one of these. */
const ownNames = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
/** Asked for by machines that know the address of this one only; they bring no cookies. */
const machinePaths: ReadonlySet<string> = new Set(['/health', '/metrics']);

/** Refuses secrets in addresses: they would stand in histories, bookmarks and the logs of others. */
export const refuseSecretsInAddress: MiddlewareHandler<RequestEnv> = (c, next) => {
  for (const name of new URL(c.req.url).searchParams.keys())
    if (secretNames.has(name.toLowerCase())) throw new AppError('secret-in-address', { name });
  return next();
};

/** The host that the caller asked for. */
const hostOf = (c: Context, behindProxy: boolean | undefined): string =>
  (behindProxy ? c.req.header('X-Forwarded-Host') : undefined) ??
  c.req.header('Host') ??
  new URL(c.req.url).host;

/**
 * Refuses requests for another host where our own is known: so a page whose name was pointed at this address (DNS
 * rebinding) learns nothing, and nobody's links are made from a made-up host.
 */
export const refuseForeignHosts =
  ({ publicUrl, behindProxy }: Pick<AppDeps, 'behindProxy' | 'publicUrl'>): MiddlewareHandler<RequestEnv> =>
  (c, next) => {
    if (publicUrl === undefined || machinePaths.has(c.req.path)) return next();
    const host = hostOf(c, behindProxy);
    if (host.toLowerCase() !== new URL(publicUrl).host && !ownNames.test(host))
      throw new AppError('foreign-host');
    return next();
  };
