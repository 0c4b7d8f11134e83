import { loadNet } from '../answers/load-net.ts';
import { AppError } from '../contract/app-error.ts';
import type { AuditReceipt } from '../contract/audit.ts';
import type { Sql } from '../db/sql.ts';
import type { Net } from '../engines/net/net.ts';
import { isUuid } from '../engines/net/unit.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { getDistrict } from '../queries/district.ts';
import { raiseLayerBuilds } from '../queries/layer-revisions.ts';
import { type ChainRevision, getToday, insertRevision, listChain, lockNets } from '../queries/net-chain.ts';
import { asOwner } from '../queries/net-owner.ts';
import { putAgain, takeBack } from './net-chain.ts';
import { placerOf } from './place-rows.ts';
import { type RevisionSummary, writeRevision } from './write-revision.ts';

export interface PublishRequest {
  /** The revision that `head` was made from: the last one before `effectiveFrom`. */
  readonly baseRevision: number;
  /** The whole net as it shall be; it is read, never changed. */
  readonly head: Net;
  /** First day, YYYY-MM-DD, from 00:00 Asia/Shanghai; tomorrow at the earliest. */
  readonly effectiveFrom: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly scenarioId: string | null;
  /** Who publishes, as the audit log names them. */
  readonly actor: string;
  readonly requestId?: string;
  /** The net of `baseRevision` where it is at hand, unchanged; else it is loaded. */
  readonly base?: Net;
}

export interface Published extends RevisionSummary {
  readonly revisionId: number;
  /** Later revisions that were proven again and stand upon this one now; they kept their ids. */
  readonly redone: readonly ChainRevision[];
  readonly receipt: AuditReceipt;
}

/** Layers that show units. Figures per unit follow the builds of these. */
export const netLayers = ['areas', 'grids'] as const;

/** A revision is numbered by its first day, so that numbers rise with days whenever it is put in. */
export const revisionIdOf = (effectiveFrom: string): number => Number(effectiveFrom.replaceAll('-', ''));

/**
 * Publishes a net from a day on, in the transaction it is given: arcs, versions, retired units, lineage, places of
 * tickets and buildings, proof, builds, and last the audit row. Writes only what `head` changes of its base. Later
 * revisions that are not in force yet are taken back, and done and proven again upon this one.
 *
 * `sql` must be a transaction of the database's owner, or one that came from it by SET LOCAL ROLE: nobody else may
 * write nets. It holds a lock that makes other publishers and importers of tickets wait. On any error the transaction
 * must be given up; then nothing has changed.
 *
 * Throws AppError `net-backdated`, `net-date-taken`, `net-base-moved` (replay on the revision it names),
 * `net-nothing-changed`, `net-not-proven`, `net-unit-retired`, `net-code-used`, or `net-later-conflicts` with every unit
 * and line.
 */
export const publishRevision = (sql: Sql, request: PublishRequest): Promise<Published> =>
  asOwner(sql, async () => {
    await lockNets(sql);
    const chain = await listChain(sql);
    const later = await placeInChain(sql, chain, request);
    const district = await getDistrict(sql);
    if (district === null) throw new AppError('not-found', { what: 'district' });
    const { baseRevision, head, effectiveFrom, title, documentNumber, scenarioId, actor } = request;
    const base = request.base ?? (await loadNet(sql, baseRevision));
    const taken = await takeBack(sql, baseRevision, later);
    const revisionId = revisionIdOf(effectiveFrom);
    const publishedBy = isUuid(actor) ? actor : null;
    await insertRevision(sql, {
      id: revisionId,
      effectiveFrom,
      title,
      documentNumber,
      scenarioId,
      publishedBy,
    });
    const summary = await writeRevision(sql, revisionId, base, head, placerOf(district));
    await putAgain(sql, revisionId, taken, district);
    await raiseLayerBuilds(sql, netLayers, `net revision ${revisionId}`);
    const receipt = await audit(sql, request, revisionId, summary, later);
    return { ...summary, revisionId, redone: later, receipt };
  });

/** Later revisions, none of them in force. */
const placeInChain = async (
  sql: Sql,
  chain: readonly ChainRevision[],
  { baseRevision, effectiveFrom }: PublishRequest,
): Promise<readonly ChainRevision[]> => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(effectiveFrom) || Number.isNaN(Date.parse(effectiveFrom)))
    throw new AppError('parameter-wrong', { name: 'effectiveFrom', reason: effectiveFrom });
  const today = await getToday(sql);
  if (effectiveFrom <= today) throw new AppError('net-backdated', { date: effectiveFrom, today });
  const same = chain.find((revision) => revision.effectiveFrom === effectiveFrom);
  if (same !== undefined) throw new AppError('net-date-taken', { date: effectiveFrom, title: same.title });
  const before = chain.filter((revision) => revision.effectiveFrom < effectiveFrom).at(-1);
  if (before?.id !== baseRevision)
    throw new AppError('net-base-moved', { revision: before?.id ?? 0, title: before?.title ?? '' });
  return chain.filter((revision) => revision.effectiveFrom > effectiveFrom);
};

const audit = async (
  sql: Sql,
  { actor, requestId, baseRevision, effectiveFrom, title, documentNumber, scenarioId }: PublishRequest,
  revisionId: number,
  summary: RevisionSummary,
  later: readonly ChainRevision[],
): Promise<AuditReceipt> => {
  const { id, hash } = await appendAudit(sql, {
    actor,
    action: 'publish-net',
    subject: `net revision ${revisionId}`,
    ...(requestId === undefined ? {} : { requestId }),
    after: {
      effectiveFrom,
      title,
      documentNumber,
      scenario: scenarioId,
      base: baseRevision,
      created: summary.created.length,
      changed: summary.changed.length,
      retired: summary.retired.length,
      movedTickets: summary.movedTickets,
      redone: later.map((revision) => revision.id),
      certificate: summary.proof.hash,
    },
  });
  return { auditId: id, hash };
};
