import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { AppError } from '../contract/app-error.ts';
import { openAt, shanghaiDay } from '../contract/opening-hours.ts';
import { stationDetailSchema } from '../contract/stations.ts';
import { may } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import {
  getStation,
  getStationCommunity,
  getStationOffer,
  listHours,
  listSpecialDays,
} from '../queries/stations.ts';

const route = createRoute({
  method: 'get',
  path: '/api/stations/{id}',
  tags: ['details'],
  summary: 'One service station, and whether it is open now',
  request: { params: z.object({ id: z.guid() }), query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(stationDetailSchema, 'The station'), ...errorAnswers },
});

export const stationRoutes = (deps: AppDeps) =>
  describedRoutes().openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const netRevision = c.get('freshness')?.netRevision?.id ?? 0;
    const moment = new Date();
    const detail = await readingOf(
      c,
      deps,
    )(async (sql) => {
      const station = await getStation(sql, id);
      if (station === null) throw new AppError('not-found', { what: id });
      const [hours, specialDays, offer, communityName] = await Promise.all([
        listHours(sql, id),
        listSpecialDays(sql, id, shanghaiDay(moment)),
        getStationOffer(sql, id),
        may(c.get('caller'), 'map') ? getStationCommunity(sql, netRevision, id) : null,
      ]);
      const now = openAt(moment, station.state, hours, specialDays);
      return { ...station, communityName, hours, specialDays, ...offer, now };
    });
    // Whether it is open changes without any change of data.
    c.header('Cache-Control', 'no-store');
    return c.json(detail, 200);
  });
