import type { Pool } from '../db/sql.ts';
import type { Bbox } from '../queries/district.ts';
import { getNetInForce } from '../queries/freshness.ts';
import { BenchFailure } from './bench-failure.ts';

/** What the reads of the benchmark ask about. */
export interface BenchDistrict {
  readonly netRevision: number;
  readonly ticketCount: number;
  readonly unitIds: readonly string[];
  readonly compoundIds: readonly string[];
  /** The communities of one street, and compounds in them. */
  readonly communityIds: readonly string[];
  readonly streetCompoundIds: readonly string[];
  /** Three quarters of the tickets have a smaller key. */
  readonly deepKey: number;
  /** Squares of about 1 km around compounds, EPSG:4326. */
  readonly boxes: readonly Bbox[];
  readonly officeId: string;
  readonly personIds: readonly string[];
}

/** Picks what is asked about; throws where the database holds no district with tickets. */
export const findBenchDistrict = async (sql: Pool): Promise<BenchDistrict> => {
  const [schema] = await sql<{ ready: boolean }[]>`select to_regclass('net_revision') is not null as ready`;
  if (!schema?.ready) throw new BenchFailure('the database is empty; `npm run wangge -- demo` fills it');
  const net = await getNetInForce(sql, new Date().toISOString().slice(0, 10));
  // What is there to ask about?
  const [row] = await sql<Omit<BenchDistrict, 'netRevision' | 'streetCompoundIds' | 'boxes'>[]>`
    select (select count(*)::int from ticket) as "ticketCount",
      (select array_agg(unit_id order by md5(unit_id::text)) from unit_version where until_revision is null
        and level in ('community', 'general-grid')) as "unitIds",
      (select array_agg(id order by md5(id::text)) from compound) as "compoundIds",
      (select array_agg(unit_id) from unit_version where until_revision is null and level = 'community' and parent_id = (
        select unit_id from unit_version where until_revision is null and level = 'street' order by code limit 1))
        as "communityIds",
      (select percentile_disc(0.75) within group (order by id) from ticket) as "deepKey",
      (select responsible_unit_id from ticket_responsibility where role = 'lead'
        group by 1 order by count(*) desc limit 1) as "officeId",
      coalesce((select array_agg(id) from identity.person), '{}') as "personIds"`;
  if (net === null || row === undefined || row.ticketCount === 0)
    throw new BenchFailure('the database holds no district with tickets');
  // Where are compounds, and which lie in the street?
  const compounds = await sql<{ id: string; box: Bbox; inStreet: boolean }[]>`
    select id, community_id = any (${[...row.communityIds]}::uuid[]) as "inStreet",
      array[st_x(label_point) - 0.005, st_y(label_point) - 0.005, st_x(label_point) + 0.005,
        st_y(label_point) + 0.005] as box
    from compound order by md5(id::text)`;
  return {
    ...row,
    netRevision: net.id,
    boxes: compounds.map(({ box }) => box),
    streetCompoundIds: compounds.filter(({ inStreet }) => inStreet).map(({ id }) => id),
  };
};
