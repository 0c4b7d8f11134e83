import { Hono } from 'hono';
import { type Collection, collectionsFor } from '../answers/ogc-collections.ts';
import { describeFeaturesApi } from '../answers/ogc-openapi.ts';
import {
  collectionPage,
  collectionsPage,
  conformance,
  landingPage,
  openApiType,
  queryablesPage,
} from '../answers/ogc-pages.ts';
import { checkFixedParameters } from '../answers/ogc-parameters.ts';
import { may, scopeKeyOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { keepValues } from '../http/kept-values.ts';
import { netOf, type OgcContext, ogcBaseOf, queryParametersOf } from '../http/ogc-context.ts';
import { originOf } from '../http/origin.ts';
import type { RequestEnv } from '../http/request-env.ts';
import type { Bbox } from '../queries/district.ts';
import { getExtent } from '../queries/feature-source.ts';
import { collectionOf } from './ogc-items.ts';

const keptExtents = 50;

/** OGC API – Features 1.0 at /ogc: what describes the door; the features are in ogc-items.ts. */
export const ogcRoutes = (deps: AppDeps) => {
  const extents = keepValues<Bbox | null>(keptExtents);

  /** To the same address without its last slash, for good. */
  const withoutSlash = (c: OgcContext) => {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`${originOf(c, deps)}${pathname.slice(0, -1)}${search}`, 308);
  };

  const pageOf = async (c: OgcContext, collection: Collection) => {
    const extent = await extents.get(
      c.get('freshness')?.stamp,
      `${collection.name} ${scopeKeyOf(c.get('caller'))}`,
      () => readingOf(c, deps)((sql) => getExtent(sql, collection.source, netOf(c))),
    );
    return collectionPage(ogcBaseOf(c, deps), collection, extent, c.get('language'));
  };

  return new Hono<RequestEnv>()
    .get('/ogc', (c) => {
      checkFixedParameters(queryParametersOf(c));
      return c.json(landingPage(ogcBaseOf(c, deps), originOf(c, deps), c.get('language')));
    })
    .get('/ogc/', withoutSlash)
    .get('/ogc/collections/', withoutSlash)
    .get('/ogc/conformance', (c) => {
      checkFixedParameters(queryParametersOf(c));
      return c.json(conformance);
    })
    .get('/ogc/api', (c) => {
      checkFixedParameters(queryParametersOf(c));
      const collections = collectionsFor((right) => may(c.get('caller'), right));
      const description = describeFeaturesApi(ogcBaseOf(c, deps), collections, c.get('language'));
      return c.body(JSON.stringify(description), 200, { 'Content-Type': openApiType });
    })
    .get('/ogc/collections', async (c) => {
      checkFixedParameters(queryParametersOf(c));
      const collections = collectionsFor((right) => may(c.get('caller'), right));
      const pages = await Promise.all(collections.map((collection) => pageOf(c, collection)));
      return c.json(collectionsPage(ogcBaseOf(c, deps), pages));
    })
    .get('/ogc/collections/:collection', async (c) => {
      checkFixedParameters(queryParametersOf(c));
      return c.json(await pageOf(c, collectionOf(c)));
    })
    .get('/ogc/collections/:collection/queryables', (c) => {
      checkFixedParameters(queryParametersOf(c));
      const page = queryablesPage(ogcBaseOf(c, deps), collectionOf(c), c.get('language'));
      return c.body(JSON.stringify(page), 200, { 'Content-Type': 'application/schema+json' });
    });
};
