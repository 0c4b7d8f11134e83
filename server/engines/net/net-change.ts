import { differenceOf } from './difference.ts';
import { polygonsOfUnit } from './dissolve.ts';
import type { NetLine, Patch } from './lines.ts';
import type { Net } from './net.ts';
import type { Polygon } from './plane.ts';
import { isSameOutline } from './same-outline.ts';
import { sameUnit, tierOf, type Unit } from './unit.ts';

/** A unit of the new net that is not as it was. */
export interface ChangedUnit {
  readonly unit: Unit;
  readonly isLeaf: boolean;
  readonly isNew: boolean;
  /** Its outline is another one; vertices that neighbours put on its lines do not count. */
  readonly isReshaped: boolean;
  /** Neither what it is called nor its outline changed, but its rings, its children or the community around it did. */
  readonly continues: boolean;
  readonly polygons: readonly Polygon[];
}

export interface NetChange {
  readonly patch: Patch;
  readonly retired: readonly Unit[];
  /** New units and changed ones, parents first. */
  readonly changed: readonly ChangedUnit[];
}

/** What a new net changes of the one before. Throws RangeError for a torn net, which no operation leaves behind. */
export const changeOf = (base: Net, head: Net): NetChange => {
  const patch = differenceOf(base, head);
  const retired: Unit[] = [];
  const changed: ChangedUnit[] = [];
  for (const id of suspectsOf(base, head, patch)) {
    const [before, after] = [base.unit(id), head.unit(id)];
    if (after !== null) {
      const change = before === null ? newUnit(head, after) : changedUnit(base, head, before, after);
      if (change !== null) changed.push(change);
    } else if (before !== null) retired.push(before);
  }
  changed.sort((a, b) => tierOf[a.unit.level] - tierOf[b.unit.level] || (a.unit.code < b.unit.code ? -1 : 1));
  return { patch, retired, changed };
};

const outlineOfUnit = (net: Net, unit: Unit): readonly Polygon[] => {
  const polygons = polygonsOfUnit(net, net.slotOf(unit.id) ?? 0);
  if (polygons === null) throw new RangeError(`the net is torn at ${unit.id}`);
  return polygons;
};

const isLeaf = (net: Net, unit: Unit): boolean => net.isLeaf(net.slotOf(unit.id) ?? 0);

const newUnit = (head: Net, unit: Unit): ChangedUnit => ({
  unit,
  isLeaf: isLeaf(head, unit),
  isNew: true,
  isReshaped: true,
  continues: false,
  polygons: outlineOfUnit(head, unit),
});

const changedUnit = (base: Net, head: Net, before: Unit, after: Unit): ChangedUnit | null => {
  const [old, polygons] = [outlineOfUnit(base, before), outlineOfUnit(head, after)];
  const hasSameRings = sameRings(old, polygons);
  const isReshaped = !hasSameRings && !isSameOutline(old, polygons);
  const continues = !isReshaped && sameUnit(before, after);
  const leaf = isLeaf(head, after);
  if (
    continues &&
    hasSameRings &&
    leaf === isLeaf(base, before) &&
    communityOf(base, before) === communityOf(head, after)
  )
    return null;
  return { unit: after, isLeaf: leaf, isNew: false, isReshaped, continues, polygons };
};

const communityOf = (net: Net, unit: Unit): string | null =>
  net.unitAt(net.ancestorOf(net.slotOf(unit.id) ?? 0, tierOf.community))?.id ?? null;

const sameRings = (a: readonly Polygon[], b: readonly Polygon[]): boolean =>
  a.length === b.length &&
  a.every((rings, i) => {
    const others = b[i] ?? [];
    return rings.length === others.length && rings.every((ring, k) => sameRing(ring, others[k]));
  });

const sameRing = (ring: Int32Array, other: Int32Array | undefined): boolean =>
  other !== undefined && ring.length === other.length && ring.every((value, i) => value === other[i]);

/** Ids of all units that may have changed. */
const suspectsOf = (base: Net, head: Net, { units, removed, added }: Patch): Set<string> => {
  const suspects = new Set<string>();
  const addAll = (ids: Iterable<string>): void => {
    for (const id of ids) suspects.add(id);
  };
  for (const line of removed) addAll(bordersOf(base, line));
  for (const line of added) addAll(bordersOf(head, line));
  for (const { before, after } of units) {
    addAll([before?.id ?? after?.id ?? '']);
    if (before?.parentId === after?.parentId) continue;
    if (before !== null) addAll(lineageOf(base, before.id));
    if (after !== null) addAll(lineageOf(head, after.id));
    if (after !== null) addAll(idsBelow(head, head.slotOf(after.id) ?? 0));
  }
  return suspects;
};

/** Units of all levels that a line borders. */
const bordersOf = (net: Net, { left, right }: NetLine): string[] => {
  const [one, other] = [left, right].map((id) => new Set(id === null ? [] : lineageOf(net, id)));
  return [...(one ?? []), ...(other ?? [])].filter((id) => one?.has(id) !== other?.has(id));
};

/** A unit and all that it lies in. */
const lineageOf = (net: Net, id: string): string[] => {
  const ids: string[] = [];
  for (let unit = net.unit(id); unit !== null; unit = unit.parentId === null ? null : net.unit(unit.parentId))
    ids.push(unit.id);
  return ids;
};

const idsBelow = (net: Net, slot: number): string[] =>
  net.childrenOf(slot).flatMap((child) => [net.unitAt(child)?.id ?? '', ...idsBelow(net, child)]);
