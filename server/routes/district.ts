import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { type District, districtSchema } from '../contract/district.ts';
import { layerNames, unitLevels } from '../contract/layers.ts';
import type { AppDeps } from '../http/deps.ts';

import { describedRoutes, jsonAnswer, queryOf } from '../http/openapi.ts';
import { countContents, countUnits, getDistrict, getDistrictBbox } from '../queries/district.ts';
import { type Freshness, getFreshness } from '../queries/freshness.ts';
import { type Reading, readingAs } from '../queries/reading.ts';

const route = createRoute({
  method: 'get',
  path: '/api/district',
  tags: ['district'],
  summary: 'What a page needs before it can draw anything',
  request: { query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(districtSchema, 'The district, or null while the instance is empty') },
});

export const districtRoutes = (deps: AppDeps) => {
  let kept: { stamp: string; district: District } | undefined;
  return describedRoutes().openapi(route, async (c) => {
    const reading = readingAs(deps.pool, 'app_worker');
    const freshness = c.get('freshness') ?? (await reading(getFreshness));
    if (kept?.stamp !== freshness.stamp)
      kept = { stamp: freshness.stamp, district: await describeDistrict(reading, freshness, deps.engine) };
    const { district } = kept;
    if (c.get('caller').rights.get('counts') === 'whole') return c.json(district, 200);
    return c.json({ ...district, counts: { ...district.counts, tickets: null } }, 200);
  });
};

const describeDistrict = (
  reading: Reading,
  freshness: Freshness,
  engine: District['engine'],
): Promise<District> =>
  reading(async (sql) => {
    const netRevision = freshness.netRevision?.id ?? 0;
    const [district, bbox, units, counts] = await Promise.all([
      getDistrict(sql),
      getDistrictBbox(sql, netRevision),
      countUnits(sql, netRevision),
      countContents(sql),
    ]);
    return {
      district:
        district === null || bbox === null
          ? null
          : {
              code: district.code,
              name: district.name,
              nameEn: district.nameEn,
              synthetic: district.synthetic,
              dataUntil: district.dataUntil,
              epsg: district.epsg,
              bbox,
            },
      netRevision: freshness.netRevision,
      unitCounts: byName(unitLevels, units),
      layerBuilds: byName(layerNames, freshness.builds),
      counts,
      engine,
    };
  });

const byName = <Name extends string>(
  names: readonly Name[],
  known: ReadonlyMap<Name, number>,
): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, known.get(name) ?? 0])) as Record<Name, number>;
