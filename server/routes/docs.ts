import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { collectionsFor } from '../answers/ogc-collections.ts';
import { describeFeaturesApi } from '../answers/ogc-openapi.ts';
import { checkFixedParameters } from '../answers/ogc-parameters.ts';
import { may } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { type Description, renderDocs } from '../http/docs-page.ts';
import { ogcBaseOf, queryParametersOf } from '../http/ogc-context.ts';
import type { RequestEnv } from '../http/request-env.ts';

const info = {
  openapi: '3.1.0',
  info: {
    title: 'Wangge Atlas · 网格一张图',
    version: '1.0.0',
    description: 'Features as GeoJSON are at /ogc, vector tiles at /tiles.',
  },
};

/** The description of everything that `described` serves, for machines and for people. */
export const docsRoutes = (deps: AppDeps, described: Pick<OpenAPIHono, 'getOpenAPI31Document'>) =>
  new Hono<RequestEnv>()
    .get('/api/openapi.json', (c) => {
      checkFixedParameters(queryParametersOf(c), ['lang']);
      return c.body(JSON.stringify(described.getOpenAPI31Document(info)), 200, {
        'Content-Type': 'application/json',
      });
    })
    .get('/api/docs', (c) => {
      checkFixedParameters(queryParametersOf(c), ['lang']);
      const language = c.get('language');
      const features = describeFeaturesApi(
        ogcBaseOf(c, deps),
        collectionsFor((right) => may(c.get('caller'), right)),
        language,
      );
      const page = renderDocs(
        [
          { link: '/api/openapi.json', description: described.getOpenAPI31Document(info) as Description },
          { link: '/ogc/api', description: features },
        ],
        language,
      );
      return c.html(page);
    });
