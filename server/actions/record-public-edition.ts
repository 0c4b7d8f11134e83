import { AppError } from '../contract/app-error.ts';
import type { AuditReceipt } from '../contract/audit.ts';
import type { Edition } from '../contract/settings.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { hasTakenEffect } from '../queries/net-took-effect.ts';
import { getLatestEdition, insertEdition, listNetRevisions } from '../queries/public-editions.ts';
import type { Writing } from '../queries/reading.ts';

export interface NewEdition {
  readonly netRevisionId: number;
  readonly reviewNumber: string;
  readonly personId: string;
  readonly requestId: string;
}

/**
 * Records a reviewed edition of the public map (公众版): from the commit on the public sees its outlines and its
 * review number. No layer build rises, because staff maps do not change and public answers are asked anew each
 * time. Throws `not-found` for an unknown net and `net-not-in-force` for one that has not taken effect.
 */
export const recordPublicEdition = (
  writing: Writing,
  edition: NewEdition,
): Promise<{ edition: Edition; receipt: AuditReceipt }> =>
  writing(async (sql) => {
    const { netRevisionId, reviewNumber, personId, requestId } = edition;
    const net = (await listNetRevisions(sql)).find(({ id }) => id === netRevisionId);
    if (net === undefined) throw new AppError('not-found', { what: `netRevisionId ${netRevisionId}` });
    if (!(await hasTakenEffect(sql, netRevisionId, null)))
      throw new AppError('net-not-in-force', { title: net.title, day: net.effectiveFrom });
    const before = await getLatestEdition(sql);
    await insertEdition(sql, { netRevisionId, reviewNumber, personId });
    const recorded = await getLatestEdition(sql);
    if (recorded === null) throw new Error('the edition was not written');
    const { id, hash } = await appendAudit(sql, {
      actor: personId,
      action: 'record-public-edition',
      subject: `public-edition ${recorded.id}`,
      requestId,
      before:
        before === null ? null : { netRevisionId: before.netRevision.id, reviewNumber: before.reviewNumber },
      after: { netRevisionId, reviewNumber },
    });
    return { edition: recorded, receipt: { auditId: id, hash } };
  });
