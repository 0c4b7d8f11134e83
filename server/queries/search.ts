import type { CollectionName } from '../contract/layers.ts';
import type { SearchResult } from '../contract/search.ts';
import type { Sql } from '../db/sql.ts';
import { importIsActive, unitsOfNet } from './visible.ts';

type Found = Omit<SearchResult, 'within' | 'collection'> & {
  readonly collection: CollectionName;
  /** The unit that it lies in, for `within`. */
  readonly unitId: string | null;
};

/** Percent, underscore and backslash stand for themselves. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Things by name, alias or code: exact matches first, then beginnings, then the rest; short names first. */
export const findByName = (sql: Sql, netRevision: number, text: string, limit: number): Promise<Found[]> => {
  const wanted = text.toLowerCase();
  const pattern = `%${literal(wanted)}%`;
  const beginning = `${literal(wanted)}%`;
  const rankOf = (column: string) => sql`
    case when lower(${sql(column)}) = ${wanted}::text then 0
      when lower(${sql(column)}) like ${beginning}::text then 1 else 2 end`;
  // What is called like this?
  return sql<Found[]>`
    with named as (
      select case when level in ('district', 'street', 'community') then 'areas' else 'grids' end as collection,
        unit_id as id, name, code, level as kind, parent_id as unit_id, name as label, code as other,
        array_position(array['district', 'street', 'community'], level) as rank_of_kind,
        label_point as point, geom
      from ${unitsOfNet(sql, netRevision)} as unit
      union all
      select 'compounds', id, name, null, null, community_id, name, array_to_string(aliases, chr(10)), 5,
        label_point, geom
      from compound where ${importIsActive(sql, 'compound')}
      union all
      select 'stations', id, name, null, kind, community_id, name, null, 4, geom, null
      from station where ${importIsActive(sql, 'station')}
      union all
      select 'party-orgs', id, name, null, type, unit_id, name, null, 6, geom, null
      from party_org where ${importIsActive(sql, 'party_org')} and geom is not null
    ), matched as (
      select named.*, least(
        case when lower(label) like ${pattern}::text then ${rankOf('label')} end,
        (select min(${rankOf('alias')}) from unnest(string_to_array(other, chr(10))) as alias
          where lower(alias) like ${pattern}::text)) as rank
      from named
      where lower(label) like ${pattern}::text or lower(other) like ${pattern}::text
    )
    select collection, id, name, code, kind, unit_id as "unitId",
      array[st_x(point), st_y(point)] as point,
      case when geom is not null
        then array[st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)] end as bbox
    from matched
    order by rank, coalesce(rank_of_kind, 7), length(name), name, id
    limit ${limit}`;
};

/** Names of a unit and of everything that it lies in, outermost first, for each of these units. */
export const listUnitPaths = async (
  sql: Sql,
  netRevision: number,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const units = unitsOfNet(sql, netRevision);
  // What are these units and all above them called?
  const rows = await sql<{ startId: string; names: string[] }[]>`
    with recursive chain as (
      select unit_id as start_id, parent_id, name, 0 as height from ${units} as unit
      where unit_id = any(${[...unitIds]}::uuid[])
      union all
      select chain.start_id, parent.parent_id, parent.name, chain.height + 1
      from chain join ${units} as parent on parent.unit_id = chain.parent_id
    )
    select start_id as "startId", array_agg(name order by height desc) as names
    from chain group by start_id`;
  return new Map(rows.map((row) => [row.startId, row.names]));
};
