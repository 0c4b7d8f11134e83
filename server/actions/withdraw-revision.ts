import { AppError } from '../contract/app-error.ts';
import type { AuditReceipt } from '../contract/audit.ts';
import type { Sql } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { getDistrict } from '../queries/district.ts';
import { raiseLayerBuilds } from '../queries/layer-revisions.ts';
import { type ChainRevision, getToday, listChain, lockNets } from '../queries/net-chain.ts';
import { asOwner } from '../queries/net-owner.ts';
import { deleteRevision } from '../queries/net-withdrawing.ts';
import { putAgain, takeBack } from './net-chain.ts';
import { netLayers } from './publish-revision.ts';

export interface WithdrawRequest {
  readonly revisionId: number;
  /** For the audit log. */
  readonly reason: string;
  readonly actor: string;
  readonly requestId?: string;
}

const foreignKeyViolation = '23503';

const refuseInUse = (error: Error & { readonly code?: string }): never => {
  throw error.code === foreignKeyViolation
    ? new AppError('net-units-in-use', {}, [], { cause: error })
    : error;
};

/**
 * Takes a revision back that is not in force yet; those after it are done and proven again without it, or the whole is
 * refused. In the transaction it is given, as `publishRevision`. Whatever refers to the revision must let go of it
 * first. Throws AppError `not-found`, `net-in-force`, `net-units-in-use`, `net-later-conflicts` with every unit and line.
 */
export const withdrawRevision = (
  sql: Sql,
  { revisionId, reason, actor, requestId }: WithdrawRequest,
): Promise<{ readonly redone: readonly ChainRevision[]; readonly receipt: AuditReceipt }> =>
  asOwner(sql, async () => {
    await lockNets(sql);
    const chain = await listChain(sql);
    const revision = chain.find(({ id }) => id === revisionId);
    if (revision === undefined) throw new AppError('not-found', { what: `net revision ${revisionId}` });
    const before = chain.filter(({ effectiveFrom }) => effectiveFrom < revision.effectiveFrom).at(-1);
    if (before === undefined || revision.effectiveFrom <= (await getToday(sql)))
      throw new AppError('net-in-force', { title: revision.title, date: revision.effectiveFrom });
    const later = chain.filter(({ effectiveFrom }) => effectiveFrom > revision.effectiveFrom);
    const district = await getDistrict(sql);
    if (district === null) throw new AppError('not-found', { what: 'district' });
    const [, ...taken] = await takeBack(sql, before.id, [revision, ...later]);
    await deleteRevision(sql, revisionId).catch(refuseInUse);
    await putAgain(sql, before.id, taken, district);
    await raiseLayerBuilds(sql, netLayers, `net revision ${revisionId} withdrawn`);
    const { id: auditId, hash } = await appendAudit(sql, {
      actor,
      action: 'withdraw-net',
      subject: `net revision ${revisionId}`,
      ...(requestId === undefined ? {} : { requestId }),
      before: { effectiveFrom: revision.effectiveFrom, title: revision.title, scenario: revision.scenarioId },
      after: { reason, redone: later.map(({ id }) => id) },
    });
    return { redone: later, receipt: { auditId, hash } };
  });
