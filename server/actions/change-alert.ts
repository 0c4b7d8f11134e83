import { type AlertState, alertStateWords, nextStates } from '../contract/alert-kinds.ts';
import type { AlertChange, ChangedAlert } from '../contract/alerts.ts';
import { AppError } from '../contract/app-error.ts';
import { type AlertHead, getAlert, hasResponsibleUnit, lockAlert, takeAlertStep } from '../queries/alerts.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Writing } from '../queries/reading.ts';

export interface ChangeOfAlert {
  readonly alertId: number;
  readonly change: AlertChange;
  /** 督办 is for those who watch over all of the district. */
  readonly maySupervise: boolean;
  readonly netRevision: number;
  readonly personId: string;
  readonly requestId: string;
}

/** States in which more can be said without leaving them. */
const lasting: readonly AlertState[] = ['verified', 'task'];

/**
 * Records what became of an alert: verified, a task with office and day, a false alarm, closed; or, verified or a
 * task, another office, day, note or 督办. Throws `not-found` outside of the caller's area or for an unknown office,
 * `alert-state` where the state cannot follow, `alert-task-incomplete`, `alert-supervision`.
 */
export const changeAlert = (writing: Writing, wanted: ChangeOfAlert): Promise<ChangedAlert> =>
  writing(async (sql) => {
    const { alertId, change, personId } = wanted;
    const before = await lockAlert(sql, alertId);
    if (before === null) throw new AppError('not-found', { what: `alert ${alertId}` });
    const after = headAfter(before, wanted);
    const office = change.responsibleUnitId;
    if (office !== undefined && !(await hasResponsibleUnit(sql, office)))
      throw new AppError('not-found', { what: office });
    await takeAlertStep(sql, alertId, after, { note: change.note, personId });
    const alert = await getAlert(sql, wanted.netRevision, alertId);
    if (alert === null) throw new Error('the alert is gone');
    const { id: auditId, hash } = await appendAudit(sql, {
      ...{
        actor: personId,
        action: 'change-alert',
        subject: `alert ${alertId}`,
        requestId: wanted.requestId,
      },
      before: { ...before },
      after: { ...after, ...(change.note === undefined ? {} : { reason: change.note }) },
    });
    return { alert, receipt: { auditId, hash } };
  });

const headAfter = (before: AlertHead, { change, maySupervise }: ChangeOfAlert): AlertHead => {
  const { state, responsibleUnitId, dueOn, supervised, note } = change;
  const stays = before.state === state;
  const says = [responsibleUnitId, supervised, note].some((part) => part !== undefined);
  if (stays ? !lasting.includes(state) || !says : !nextStates[before.state].includes(state))
    throw new AppError('alert-state', { from: alertStateWords[before.state], to: alertStateWords[state] });
  if (supervised !== undefined && supervised !== before.supervised && !maySupervise)
    throw new AppError('alert-supervision');
  if (state === 'task' && !stays && responsibleUnitId === undefined)
    throw new AppError('alert-task-incomplete');
  return {
    state,
    supervised: supervised ?? before.supervised,
    responsibleUnitId: responsibleUnitId ?? before.responsibleUnitId,
    dueOn: dueOn ?? before.dueOn,
  };
};
