import { AppError } from '../contract/app-error.ts';
import type { ApprovalStep } from '../contract/rights.ts';
import { stepWords } from '../contract/scenario-messages.ts';
import type { GivenRole } from '../contract/session.ts';
import type { Sql } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Writing } from '../queries/reading.ts';
import {
  hasDrawn,
  insertDecision,
  listDeciders,
  listTouchedCommunities,
} from '../queries/scenario-decisions.ts';
import { changeScenario, lockScenario, type ScenarioHead } from '../queries/scenarios.ts';
import { requireState, requireVersion, type ScenarioWish } from './scenario-rules.ts';

export interface Decision extends ScenarioWish {
  readonly decision: 'approve' | 'return';
  readonly opinion: string;
  readonly decidedOn: string;
  readonly documentNumber: string | null;
  readonly roles: readonly GivenRole[];
}

/**
 * Takes the decision of the next step: approved by all steps the scenario is 审定; returned it is a draft again. Throws
 * `scenario-own`, `scenario-step-not-yours`, `scenario-person-twice`, `scenario-document-needed`, `scenario-changed`.
 */
export const decideScenario = (writing: Writing, wish: Decision): Promise<void> =>
  writing(async (sql) => {
    const head = await lockScenario(sql, wish.scenarioId);
    if (head === null) throw new AppError('not-found', { what: `scenario ${wish.scenarioId}` });
    requireState(head, ['submitted'], { zh: '审批', en: 'decided on' });
    await requireVersion(sql, head, wish.seenVersion);
    const position = await requireStep(sql, head, wish);
    const step = head.steps[position] as ApprovalStep;
    const isLast = position === head.steps.length - 1;
    if (isLast && wish.decision === 'approve' && wish.documentNumber === null)
      throw new AppError('scenario-document-needed');
    await insertDecision(sql, { ...wish, authorId: head.createdBy, round: head.round, position, step });
    const state = wish.decision === 'return' ? 'draft' : isLast ? 'approved' : 'submitted';
    await changeScenario(sql, head.id, head.version, { state });
    await appendAudit(sql, {
      actor: wish.personId,
      action: 'decide-scenario',
      subject: `scenario ${head.id}`,
      requestId: wish.requestId,
      before: { state: head.state },
      after: {
        ...{ state, step, decision: wish.decision, decidedOn: wish.decidedOn },
        documentNumber: wish.documentNumber,
      },
    });
  });

/** The position of the step that is next, which this person must stand for. */
const requireStep = async (
  sql: Sql,
  { id, round, steps, createdBy }: ScenarioHead,
  { personId, roles }: Decision,
): Promise<number> => {
  if (createdBy === personId || (await hasDrawn(sql, id, personId))) throw new AppError('scenario-own');
  const deciders = await listDeciders(sql, id, round);
  const step = steps[deciders.length];
  if (step === undefined) throw new Error('a submitted scenario has a next step');
  if (deciders.includes(personId)) throw new AppError('scenario-person-twice');
  const touched = await listTouchedCommunities(sql, id);
  const standsFor = roles.some(
    ({ role, area, approvalStep }) =>
      role === 'approver' &&
      (approvalStep === null || approvalStep === step) &&
      (area === null ||
        touched.every(({ communityId, streetId }) => communityId === area.id || streetId === area.id)),
  );
  if (!standsFor) throw new AppError('scenario-step-not-yours', { step: stepWords[step] });
  return deciders.length;
};
