import { AppError } from '../contract/app-error.ts';
import type { NetOperation } from '../contract/scenario-operations.ts';
import { apply } from '../engines/net/apply.ts';
import { communitiesOfPatch } from '../engines/net/area-lines.ts';
import type { EditNote } from '../engines/net/edit.ts';
import type { FamilyProof } from '../engines/net/family-proof.ts';
import { inverseOf, type Patch } from '../engines/net/lines.ts';
import type { Net } from '../engines/net/net.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Reading, Writing } from '../queries/reading.ts';
import { findOperationByKey, insertOperation, type StoredOperation } from '../queries/scenario-operations.ts';
import { changeScenario } from '../queries/scenarios.ts';
import { requireFreshCodes } from './fresh-codes.ts';
import { type NamedNet, refusalError } from './net-refusal.ts';
import { SpoiledNet } from './net-shelf.ts';
import {
  aimOf,
  type DrawingArea,
  lockedLinesOf,
  proveParents,
  requireOwnArea,
  requirePlaces,
  requireSame,
  requireUnmovedCommunities,
} from './operation-rules.ts';
import { explainUnknown } from './retired-unit.ts';
import type { HeldScenario, ScenarioNets } from './scenario-nets.ts';
import {
  requireDraft,
  requireScenario,
  requireSeen,
  requireVersion,
  type ScenarioWish,
} from './scenario-rules.ts';

export interface OperationWish extends ScenarioWish {
  readonly operation: NetOperation;
  readonly clientKey: string;
  readonly area: DrawingArea;
  readonly naming: Pick<NamedNet, 'toLonLat' | 'language'>;
}

/** What an operation came to. */
export interface ProvenOperation {
  readonly patch: Patch;
  readonly notes: readonly EditNote[];
  readonly proof: readonly FamilyProof[];
  readonly communities: readonly string[];
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
    takeBack(held.net, proven.patch);
    return proven;
  });
};

/** Does an operation on a net by all rules; on a refusal the net is as before. */
const doOperation = async (
  reading: Reading,
  { net, head, done }: HeldScenario,
  { operation, area, naming }: OperationWish,
): Promise<ProvenOperation> => {
  const named: NamedNet = { ...naming, net, patches: done.map(({ patch }) => patch) };
  requirePlaces(named, operation);
  const outcome = apply(net, operation, lockedLinesOf(net, head.kind));
  if (!outcome.ok)
    throw await explainUnknown(reading, named, refusalError(named, outcome.refusal, aimOf(operation)));
  const { patch, notes, touched } = outcome;
  try {
    requireUnmovedCommunities(named, head.kind, patch);
    await requireFreshCodes(reading, patch, naming.language);
    const communities = requireOwnArea(named, area, communitiesOfPatch(net, patch));
    return { patch, notes, communities, proof: proveParents(named, touched, patch) };
  } catch (error) {
    takeBack(net, patch);
    throw error;
  }
};

/** Takes a patch back when what follows fails, so that the net stays with the database. */
export const withUndo = async <T>(net: Net, patch: Patch, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    takeBack(net, patch);
    throw error;
  }
};

const takeBack = (net: Net, patch: Patch): void => {
  const undone = apply(net, inverseOf(patch));
  if (!undone.ok)
    throw new SpoiledNet('a net cannot be taken back', { cause: new Error(undone.refusal.code) });
};
