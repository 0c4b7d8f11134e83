import { AppError } from '../contract/app-error.ts';
import { findRevisionBefore } from '../queries/scenario-bases.ts';
import { getDocumentNumber } from '../queries/scenario-decisions.ts';
import { changeScenario } from '../queries/scenarios.ts';
import type { ScenarioDoors } from './append-operation.ts';
import { conflictError } from './copy-scenario.ts';
import type { NamedNet } from './net-refusal.ts';
import { publishRevision } from './publish-revision.ts';
import { replayOperations, takeBackReplay } from './replay-scenario.ts';
import { changesSince, keptOperationsOf } from './scenario-bases.ts';
import {
  requireAuthorOrApprover,
  requireScenario,
  requireSeen,
  requireState,
  requireVersion,
  type ScenarioWish,
} from './scenario-rules.ts';

export interface Publication extends ScenarioWish {
  /** First day, YYYY-MM-DD, 00:00 Asia/Shanghai; tomorrow at the earliest. */
  readonly effectiveFrom: string;
  /** Whether this person decides for the whole district; else only the author publishes. */
  readonly isApprover: boolean;
  readonly naming: Pick<NamedNet, 'toLonLat' | 'language'>;
}

/**
 * Publishes an approved scenario as a revision from a day on: replayed on the last revision before that day, all of it
 * or nothing. Throws `scenario-conflict` with every unit and line that was changed since its base, and what
 * `publishRevision` throws.
 */
export const publishScenario = async (
  { reading, writing, nets }: ScenarioDoors,
  wish: Publication,
): Promise<void> => {
  const { effectiveFrom, naming, personId, requestId } = wish;
  const { head, base, documentNumber } = await reading(async (sql) => {
    const found = await requireScenario(sql, wish.scenarioId);
    return {
      head: found,
      base: await findRevisionBefore(sql, effectiveFrom),
      documentNumber: await getDocumentNumber(sql, found.id, found.round),
    };
  });
  requireAuthorOrApprover(head, personId, wish.isApprover);
  await requireSeen(reading, head, wish.seenVersion);
  requireState(head, ['approved'], { zh: '发布', en: 'published' });
  if (base === null) throw new AppError('net-empty');
  const kept = await keptOperationsOf(reading, head.id);
  const published = await changesSince(reading, head.baseRevisionId, base.id);
  await nets.holdRevision(base, async (net) => {
    const replay = replayOperations({ ...naming, net }, head.kind, kept, published);
    try {
      if (replay.leftOut.length > 0) throw conflictError(head, replay.leftOut);
      await writing(async (sql) => {
        const { revisionId } = await publishRevision(sql, {
          ...{ baseRevision: base.id, head: net, effectiveFrom, documentNumber },
          ...{ title: head.title, scenarioId: head.id, actor: personId, requestId },
        });
        const isOurs = await changeScenario(sql, head.id, head.version, {
          ...{ state: 'published', net_revision_id: revisionId, effective_from: effectiveFrom },
          ...{ published_by: personId, published_at: new Date() },
        });
        if (!isOurs) await requireVersion(sql, await requireScenario(sql, head.id), wish.seenVersion);
      });
    } finally {
      takeBackReplay(net, replay);
    }
  });
};
