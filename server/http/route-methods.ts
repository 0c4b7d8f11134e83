import type { Router } from 'hono/router';
import type { H, RouterRoute } from 'hono/types';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Methods that some route takes at this path; HEAD goes with GET. */
export const methodsOfPath = (router: Router<[H, RouterRoute]>, path: string): string[] =>
  methods
    .filter((method) => router.match(method, path)[0].some(([[, route]]) => route.method === method))
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
