import { AppError } from '../contract/app-error.ts';
import type { ChangedRelease } from '../contract/public-counts.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Writing } from '../queries/reading.ts';
import {
  getRelease,
  getReleaseStamp,
  insertRelease,
  lockReleases,
  type ProvenRelease,
  type ReleaseStamp,
} from '../queries/releases.ts';

const attempts = 3;

export interface Proposal {
  /** Counts and proves, outside of any transaction; asked again when something changed meanwhile. */
  readonly prove: () => Promise<ProvenRelease>;
  readonly personId: string;
  readonly requestId: string;
}

/** Keeps a proven proposal. Nothing is public yet. Throws `release-superseded` where the ground keeps moving. */
export const proposeRelease = async (writing: Writing, proposal: Proposal): Promise<ChangedRelease> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const proven = await proposal.prove();
    const kept = await writing(async (sql) => {
      await lockReleases(sql);
      if (!isSameStamp(await getReleaseStamp(sql), proven.stamp)) return null;
      const id = await insertRelease(sql, proven, proposal.personId);
      const release = await getRelease(sql, id);
      if (release === null) throw new Error('the release was not written');
      const { title, netRevisionId, fromMonth, untilMonth, categories, withTotals } = proven.scope;
      const { id: auditId, hash } = await appendAudit(sql, {
        actor: proposal.personId,
        action: 'propose-release',
        subject: `release ${id}`,
        requestId: proposal.requestId,
        after: {
          ...{ title, netRevisionId, fromMonth, untilMonth, withTotals },
          categories: categories === null ? null : [...categories],
          drawn: proven.scope.outline !== null,
          certificate: proven.certificate.hash,
        },
      });
      return { release, receipt: { auditId, hash } };
    });
    if (kept !== null) return kept;
  }
  throw new AppError('release-superseded');
};

const isSameStamp = (now: ReleaseStamp, proven: ReleaseStamp): boolean =>
  JSON.stringify(now) === JSON.stringify(proven);
