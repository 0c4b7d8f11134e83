import type { Edition, NetRevisionChoice } from '../contract/settings.ts';
import type { Fragment, Sql } from '../db/sql.ts';

const editions = (sql: Sql): Fragment => sql`
  select edition.id, edition.review_number as "reviewNumber",
    json_build_object('id', net.id, 'title', net.title, 'effectiveFrom', net.effective_from) as "netRevision",
    to_char(edition.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
    person.name as "recordedBy"
  from public_edition as edition
  join net_revision as net on net.id = edition.net_revision_id
  left join identity.person on person.id = edition.recorded_by`;

/** Every edition of the public map, the latest first: that one is shown. */
export const listEditions = async (sql: Sql): Promise<Edition[]> =>
  // Which editions were recorded?
  sql<Edition[]>`${editions(sql)} order by edition.id desc`;

/** The edition that the public sees; null before the first. */
export const getLatestEdition = async (sql: Sql): Promise<Edition | null> => {
  // Which edition is shown?
  const [row] = await sql<Edition[]>`${editions(sql)} order by edition.id desc limit 1`;
  return row ?? null;
};

/** Net revisions, the latest first. */
export const listNetRevisions = async (sql: Sql): Promise<NetRevisionChoice[]> =>
  // Which nets are there?
  sql<NetRevisionChoice[]>`
    select id, title, effective_from as "effectiveFrom" from net_revision order by effective_from desc`;

/** Records an edition in somebody's name. */
export const insertEdition = async (
  sql: Sql,
  edition: { readonly netRevisionId: number; readonly reviewNumber: string; readonly personId: string },
): Promise<void> => {
  // From now on the public sees this net.
  await sql`
    insert into public_edition (net_revision_id, review_number, recorded_by)
    values (${edition.netRevisionId}, ${edition.reviewNumber}, ${edition.personId})`;
};
