import type { Edit } from './edit.ts';
import type { Net } from './net.ts';
import type { AbsorbOperation, MergeOperation, SubdivideOperation } from './operations.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Makes one leaf of several. */
export const merge = (edit: Edit, { units, into }: MergeOperation): Refusal | null => {
  const { net } = edit;
  const slots: number[] = [];
  for (const id of new Set(units)) {
    const slot = net.slotOf(id);
    if (slot === undefined) return refuse('net-unit-unknown', [id]);
    if (!net.isLeaf(slot)) return refuse('net-unit-not-leaf', [id]);
    slots.push(slot);
  }
  if (slots.length < 2) return refuse('net-input-malformed', [...units], null, { field: 'units' });
  const apart = apartFrom(net, slots);
  if (apart !== undefined) return refuse('net-merge-apart', [net.unitAt(apart)?.id ?? '']);
  if (!units.includes(into.id) && net.slotOf(into.id) !== undefined)
    return refuse('net-unit-present', [into.id]);
  const continued = net.slotOf(into.id);
  for (const slot of slots) if (slot !== continued) edit.putUnit(net.unitAt(slot), null);
  const target = edit.putUnit(net.unit(into.id), into);
  for (const slot of slots) if (slot !== target) edit.giveLines(slot, target);
  return null;
};

/** A unit that no common line joins to the first one, be it through others. */
const apartFrom = (net: Net, slots: readonly number[]): number | undefined => {
  const all = new Set(slots);
  const reached = new Set(slots.slice(0, 1));
  for (const slot of reached)
    for (const half of net.arcs.halvesOf(slot)) {
      const other = net.arcs.leafOf(half ^ 1);
      if (all.has(other)) reached.add(other);
    }
  return slots.find((slot) => !reached.has(slot));
};

/** Gives a leaf one child with the same lines. */
export const subdivide = (edit: Edit, { unit: id, child }: SubdivideOperation): Refusal | null => {
  const { net } = edit;
  const slot = net.slotOf(id);
  if (slot === undefined) return refuse('net-unit-unknown', [id]);
  if (!net.isLeaf(slot)) return refuse('net-unit-not-leaf', [id]);
  if (net.slotOf(child.id) !== undefined) return refuse('net-unit-present', [child.id]);
  if (child.parentId !== id) return refuse('net-level-wrong', [child.id]);
  edit.giveLines(slot, edit.putUnit(null, child));
  return null;
};

/** Takes the leaves below a unit into it. */
export const absorb = (edit: Edit, { unit: id }: AbsorbOperation): Refusal | null => {
  const { net } = edit;
  const slot = net.slotOf(id);
  if (slot === undefined) return refuse('net-unit-unknown', [id]);
  const children = [...net.childrenOf(slot)];
  if (children.length === 0) return refuse('net-unit-has-no-children', [id]);
  const parent = children.find((child) => !net.isLeaf(child));
  if (parent !== undefined) return refuse('net-unit-not-leaf', [net.unitAt(parent)?.id ?? '']);
  for (const child of children) edit.putUnit(net.unitAt(child), null);
  for (const child of children) edit.giveLines(child, slot);
  return null;
};
