import { Hono } from 'hono';
import { z } from 'zod';
import { checkFixedParameters } from '../answers/ogc-parameters.ts';
import { readStationDetail } from '../answers/station-detail.ts';
import { schemaOfStation } from '../answers/station-schema.ts';
import { AppError } from '../contract/app-error.ts';
import type { AppDeps } from '../http/deps.ts';
import { queryParametersOf } from '../http/ogc-context.ts';
import { originOf } from '../http/origin.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { renderStationPage } from '../http/station-page.ts';
import { readingAs } from '../queries/reading.ts';

/** The page of a station that one may share and print: the same for everybody, kept for five minutes. */
export const stationPageRoutes = (deps: AppDeps) =>
  new Hono<RequestEnv>().get('/stations/:id', async (c) => {
    checkFixedParameters(queryParametersOf(c), ['lang']);
    const id = c.req.param('id');
    if (!z.guid().safeParse(id).success) throw new AppError('not-found', { what: c.req.path });
    const station = await readStationDetail(readingAs(deps.pool, 'app_public'), id, new Date(), null);
    const url = `${originOf(c, deps)}/stations/${id}`;
    c.header('Cache-Control', 'public, max-age=300');
    c.header('Vary', 'Accept-Language');
    return c.html(
      renderStationPage({
        station,
        language: c.get('language'),
        url,
        schema: schemaOfStation(station, url),
      }),
    );
  });
