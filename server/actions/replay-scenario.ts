import { AppError } from '../contract/app-error.ts';
import type { Conflict, Scenario } from '../contract/scenarios.ts';
import { apply } from '../engines/net/apply.ts';
import { communitiesOfPatch } from '../engines/net/area-lines.ts';
import {
  type ChangeSet,
  type Collision,
  changeSetOf,
  collisionsOf,
  keyOfLine,
  lineCollision,
} from '../engines/net/change-set.ts';
import type { EditNote } from '../engines/net/edit.ts';
import type { FamilyProof } from '../engines/net/family-proof.ts';
import { inverseOf, type NetLine, type Patch } from '../engines/net/lines.ts';
import type { Net } from '../engines/net/net.ts';
import type { Operation } from '../engines/net/operations.ts';
import { type NamedNet, nameOfUnit, placeOfUnit, refusalError } from './net-refusal.ts';
import { SpoiledNet } from './net-shelf.ts';
import { lockedLinesOf, proveParents, requireUnmovedCommunities } from './operation-rules.ts';

/** An operation of a scenario with what it came to on its base. */
export interface KeptOperation {
  readonly sequence: number;
  readonly operation: Operation;
  readonly patch: Patch;
}

/** An operation as it came to be on another base. */
export interface ReplayedOperation extends KeptOperation {
  readonly notes: readonly EditNote[];
  readonly proof: readonly FamilyProof[];
  /** Of what it touches; null for what lies in none. */
  readonly communities: readonly (string | null)[];
}

/** What was published since the base of a scenario; its records name units that are no more. */
export interface PublishedChanges extends ChangeSet {
  readonly patches: readonly Patch[];
}

export interface Replay {
  readonly done: readonly ReplayedOperation[];
  readonly leftOut: readonly Conflict[];
}

/**
 * Does the operations of a scenario on the net of another revision. One that touches the same unit or line as what
 * was published since its base, or a line that one left out had made, is left out and told. The net is left changed: see
 * `takeBackReplay`.
 */
export const replayOperations = (
  named: Omit<NamedNet, 'patches'>,
  kind: Scenario['kind'],
  operations: readonly KeptOperation[],
  published: PublishedChanges,
): Replay => {
  const done: ReplayedOperation[] = [];
  const leftOut: Conflict[] = [];
  const missed = [...operations, ...published.patches.map((patch) => ({ patch }))].map(({ patch }) => patch);
  const told: NamedNet = { ...named, patches: missed };
  const missing = new Set<string>();
  for (const { sequence, operation, patch } of operations) {
    const own = changeSetOf([{ operation, patch }]);
    const collisions = collisionsOf(own, published);
    const resting =
      patch.units.length > 0 ? undefined : patch.removed.find((line) => missing.has(keyOfLine(line)));
    if (collisions.length > 0) leftOut.push(...collisions.map((each) => conflictOf(told, sequence, each)));
    else if (resting !== undefined) leftOut.push(restingConflict(told, sequence, resting));
    else {
      const again = replay(told, kind, operation, patch);
      if (!(again instanceof AppError)) {
        done.push({ sequence, operation, ...again });
        continue;
      }
      leftOut.push(refusedConflict(told, sequence, operation, again));
    }
    for (const line of patch.added) missing.add(keyOfLine(line));
  }
  return { done, leftOut };
};

/** The exact change where its lines are still there, else the operation anew. */
const replay = (
  named: NamedNet,
  kind: Scenario['kind'],
  operation: Operation,
  patch: Patch,
): Omit<ReplayedOperation, 'sequence' | 'operation'> | AppError => {
  const { net } = named;
  const exact = apply(net, patch);
  const outcome = exact.ok ? exact : apply(net, operation, lockedLinesOf(net, kind));
  if (!outcome.ok) return refusalError(named, outcome.refusal, null);
  try {
    requireUnmovedCommunities(named, kind, outcome.patch);
    return {
      patch: outcome.patch,
      notes: outcome.notes,
      proof: proveParents(named, outcome.touched, outcome.patch),
      communities: [...communitiesOfPatch(net, outcome.patch)],
    };
  } catch (error) {
    mustUndo(net, outcome.patch);
    if (error instanceof AppError) return error;
    throw error;
  }
};

/** Leaves the net as it was before a replay. */
export const takeBackReplay = (net: Net, { done }: Replay): void => {
  for (const { patch } of [...done].reverse()) mustUndo(net, patch);
};

const mustUndo = (net: Net, patch: Patch): void => {
  const undone = apply(net, inverseOf(patch));
  if (!undone.ok)
    throw new SpoiledNet('a net cannot be taken back', { cause: new Error(undone.refusal.code) });
};

const unitsOf = (named: NamedNet, ids: readonly string[]): Conflict['units'] =>
  ids.map((id) => ({ id, name: nameOfUnit(named, id) ?? id }));

const conflictOf = (named: NamedNet, sequence: number, { kind, units, place }: Collision): Conflict => {
  const at = place ?? placeOfUnit(named, units[0] ?? '');
  const shown = unitsOf(named, units);
  const names = shown.map(({ name }) => name).join('、');
  const zh = kind === 'unit' ? `“${names}”已被其他方案改动` : `${names} 之间的边界已被其他方案改动`;
  const en =
    kind === 'unit'
      ? `${names} was changed by another scenario`
      : `the line of ${names} was changed by another scenario`;
  return {
    ...{ sequence, kind, units: shown },
    place: at === null ? null : [...named.toLonLat(...at)],
    reason: named.language === 'en' ? en : zh,
  };
};

const restingConflict = (named: NamedNet, sequence: number, line: NetLine): Conflict => {
  const { units, place } = lineCollision(line);
  return {
    ...{ sequence, kind: 'refused' as const, units: unitsOf(named, units) },
    place: place === null ? null : [...named.toLonLat(...place)],
    reason:
      named.language === 'en'
        ? 'the line that it moves was drawn by an operation that could not stay'
        : '所改的边界由未能保留的操作画出',
  };
};

const refusedConflict = (
  named: NamedNet,
  sequence: number,
  operation: Operation,
  error: AppError,
): Conflict => {
  const ids =
    operation.kind === 'merge'
      ? operation.units
      : operation.kind === 'reshape'
        ? operation.between.filter((id) => id !== null)
        : 'unit' in operation
          ? [typeof operation.unit === 'string' ? operation.unit : operation.unit.id]
          : [];
  return {
    ...{ sequence, kind: 'refused' as const, units: unitsOf(named, ids) },
    place: error.details[0]?.place === undefined ? null : [...error.details[0].place],
    reason: error.messageIn(named.language),
  };
};
