import { AppError } from '../contract/app-error.ts';
import { apply } from '../engines/net/apply.ts';
import { inverseOf, type Patch } from '../engines/net/lines.ts';
import { appendAudit } from '../queries/audit-log.ts';
import {
  getOperation,
  getUndoPoint,
  markOperation,
  type StoredOperation,
} from '../queries/scenario-operations.ts';
import { changeScenario } from '../queries/scenarios.ts';
import type { ScenarioDoors } from './append-operation.ts';
import { withUndo } from './do-operation.ts';
import {
  requireDraft,
  requireScenario,
  requireSeen,
  requireVersion,
  type ScenarioWish,
} from './scenario-rules.ts';

export interface UndoWish extends ScenarioWish {
  readonly sequence: number;
  readonly to: 'done' | 'undone';
}

/**
 * Takes the last operation of a draft back, exactly, or does an undone one again. Asked again after a lost answer it
 * says what is. Throws `scenario-nothing-to-undo`, `scenario-nothing-to-redo`, and what any change of a draft throws.
 */
export const undoOperation = async (
  { reading, writing, nets }: ScenarioDoors,
  wish: UndoWish,
): Promise<{ operation: StoredOperation<Patch>; version: number; operations: number }> => {
  const { scenarioId, sequence, to } = wish;
  const head = await reading((sql) => requireScenario(sql, scenarioId));
  return nets.hold(head, async (held) => {
    const { operation, point } = await reading(async (sql) => ({
      operation: await getOperation<Patch>(sql, scenarioId, sequence),
      point: await getUndoPoint(sql, scenarioId),
    }));
    if (operation === null) throw new AppError('not-found', { what: `operation ${sequence}` });
    const { version } = held.head;
    if (operation.state === to && version === wish.seenVersion + 1)
      return { operation, version, operations: held.done.length };
    await requireSeen(reading, held.head, wish.seenVersion);
    requireDraft(held.head);
    if (to === 'undone' && sequence !== point.last)
      throw new AppError('scenario-nothing-to-undo', { last: point.last });
    if (to === 'done' && sequence !== point.next)
      throw new AppError('scenario-nothing-to-redo', { sequence });
    const patch = to === 'done' ? operation.patch : inverseOf(operation.patch);
    const outcome = apply(held.net, patch);
    if (!outcome.ok) throw new Error(`a stored patch does not fit its net: ${outcome.refusal.code}`);
    return withUndo(held.net, patch, async () => {
      await writing(async (sql) => {
        if (!(await changeScenario(sql, scenarioId, version)))
          await requireVersion(sql, await requireScenario(sql, scenarioId), wish.seenVersion);
        if (!(await markOperation(sql, scenarioId, sequence, to)))
          throw new AppError('not-allowed', { what: `operation ${sequence}` });
        await appendAudit(sql, {
          actor: wish.personId,
          action: to === 'done' ? 'redo-operation' : 'undo-operation',
          subject: `scenario ${scenarioId}`,
          requestId: wish.requestId,
          after: { sequence, version: version + 1 },
        });
      });
      const done =
        to === 'done'
          ? [...held.done, { sequence, patch: operation.patch }]
          : held.done.filter((each) => each.sequence !== sequence);
      held.moveOn(version + 1, done);
      return { operation: { ...operation, state: to }, version: version + 1, operations: done.length };
    });
  });
};
