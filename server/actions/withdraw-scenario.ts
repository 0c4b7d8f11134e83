import { AppError } from '../contract/app-error.ts';
import type { Sql } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Writing } from '../queries/reading.ts';
import { listScenariosOn } from '../queries/scenario-bases.ts';
import { changeScenario, lockScenario, type ScenarioHead } from '../queries/scenarios.ts';
import {
  requireAuthor,
  requireAuthorOrApprover,
  requireState,
  requireVersion,
  type ScenarioWish,
} from './scenario-rules.ts';
import { withdrawRevision } from './withdraw-revision.ts';

export interface Withdrawal extends ScenarioWish {
  readonly reason: string;
  /** Whether this person decides for the whole district. */
  readonly isApprover: boolean;
}

/**
 * Takes a scenario back: what is handed in becomes a draft again, by its author; what is approved is given up; what is
 * published and not yet in force is taken out of the chain. Throws `scenario-state-wrong`, `scenario-rested-on`, and
 * what `withdrawRevision` throws.
 */
export const withdrawScenario = (writing: Writing, wish: Withdrawal): Promise<void> =>
  writing(async (sql) => {
    const head = await lockScenario(sql, wish.scenarioId);
    if (head === null) throw new AppError('not-found', { what: `scenario ${wish.scenarioId}` });
    requireState(head, ['submitted', 'approved', 'published'], { zh: '撤回', en: 'withdrawn' });
    await requireVersion(sql, head, wish.seenVersion);
    if (head.state === 'submitted') await takeBack(sql, head, wish);
    else await giveUp(sql, head, wish);
  });

const takeBack = async (sql: Sql, head: ScenarioHead, wish: Withdrawal): Promise<void> => {
  requireAuthor(head, wish.personId);
  await changeScenario(sql, head.id, head.version, { state: 'draft' });
  await note(sql, head, wish, 'draft');
};

const giveUp = async (sql: Sql, head: ScenarioHead, wish: Withdrawal): Promise<void> => {
  const { personId, requestId, reason } = wish;
  requireAuthorOrApprover(head, personId, wish.isApprover);
  const { netRevisionId } = head;
  if (netRevisionId !== null) {
    const resting = await listScenariosOn(sql, netRevisionId);
    if (resting.length > 0) throw new AppError('scenario-rested-on', { scenarios: resting.join('、') });
  }
  await changeScenario(sql, head.id, head.version, {
    ...{ state: 'withdrawn', net_revision_id: null },
    ...{ withdrawn_by: personId, withdrawn_at: new Date(), withdrawal_reason: reason },
  });
  if (netRevisionId !== null)
    await withdrawRevision(sql, { revisionId: netRevisionId, reason, actor: personId, requestId });
  await note(sql, head, wish, 'withdrawn');
};

const note = async (
  sql: Sql,
  { id, state }: ScenarioHead,
  { personId, requestId, reason }: Withdrawal,
  after: ScenarioHead['state'],
): Promise<void> => {
  await appendAudit(sql, {
    ...{ actor: personId, action: 'withdraw-scenario', subject: `scenario ${id}`, requestId },
    before: { state },
    after: { state: after, reason },
  });
};
