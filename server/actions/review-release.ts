import { AppError } from '../contract/app-error.ts';
import type { ChangedRelease, ReleaseCertificate, ReleaseReview } from '../contract/public-counts.ts';
import type { Sql } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Writing } from '../queries/reading.ts';
import { getReleaseForDecision, recordReview, recordWithdrawal } from '../queries/release-reviews.ts';
import { getRelease, getReleaseStamp, lockReleases, type ReleaseStamp } from '../queries/releases.ts';

const attempts = 3;

export interface ReviewOfRelease {
  readonly releaseId: number;
  readonly review: ReleaseReview;
  /** Proves once more, outside of any transaction, or throws why it does not hold. */
  readonly prove: () => Promise<{ readonly certificate: ReleaseCertificate; readonly stamp: ReleaseStamp }>;
  readonly personId: string;
  readonly requestId: string;
}

/**
 * Records the review of a proposal (信息公开审查): from the commit on an approved one is public. Or withdraws what is
 * public. Throws `not-found`, `release-own` for the proposer, `release-decided`, `release-not-public`, and
 * `release-superseded` where something else is published all the time.
 */
export const reviewRelease = async (writing: Writing, wanted: ReviewOfRelease): Promise<ChangedRelease> => {
  const { review } = wanted;
  if (review.decision === 'withdraw') return withdraw(writing, wanted, review.reason);
  await writing((sql) => refuseUnfit(sql, wanted));
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const proven = review.decision === 'approve' ? await wanted.prove() : null;
    const decided = await writing(async (sql) => {
      await lockReleases(sql);
      await refuseUnfit(sql, wanted);
      // The release brings its own imports, so only what was published since could undo the proof.
      const { publicIds } = await getReleaseStamp(sql);
      if (proven !== null && publicIds.join() !== proven.stamp.publicIds.join()) return null;
      const { documentNumber, reviewedOn, opinion } = review;
      const state = review.decision === 'approve' ? 'reviewed' : 'rejected';
      const certificate = proven?.certificate ?? null;
      await recordReview(sql, wanted.releaseId, {
        ...{ state, documentNumber, reviewedOn, opinion, certificate },
        personId: wanted.personId,
      });
      return finish(sql, wanted, 'review-release', 'proposed', { state, documentNumber, reviewedOn });
    });
    if (decided !== null) return decided;
  }
  throw new AppError('release-superseded');
};

const withdraw = (writing: Writing, wanted: ReviewOfRelease, reason: string): Promise<ChangedRelease> =>
  writing(async (sql) => {
    const { releaseId, personId } = wanted;
    await lockReleases(sql);
    const release = await getReleaseForDecision(sql, releaseId);
    if (release === null) throw new AppError('not-found', { what: `release ${releaseId}` });
    if (release.state !== 'reviewed') throw new AppError('release-not-public');
    await recordWithdrawal(sql, releaseId, { personId, reason });
    return finish(sql, wanted, 'withdraw-release', 'reviewed', { state: 'withdrawn', reason });
  });

const refuseUnfit = async (sql: Sql, { releaseId, personId }: ReviewOfRelease): Promise<void> => {
  const release = await getReleaseForDecision(sql, releaseId);
  if (release === null) throw new AppError('not-found', { what: `release ${releaseId}` });
  if (release.proposedBy === personId) throw new AppError('release-own');
  if (release.state !== 'proposed') throw new AppError('release-decided');
};

const finish = async (
  sql: Sql,
  { releaseId, personId, requestId }: ReviewOfRelease,
  action: 'review-release' | 'withdraw-release',
  before: string,
  after: Record<string, string>,
): Promise<ChangedRelease> => {
  const release = await getRelease(sql, releaseId);
  if (release === null) throw new Error('the release is gone');
  const { id: auditId, hash } = await appendAudit(sql, {
    ...{ actor: personId, action, subject: `release ${releaseId}`, requestId },
    before: { state: before },
    after: { ...after, certificate: release.certificate.hash },
  });
  return { release, receipt: { auditId, hash } };
};
