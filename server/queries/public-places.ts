import type { PublicPlace } from '../contract/public-stations.ts';
import type { Fragment, Sql } from '../db/sql.ts';
import { communityNameOf } from './public-stations.ts';

/** Points of a geometry as a list of longitudes and latitudes with metres behind the fifth decimal. */
const pointsOf = (sql: Sql): Fragment => sql`
  (select json_agg(json_build_array(round(st_x(dumped.geom)::numeric, 6), round(st_y(dumped.geom)::numeric, 6)))
    from st_dumppoints(place.geom) as dumped) as points`;

/** Every name that people may start from; communities only with a reviewed edition. */
export const listPublicPlaces = async (sql: Sql): Promise<PublicPlace[]> => {
  // Which compounds are there, and where does one enter them?
  const compounds = sql<PublicPlace[]>`
    select 'compound' as kind, name, aliases, ${communityNameOf(sql, 'place')}, ${pointsOf(sql)}
    from pub.compound as place order by name, id`;
  // Which roads have names?
  const roads = sql<PublicPlace[]>`
    select 'road' as kind, name, array[]::text[] as aliases, null as "communityName", ${pointsOf(sql)}
    from pub.road as place order by name`;
  // Which communities are there?
  const communities = sql<PublicPlace[]>`
    select 'community' as kind, name, array[]::text[] as aliases, null as "communityName", ${pointsOf(sql)}
    from (select name, st_pointonsurface(geom) as geom from pub.community) as place order by name`;
  return (await Promise.all([compounds, communities, roads])).flat();
};
