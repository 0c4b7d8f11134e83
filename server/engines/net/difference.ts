import { outside } from './arc-table.ts';
import { type NetLine, netLine, type Patch } from './lines.ts';
import type { Net } from './net.ts';
import { sameUnit, tierOf, type Unit } from './unit.ts';

/** The patch that makes one net of another: units that differ, lines that only one of them has. */
export const differenceOf = (base: Net, head: Net): Patch => ({
  kind: 'patch',
  units: unitDifferences(base, head),
  removed: linesLacking(base, head),
  added: linesLacking(head, base),
});

/** New units come first, parents before children; those that go come last, children before parents. */
const unitDifferences = (base: Net, head: Net): Patch['units'] => {
  const added: Unit[] = [];
  const changed: { before: Unit; after: Unit }[] = [];
  for (const [, after] of head.units()) {
    const before = base.unit(after.id);
    if (before === null) added.push(after);
    else if (!sameUnit(before, after)) changed.push({ before, after });
  }
  const gone: Unit[] = [];
  for (const [, before] of base.units()) if (head.unit(before.id) === null) gone.push(before);
  const byTier = (a: Unit, b: Unit): number => tierOf[a.level] - tierOf[b.level] || (a.id < b.id ? -1 : 1);
  return [
    ...added.sort(byTier).map((after) => ({ before: null, after })),
    ...changed.sort((a, b) => byTier(a.after, b.after)),
    ...gone
      .sort(byTier)
      .reverse()
      .map((before) => ({ before, after: null })),
  ];
};

/** Lines of a net, by leaves and points, that another one lacks. */
const linesLacking = (net: Net, other: Net): NetLine[] => {
  const slots = new Int32Array(net.slotEnd).fill(-1);
  slots[outside] = outside;
  for (const [slot, unit] of net.units()) slots[slot] = other.slotOf(unit.id) ?? -1;
  const none = new Map<number, string>();
  const lines: NetLine[] = [];
  for (const arc of net.arcs.arcs()) {
    const [left, right] = [net.arcs.leafOf(arc * 2), net.arcs.leafOf(arc * 2 + 1)];
    if (!hasLine(other, net, arc, slots[left] as number, slots[right] as number))
      lines.push(netLine(net, net.arcs.lineOf(arc), left, right, none));
  }
  return lines;
};

const hasLine = (other: Net, net: Net, arc: number, left: number, right: number): boolean => {
  if (left < 0 || right < 0) return false;
  const line = net.arcs.lineOf(arc);
  const second = net.arcs.secondOf(arc * 2);
  for (const half of other.arcs.halvesAt(net.arcs.nodeOf(arc * 2))) {
    if (other.arcs.secondOf(half) !== second) continue;
    if (other.arcs.leafOf(half) !== left || other.arcs.leafOf(half ^ 1) !== right) continue;
    const path = other.arcs.pathOf(half);
    if (path.length === line.length && path.every((value, i) => value === line[i])) return true;
  }
  return false;
};
