import { outside } from './arc-table.ts';
import { Edit } from './edit.ts';
import { Net } from './net.ts';

/**
 * A net of one unit (by its slot): the unit, all below it and its parents, which have nothing else in them. What
 * borders the unit is the outside. Lines have the vertices of the whole net.
 */
export const partOf = (net: Net, slot: number): Net => {
  const part = new Net();
  const slots = new Map<number, number>([[outside, outside]]);
  const put = (from: number): void => {
    const unit = net.unitAt(from);
    if (unit !== null) slots.set(from, part.putUnit(unit));
  };
  const parents: number[] = [];
  for (let at = net.parentOf(slot); at !== outside; at = net.parentOf(at)) parents.unshift(at);
  for (const parent of parents) put(parent);
  const putBelow = (from: number): void => {
    put(from);
    for (const child of net.childrenOf(from)) putBelow(child);
  };
  putBelow(slot);
  const edit = new Edit(part);
  const seen = new Set<number>();
  for (const leaf of net.leavesOf(slot))
    for (const half of net.arcs.halvesOf(leaf)) {
      const arc = half >> 1;
      if (seen.has(arc)) continue;
      seen.add(arc);
      const [left, right] = [net.arcs.leafOf(arc * 2), net.arcs.leafOf(arc * 2 + 1)];
      edit.addLine(net.arcs.lineOf(arc).slice(), slots.get(left) ?? outside, slots.get(right) ?? outside);
    }
  edit.settle();
  return part;
};
