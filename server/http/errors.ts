import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError } from '../contract/app-error.ts';
import type { ErrorBody } from '../contract/error-body.ts';
import type { AppDeps } from './deps.ts';
import { loggedPathOf } from './logged-path.ts';
import type { RequestEnv } from './request-env.ts';

const retryAfterSeconds = '2';

/** Maps every error to one body, in the language of the request; the cause of a 500 goes to the log only. */
export const answerErrors =
  (deps: Pick<AppDeps, 'log'>): ErrorHandler<RequestEnv> =>
  (error, c) => {
    const known = asAppError(error);
    if (known.status >= 500)
      deps.log.error({ requestId: c.get('requestId'), path: loggedPathOf(c), err: error }, 'request failed');
    return errorAnswer(c, known);
  };

/** The answer to a path that leads nowhere, or that takes other methods. */
export const answerNotFound =
  (methodsOf: (path: string) => readonly string[]): NotFoundHandler<RequestEnv> =>
  (c) => {
    const known = methodsOf(c.req.path);
    if (known.length === 0) return errorAnswer(c, new AppError('not-found', { what: c.req.path }));
    c.header('Allow', known.join(', '));
    return errorAnswer(
      c,
      new AppError('method-not-allowed', { method: c.req.method, known: known.join(', ') }),
    );
  };

const asAppError = (error: Error): AppError => {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException && error.status === 400)
    return new AppError('parameter-wrong', {
      name: 'body',
      reason: { zh: '请求内容无法解析', en: 'the body cannot be read' },
    });
  if (error instanceof HTTPException && error.status === 415) return new AppError('body-not-json');
  return new AppError('internal');
};

const errorAnswer = (c: Context<RequestEnv>, error: AppError): Response => {
  const body: ErrorBody = {
    code: error.code,
    message: error.messageIn(c.get('language')),
    details: error.details.map(({ place, ...detail }) => ({
      ...detail,
      ...(place === undefined ? {} : { place: [...place] as [number, number] }),
    })),
    requestId: c.get('requestId'),
  };
  c.header('Cache-Control', 'no-store');
  if (error.status === 503) c.header('Retry-After', retryAfterSeconds);
  if (error.status === 429) c.header('Retry-After', String(error.params.seconds ?? 60));
  // Not Basic, which would make browsers ask for a password of their own.
  if (error.status === 401) c.header('WWW-Authenticate', 'Bearer');
  return c.json(body, error.status as ContentfulStatusCode);
};
