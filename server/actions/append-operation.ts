import { AppError } from '../contract/app-error.ts';
import type { Patch } from '../engines/net/lines.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Reading, Writing } from '../queries/reading.ts';
import { findOperationByKey, insertOperation, type StoredOperation } from '../queries/scenario-operations.ts';
import { changeScenario } from '../queries/scenarios.ts';
import {
  doOperation,
  type ProvenOperation,
  takeBackPatch,
  type WantedOperation,
  withUndo,
} from './do-operation.ts';
import { requireSame } from './operation-rules.ts';
import type { ScenarioNets } from './scenario-nets.ts';
import {
  requireDraft,
  requireScenario,
  requireSeen,
  requireVersion,
  type ScenarioWish,
} from './scenario-rules.ts';

export interface OperationWish extends ScenarioWish, WantedOperation {
  readonly clientKey: string;
}

/** How callers read and change scenarios, and the nets of this process. */
export interface ScenarioDoors {
  readonly reading: Reading;
  readonly writing: Writing;
  readonly nets: ScenarioNets;
}

/**
 * Adds an operation to a draft: done on its net, proven, kept with its proof and the entry in the history in one
 * transaction. Sent again with the same key it gives what was kept. Throws why the net or a rule refuses it.
 */
export const appendOperation = async (
  { reading, writing, nets }: ScenarioDoors,
  wish: OperationWish,
): Promise<{ operation: StoredOperation<Patch>; version: number; operations: number }> => {
  const { scenarioId, clientKey } = wish;
  const head = await reading((sql) => requireScenario(sql, scenarioId));
  return nets.hold(head, async (held) => {
    const again = await reading((sql) => findOperationByKey<Patch>(sql, scenarioId, clientKey));
    if (again !== null) {
      requireSame(again.operation, JSON.parse(JSON.stringify(wish.operation)));
      return { operation: again, version: held.head.version, operations: held.done.length };
    }
    await requireSeen(reading, held.head, wish.seenVersion);
    requireDraft(held.head);
    const proven = await doOperation(reading, held, wish);
    return withUndo(held.net, proven.patch, async () => {
      const version = held.head.version + 1;
      const operation = await writing(async (sql) => {
        if (!(await changeScenario(sql, scenarioId, held.head.version))) {
          await requireVersion(sql, await requireScenario(sql, scenarioId), wish.seenVersion);
          throw new AppError('not-found', { what: `scenario ${scenarioId}` });
        }
        const sequence = await insertOperation(sql, { ...wish, ...proven, version });
        const stored = await findOperationByKey<Patch>(sql, scenarioId, clientKey);
        if (stored === null) throw new Error('the operation was not written');
        await appendAudit(sql, {
          actor: wish.personId,
          action: 'append-operation',
          subject: `scenario ${scenarioId}`,
          requestId: wish.requestId,
          after: {
            sequence,
            version,
            kind: wish.operation.kind,
            proof: proven.proof.map(({ hash }) => hash),
          },
        });
        return stored;
      });
      const done = [...held.done, { sequence: operation.sequence, patch: proven.patch }];
      held.moveOn(version, done);
      return { operation, version, operations: done.length };
    });
  });
};

/** Does an operation for showing what it would come to; the net and the scenario stay as they are. */
export const tryOperation = async (
  { reading, nets }: Pick<ScenarioDoors, 'reading' | 'nets'>,
  wish: OperationWish,
): Promise<ProvenOperation> => {
  const head = await reading((sql) => requireScenario(sql, wish.scenarioId));
  return nets.hold(head, async (held) => {
    await requireSeen(reading, held.head, wish.seenVersion);
    const proven = await doOperation(reading, held, wish);
    takeBackPatch(held.net, proven.patch);
    return proven;
  });
};
