import { outside } from './arc-table.ts';
import type { Edit } from './edit.ts';
import { leafFault } from './leaf-fault.ts';
import type { Patch } from './lines.ts';
import type { Net } from './net.ts';
import { outlineFault } from './outline-fault.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isUnit, tierOf } from './unit.ts';

/**
 * Why a settled edit cannot stand, or null. Leaves keep their lines in common, so it is enough that the rings of each
 * touched leaf are right and that the outline, if it changed, is still one: then the tiling is whole again.
 */
export const editFault = (edit: Edit, patch: Patch): Refusal | null => {
  const { net } = edit;
  const treeFault = unitsFault(edit);
  if (treeFault !== null) return treeFault;
  for (const slot of edit.touchedLeaves) {
    if (slot === outside) continue;
    const unit = net.unitAt(slot);
    if (unit === null || !net.isLeaf(slot)) {
      if (!net.arcs.isEmpty(slot)) return refuse('net-base-differs', unit === null ? [] : [unit.id]);
      continue;
    }
    if (net.arcs.isEmpty(slot)) return refuse('net-unit-emptied', [unit.id]);
    const fault = leafFault(net, slot);
    if (fault !== null) return refuse('net-lines-cross', [unit.id], fault.place);
  }
  if (!edit.touchedLeaves.has(outside)) return null;
  const place = outlineFault(net, patch);
  return place === null ? null : refuse('net-lines-cross', [], place);
};

const unitsFault = (edit: Edit): Refusal | null => {
  const { net } = edit;
  for (const { slot, before, after } of edit.unitChanges) {
    const isRoot = before?.parentId === null || after?.parentId === null;
    if (isRoot && net.rootCount !== 1) return refuse('net-district-not-one', [(after ?? before)?.id ?? '']);
    if (after !== null && net.unitAt(slot) === after) {
      const fault = unitFault(net, slot);
      if (fault !== null) return fault;
    }
    for (const id of [before?.parentId, after?.parentId]) {
      const parent = net.slotOf(id ?? '');
      if (parent !== undefined && net.isLeaf(parent) && net.arcs.isEmpty(parent))
        return refuse('net-unit-emptied', [id ?? '']);
    }
    const orphan =
      before === null || net.slotOf(before.id) !== undefined ? undefined : orphanOf(net, slot, before.id);
    if (orphan !== undefined) return refuse('net-level-wrong', [orphan]);
  }
  return null;
};

const unitFault = (net: Net, slot: number): Refusal | null => {
  const unit = net.unitAt(slot);
  if (!isUnit(unit)) return refuse('net-input-malformed', [], null, { field: 'unit' });
  const { id, parentId, code, level } = unit;
  if (net.slotOfCode(code) !== slot) return refuse('net-code-taken', [id], null, { code });
  const parent = parentId === null ? null : net.unit(parentId);
  if (parentId !== null && parent === null) return refuse('net-unit-unknown', [parentId]);
  if (tierOf[level] !== (parent === null ? 0 : tierOf[parent.level] + 1))
    return refuse('net-level-wrong', [id]);
  for (const child of net.childrenOf(slot)) {
    const below = net.unitAt(child);
    if (below !== null && tierOf[below.level] !== tierOf[level] + 1)
      return refuse('net-level-wrong', [below.id]);
  }
  const isEmpty = net.isLeaf(slot) && net.arcs.isEmpty(slot);
  return isEmpty ? refuse('net-unit-emptied', [id]) : null;
};

const orphanOf = (net: Net, slot: number, id: string): string | undefined => {
  const child = net.childrenOf(slot).find((each) => net.unitAt(each)?.parentId === id);
  return child === undefined ? undefined : net.unitAt(child)?.id;
};
