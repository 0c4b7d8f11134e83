import { Hono } from 'hono';
import { type Collection, collectionsFor } from '../answers/ogc-collections.ts';
import { writeFeature } from '../answers/ogc-feature.ts';
import { readItems } from '../answers/ogc-items.ts';
import { checkFixedParameters, parseItemsRequest } from '../answers/ogc-parameters.ts';
import { AppError } from '../contract/app-error.ts';
import { collectionNames } from '../contract/layers.ts';
import { may, scopeKeyOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { keepValues } from '../http/kept-values.ts';
import { netOf, type OgcContext, ogcBaseOf, queryParametersOf } from '../http/ogc-context.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { streamText } from '../http/stream-text.ts';
import { getFeature } from '../queries/feature-source.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const integerId = /^\d{1,15}$/;
const keptCounts = 200;
const geoJson = 'application/geo+json';

/** The features themselves. */
export const ogcItemRoutes = (deps: AppDeps) => {
  const counts = keepValues<number>(keptCounts);
  return new Hono<RequestEnv>()
    .get('/ogc/collections/:collection/items', async (c) => {
      const collection = collectionOf(c);
      const request = parseItemsRequest(queryParametersOf(c), collection);
      const stamp = c.get('freshness')?.stamp;
      const page = await readItems(
        readingOf(c, deps),
        collection,
        request,
        netOf(c),
        (token) =>
          pageAddress(queryParametersOf(c), `${ogcBaseOf(c, deps)}/collections/${collection.name}`, token),
        (filter, ask) =>
          counts.get(
            stamp,
            `${collection.name} ${scopeKeyOf(c.get('caller'))} ${JSON.stringify(filter)}`,
            ask,
          ),
      );
      return c.body(streamText(page), 200, { 'Content-Type': geoJson });
    })
    .get('/ogc/collections/:collection/items/:id', async (c) => {
      checkFixedParameters(queryParametersOf(c));
      const collection = collectionOf(c);
      const id = c.req.param('id');
      const { source, properties } = collection;
      const row = (source.idIsKey ? integerId : uuid).test(id)
        ? await readingOf(c, deps)((sql) => getFeature(sql, source, [...properties.keys()], netOf(c), id))
        : null;
      if (row === null) throw new AppError('not-found', { what: `${collection.name}/${id}` });
      const address = `${ogcBaseOf(c, deps)}/collections/${collection.name}`;
      const links = [
        { rel: 'self', type: geoJson, href: `${address}/items/${id}` },
        { rel: 'collection', type: 'application/json', href: address },
      ];
      return c.body(writeFeature(collection, row, links), 200, { 'Content-Type': geoJson });
    });
};

/** Throws `not-found`, or `sign-in-needed` or `not-allowed` where the collection exists for others. */
export const collectionOf = (c: OgcContext): Collection => {
  const name = c.req.param('collection') ?? '';
  const collection = collectionsFor((right) => may(c.get('caller'), right)).find((one) => one.name === name);
  if (collection !== undefined) return collection;
  const exists = (collectionNames as readonly string[]).includes(name);
  const refusal = c.get('caller').person === null ? 'sign-in-needed' : 'not-allowed';
  throw new AppError(exists ? refusal : 'not-found', { what: `collections/${name}` });
};

/** The same question again, from the token on. */
const pageAddress = (query: URLSearchParams, collection: string, token: string | null): string => {
  query.delete('next');
  if (token !== null) query.set('next', token);
  const text = query.toString();
  return `${collection}/items${text === '' ? '' : `?${text}`}`;
};
