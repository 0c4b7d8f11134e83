import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { AppDeps } from './deps.ts';
import { docsStyleHash } from './docs-page.ts';
import { originOf } from './origin.ts';

/** A year; other hosts of the domain are not ours to decide about. */
const httpsOnly = 'max-age=31536000';

/**
 * No other host, no inline script, no inline style sheet but that of the API documentation. Scripts set style
 * properties one by one, which needs no permission. Workers of the map come from a blob.
 */
const fixedHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", docsStyleHash],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  crossOriginEmbedderPolicy: 'require-corp',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
  permissionsPolicy: { camera: [], microphone: [], payment: [], usb: [], geolocation: ['self'] },
});

/** What every answer tells the browser; that it is reached by https only where it is. */
export const securityHeaders =
  (deps: Pick<AppDeps, 'behindProxy' | 'publicUrl'>): MiddlewareHandler =>
  async (c: Context, next) => {
    await fixedHeaders(c, next);
    if (originOf(c, deps).startsWith('https:')) c.res.headers.set('Strict-Transport-Security', httpsOnly);
  };
