import type { Sql } from 'postgres';

/** Figures put straight into the tables, past the server and its prover. */
export interface PlantedRelease {
  readonly net: number;
  /** YYYY-MM */
  readonly month: string;
  readonly personId: string;
  readonly reviewerId: string;
  readonly cells: readonly {
    readonly unitId: string | null;
    readonly area: string;
    readonly value: number | null;
  }[];
  /** GeoJSON */
  readonly outline?: object;
}

/** A community's tickets of a month that may be counted, on a net. */
export interface CountedCommunity {
  readonly unitId: string;
  readonly name: string;
  readonly tickets: number;
}

export const countCommunities = (sql: Sql, net: number, month: string): Promise<CountedCommunity[]> =>
  // How many tickets does each community of this net have in this month?
  sql<CountedCommunity[]>`
    with recursive version as (
      select * from unit_version where from_revision <= ${net} and (until_revision is null or until_revision > ${net})
    ), up as (
      select unit_id as below, unit_id, parent_id, level, name from version where level not in ('district', 'street')
      union all
      select up.below, version.unit_id, version.parent_id, version.level, version.name
      from up join version on version.unit_id = up.parent_id where up.level <> 'community'
    )
    select up.unit_id as "unitId", up.name, count(*)::int as tickets
    from ticket
    join ticket_unit on ticket_unit.ticket_id = ticket.id and ticket_unit.from_revision <= ${net}
      and (ticket_unit.until_revision is null or ticket_unit.until_revision > ${net})
    join up on up.below = ticket_unit.unit_id and up.level = 'community'
    left join ticket_category as category on category.id = ticket.category_id
    where not confidential and request_type not in ('report', 'petition')
      and match_level in ('point', 'building', 'compound', 'community')
      and coalesce(category.name, '') not in ('低保救助', '看病就医')
      and to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM') = ${month}
    group by up.unit_id, up.name order by up.name`;

/** Makes figures public that nobody has proven; values need not even be rounded. Gives the number of the release. */
export const plantRelease = async (sql: Sql, planted: PlantedRelease): Promise<number> => {
  const { net, month, cells, personId, reviewerId } = planted;
  const outline = planted.outline === undefined ? null : JSON.stringify(planted.outline);
  await sql`alter table release_cell drop constraint if exists values_are_large_and_rounded`;
  const [row] = await sql<{ id: number }[]>`
    insert into release (title, net_revision_id, from_month, until_month, left_out_categories, outline, with_totals,
      data_until, proposed_by, certificate, month_hashes)
    values ('植入', ${net}, ${`${month}-01`}, ${`${month}-01`}, '{}', st_setsrid(st_geomfromgeojson(${outline}::text), 4326),
      false, '2026-06-30', ${personId}, '{}', '{}')
    returning id`;
  const id = row?.id ?? 0;
  for (const { unitId, area, value } of cells)
    await sql`
      insert into release_cell (release_id, area, unit_id, month, value)
      values (${id}, ${area}, ${unitId}, ${`${month}-01`}, ${value})`;
  await sql`
    update release set state = 'reviewed', reviewed_by = ${reviewerId}, reviewed_at = now(), reviewed_on = '2026-06-30',
      document_number = '无', opinion = ''
    where id = ${id}`;
  return id;
};

/** Takes planted figures out of the public's sight again. */
export const withdrawPlanted = async (sql: Sql, id: number, personId: string): Promise<void> => {
  await sql`
    update release set state = 'withdrawn', withdrawn_by = ${personId}, withdrawn_at = now(), withdrawal_reason = 'x'
    where id = ${id}`;
};
