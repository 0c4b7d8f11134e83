import type { PublicCountsQuery, PublicTicketCounts } from '../contract/public-counts.ts';
import type { Sql } from '../db/sql.ts';

type PublicCell = PublicTicketCounts['cells'][number];
type PublicRelease = PublicTicketCounts['releases'][number];

const firstDay = (month: string | undefined): string | null => (month === undefined ? null : `${month}-01`);

/**
 * Figures that were reviewed. Where several releases on one net show the same cell, the latest that has a value;
 * every cell of one release when it is asked for.
 */
export const listPublicCells = (sql: Sql, wanted: PublicCountsQuery): Promise<PublicCell[]> => {
  const from = firstDay(wanted.from);
  const until = firstDay(wanted.until);
  const { community = null, category = null, release = null } = wanted;
  // What may everybody know?
  return sql<PublicCell[]>`
    select "releaseId", area, community, month, category, value from (
      select distinct on (net_revision_id, area, unit_id, cell.month, category_id,
          case when area = 'drawn' then release_id end)
        net_revision_id, release_id as "releaseId", area, code, category_id,
        case when unit_id is not null then json_build_object('id', unit_id, 'code', code, 'name', name,
          'nameEn', name_en) end as community,
        to_char(cell.month, 'YYYY-MM') as month,
        case when category_id is not null then json_build_object('id', category_id, 'name', category_name,
          'nameEn', category_name_en) end as category,
        value
      from pub.ticket_count as cell
      where (${from}::date is null or cell.month >= ${from}::date)
        and (${until}::date is null or cell.month <= ${until}::date)
        and (${community}::text is null or code = ${community}::text)
        and (${category}::int is null or category_id = ${category}::int)
        and (${release}::int is null or release_id = ${release}::int)
      order by net_revision_id, area, unit_id, cell.month, category_id,
        case when area = 'drawn' then release_id end, cell.value is null, reviewed_at desc, release_id desc
    ) as latest
    order by net_revision_id desc, area, "releaseId", code, month, category_id nulls first`;
};

/** Releases that were reviewed and not withdrawn, the latest first. */
export const listPublicReleases = (sql: Sql): Promise<PublicRelease[]> =>
  // Where do the figures come from?
  sql<PublicRelease[]>`
    select id, title, document_number as "documentNumber", reviewed_on as "reviewedOn",
      json_build_object('id', net_revision_id, 'title', net_revision_title) as "netRevision",
      to_char(from_month, 'YYYY-MM') as "fromMonth", to_char(until_month, 'YYYY-MM') as "untilMonth",
      data_until as "dataUntil", st_asgeojson(outline, 15)::json as outline
    from pub.ticket_release order by reviewed_at desc, id desc`;

/** Whether the figures are synthetic. */
export const isPublicSynthetic = async (sql: Sql): Promise<boolean> => {
  // Is this made up?
  const [row] = await sql<{ synthetic: boolean }[]>`select synthetic from pub.district`;
  return row?.synthetic ?? false;
};
