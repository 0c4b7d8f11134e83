import { createHash } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { createPublicStationStore } from '../answers/public-stations.ts';
import { directionsFromCell } from '../answers/station-directions.ts';
import { longestSeconds, walksFromCell } from '../answers/station-walks.ts';
import { createWalkGrounds } from '../answers/walk-ground.ts';
import type { WalkNetworkStore } from '../answers/walk-network.ts';
import { AppError } from '../contract/app-error.ts';
import {
  publicDirectionsQuerySchema,
  publicDirectionsSchema,
  publicPlacesSchema,
  publicStationsSchema,
  publicWalksQuerySchema,
  publicWalksSchema,
} from '../contract/public-stations.ts';
import type { AppDeps } from '../http/deps.ts';
import { keepValues } from '../http/kept-values.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { readingAs } from '../queries/reading.ts';

const tags = ['stations for the public'];
const none = queryOf(z.object({}));
const fixedAnswers = { 304: { description: 'Nothing has changed since' }, 400: errorAnswers[400] } as const;

const stationsRoute = createRoute({
  method: 'get',
  path: '/api/public/stations',
  tags,
  summary: 'All service stations with their hours',
  request: { query: none },
  responses: { 200: jsonAnswer(publicStationsSchema, 'The stations'), ...fixedAnswers },
});
const placesRoute = createRoute({
  method: 'get',
  path: '/api/public/places',
  tags,
  summary: 'Names of compounds, roads and communities that one may start from',
  request: { query: none },
  responses: { 200: jsonAnswer(publicPlacesSchema, 'The names'), ...fixedAnswers },
});
const walksRoute = createRoute({
  method: 'get',
  path: '/api/public/walks',
  tags,
  summary: 'Seconds on foot from places of a 100 m cell to the stations around',
  request: { query: queryOf(publicWalksQuerySchema) },
  responses: { 200: jsonAnswer(publicWalksSchema, 'The times'), 400: errorAnswers[400] },
});
const directionsRoute = createRoute({
  method: 'get',
  path: '/api/public/directions',
  tags,
  summary: 'Ways on foot from a 100 m cell to a station, in words',
  request: { query: queryOf(publicDirectionsQuerySchema) },
  responses: { 200: jsonAnswer(publicDirectionsSchema, 'The ways'), ...errorAnswers },
});

/** Gates are looked at every five minutes. */
const walkCache = 'public, max-age=300';
const keptWalks = 500;

/** Answers everybody gets alike: kept a minute, and told by their content whether they changed. */
const sendSame = (c: Context, answer: { readonly at?: string }): Response => {
  const { at: _moment, ...content } = answer;
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
  const etag = `W/"${hash}"`;
  c.header('Cache-Control', 'public, max-age=60');
  c.header('ETag', etag);
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
  return c.json(answer, 200);
};

/** What the page of the public asks. Cells are kept in no log and answered alike for all. */
export const publicStationRoutes = (
  deps: Pick<AppDeps, 'pool' | 'publicOnly'>,
  networks: WalkNetworkStore,
) => {
  const store = createPublicStationStore(readingAs(deps.pool, 'app_public'), deps.publicOnly !== true);
  const grounds = createWalkGrounds();
  const walks = keepValues<z.infer<typeof publicWalksSchema>>(keptWalks);
  return describedRoutes()
    .openapi(stationsRoute, async (c) => sendSame(c, await store.stations()) as never)
    .openapi(placesRoute, async (c) => sendSame(c, (await store.places()) as { at?: string }) as never)
    .openapi(walksRoute, async (c) => {
      const { cell, walker } = c.req.valid('query');
      c.header('Cache-Control', walkCache);
      const network = await networks.get();
      if (network === null)
        return c.json(
          {
            walker,
            walkNetwork: null,
            longestSeconds,
            stations: [],
            offNetwork: [],
            places: [],
            nearestWayMeters: null,
          },
          200,
        );
      const { at, stations } = await store.stations();
      const ground = grounds.of(network, walker, new Date());
      const stamp = `${network.id} ${at} ${ground.costs.options.minuteOfWeek}`;
      const answer = await walks.get(stamp, `${walker} ${cell}`, async () =>
        walksFromCell(ground, cell, walker, stations),
      );
      return c.json(answer, 200);
    })
    .openapi(directionsRoute, async (c) => {
      const { cell, walker, station: id } = c.req.valid('query');
      const { stations, reviewNumber } = await store.stations();
      const station = stations.find((one) => one.id === id);
      if (station === undefined) throw new AppError('not-found', { what: id });
      c.header('Cache-Control', walkCache);
      c.header('Vary', 'Accept-Language');
      const network = await networks.get();
      if (network === null) return c.json({ walkNetwork: null, ways: [] }, 200);
      const { sourceName, asOf } = network;
      const ground = grounds.of(network, walker, new Date());
      const ways = directionsFromCell(ground, cell, station.point, {
        language: c.get('language'),
        isDrawn: reviewNumber !== null,
      });
      return c.json({ walkNetwork: { sourceName, asOf }, ways }, 200);
    });
};
