import type { Sql } from '../../../server/db/sql.ts';
import { idOf, importId } from '../small-district.ts';

/** A proposal of the data steward, one of somebody else, and one of somebody else that is reviewed. */
export const ownReleaseId = 1;
export const otherReleaseId = 2;
export const reviewedReleaseId = 3;
/** One of somebody else that holds no figure yet. */
export const bareReleaseId = 4;

/** Four releases, all but one with an import and a cell. */
export const plantReleases = async (sql: Sql, otherPersonId: string): Promise<void> => {
  const releases = [
    { id: ownReleaseId, proposer: idOf('person/data-steward') },
    { id: otherReleaseId, proposer: otherPersonId },
    { id: reviewedReleaseId, proposer: otherPersonId },
    { id: bareReleaseId, proposer: otherPersonId },
  ];
  for (const { id, proposer } of releases) {
    await sql`
      insert into release (id, title, net_revision_id, from_month, until_month, left_out_categories, with_totals,
        data_until, certificate, month_hashes, proposed_by)
      overriding system value
      values (${id}, '合成数据', 1, '2026-06-01', '2026-06-01', '{}', true, '2026-06-30', '{}', '{}', ${proposer})`;
    if (id === bareReleaseId) continue;
    await sql`insert into release_import values (${id}, ${importId})`;
    await sql`
      insert into release_cell (release_id, area, month, value) values (${id}, 'district', '2026-06-01', 10)`;
  }
  await sql`select setval('release_id_seq', 100)`;
  await sql`
    update release set state = 'reviewed', reviewed_by = ${idOf('person/approver')}, reviewed_at = now(),
      reviewed_on = '2026-06-30', document_number = '合成-1', opinion = '同意'
    where id = ${reviewedReleaseId}`;
};
