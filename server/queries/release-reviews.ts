import type { Release, ReleaseCell, ReleaseCertificate } from '../contract/public-counts.ts';
import type { Sql } from '../db/sql.ts';

/** State and proposer of a release that is to be decided, locked until commit; null where there is none. */
export const getReleaseForDecision = async (
  sql: Sql,
  id: number,
): Promise<{ state: Release['state']; proposedBy: string } | null> => {
  // Can this release still be decided, and by whom not?
  const [row] = await sql<{ state: Release['state']; proposedBy: string }[]>`
    select state, proposed_by as "proposedBy" from release where id = ${id} for update`;
  return row ?? null;
};

export interface RecordedReview {
  readonly state: 'reviewed' | 'rejected';
  readonly personId: string;
  readonly documentNumber: string;
  readonly reviewedOn: string;
  readonly opinion: string;
  /** The proof at this moment; null where it is rejected. */
  readonly certificate: ReleaseCertificate | null;
}

/** Records the review (信息公开审查); from the commit on an approved release is public. */
export const recordReview = async (sql: Sql, id: number, review: RecordedReview): Promise<void> => {
  const certificate = review.certificate === null ? null : sql.json(review.certificate);
  // The release is decided.
  await sql`
    update release set state = ${review.state}, reviewed_by = ${review.personId}, reviewed_at = now(),
      reviewed_on = ${review.reviewedOn}, document_number = ${review.documentNumber}, opinion = ${review.opinion},
      certificate = coalesce(${certificate}, release.certificate)
    where id = ${id}`;
};

/** Takes a release back; it stays in the memory of the prover. */
export const recordWithdrawal = async (
  sql: Sql,
  id: number,
  withdrawal: { readonly personId: string; readonly reason: string },
): Promise<void> => {
  // From now on nobody sees this release any more.
  await sql`
    update release set state = 'withdrawn', withdrawn_by = ${withdrawal.personId}, withdrawn_at = now(),
      withdrawal_reason = ${withdrawal.reason}
    where id = ${id}`;
};

/** All cells of a release. */
export const listReleaseCells = (sql: Sql, id: number): Promise<ReleaseCell[]> =>
  // What does this release show, and what does it keep back?
  sql<ReleaseCell[]>`
    select cell.area,
      case when cell.unit_id is not null then json_build_object('id', cell.unit_id, 'code', community.code,
        'name', community.name, 'nameEn', community.name_en) end as community,
      to_char(cell.month, 'YYYY-MM') as month,
      case when category.id is not null then json_build_object('id', category.id, 'name', category.name,
        'nameEn', category.name_en) end as category,
      cell.value
    from release_cell as cell
    join release on release.id = cell.release_id
    left join unit_version as community on community.unit_id = cell.unit_id
      and community.from_revision <= release.net_revision_id
      and (community.until_revision is null or community.until_revision > release.net_revision_id)
    left join ticket_category as category on category.id = cell.category_id
    where cell.release_id = ${id}
    order by cell.area, cell.month, category.code nulls first, community.code`;
