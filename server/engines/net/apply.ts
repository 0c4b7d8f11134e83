import { applyPatch } from './apply-patch.ts';
import { outside } from './arc-table.ts';
import { Edit, type EditNote } from './edit.ts';
import { editFault } from './edit-fault.ts';
import { inverseOf, type Patch } from './lines.ts';
import { absorb, merge, subdivide } from './merge.ts';
import type { Net } from './net.ts';
import type { Operation } from './operations.ts';
import { wrongFieldOf } from './read-operation.ts';
import { type Refusal, refuse } from './refusal.ts';
import { type LockedLine, moveVertex, reshape } from './reshape.ts';
import { snapSteps, split } from './split.ts';
import { createParent, describe, reassign, retireParent } from './tree-operations.ts';

type Outcome =
  | {
      readonly ok: true;
      /** What was done, exactly. */
      readonly patch: Patch;
      /** Takes it back, exactly. */
      readonly inverse: Patch;
      /** Uuids of leaves whose lines were touched; a neighbour that only got a vertex is among them. */
      readonly touched: readonly string[];
      readonly notes: readonly EditNote[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

const nothingLocked: LockedLine = () => false;

/**
 * Does an operation on a net, proves the touched leaves and gives what undoes it. Input may be anything: what cannot be
 * done is refused with its reason and place, and the net is as before.
 */
export const apply = (net: Net, operation: Operation, isLocked: LockedLine = nothingLocked): Outcome => {
  const field = wrongFieldOf(operation);
  if (field !== null) return { ok: false, refusal: refuse('net-input-malformed', [], null, { field }) };
  if (operation.kind !== 'split') return attempt(net, (edit) => change(edit, operation, isLocked));
  let outcome: Outcome | undefined;
  for (const snap of snapSteps) {
    outcome = attempt(net, (edit) => split(edit, operation, snap));
    if (outcome.ok || outcome.refusal.code !== 'net-lines-cross') return outcome;
  }
  return outcome ?? { ok: false, refusal: refuse('net-split-divides-nothing', [operation.unit]) };
};

const change = (
  edit: Edit,
  operation: Exclude<Operation, { kind: 'split' }>,
  isLocked: LockedLine,
): Refusal | null => {
  switch (operation.kind) {
    case 'merge':
      return merge(edit, operation);
    case 'reshape':
      return reshape(edit, operation, isLocked);
    case 'move-vertex':
      return moveVertex(edit, operation, isLocked);
    case 'subdivide':
      return subdivide(edit, operation);
    case 'absorb':
      return absorb(edit, operation);
    case 'reassign':
      return reassign(edit, operation);
    case 'create-parent':
      return createParent(edit, operation);
    case 'retire-parent':
      return retireParent(edit, operation);
    case 'describe':
      return describe(edit, operation);
    case 'patch':
      return applyPatch(edit, operation);
  }
};

const attempt = (net: Net, work: (edit: Edit) => Refusal | null): Outcome => {
  const edit = new Edit(net);
  let outcome: Outcome | undefined;
  try {
    const refusal = work(edit);
    if (refusal === null) {
      edit.settle();
      outcome = proven(edit);
    } else outcome = { ok: false, refusal };
    return outcome;
  } finally {
    if (outcome?.ok === true) net.markChanged();
    else edit.rollBack();
  }
};

const proven = (edit: Edit): Outcome => {
  const patch = edit.patch();
  const refusal = editFault(edit, patch);
  if (refusal !== null) return { ok: false, refusal };
  const touched: string[] = [];
  for (const slot of edit.touchedLeaves) {
    const unit = slot === outside ? null : edit.net.unitAt(slot);
    if (unit !== null) touched.push(unit.id);
  }
  return { ok: true, patch, inverse: inverseOf(patch), touched, notes: edit.notes };
};
