import { outside } from './arc-table.ts';
import type { Net } from './net.ts';
import type { Polygon } from './plane.ts';
import { polygonsOf } from './rings.ts';
import { tierOf, type Unit } from './unit.ts';

/** A unit with the rings under which it is published. */
export interface PublishedUnit {
  readonly unit: Unit;
  readonly polygons: readonly Polygon[];
}

/** The polygons of any unit, dissolved from its leaves; null for a torn net, empty for a unit without any. */
export const polygonsOfUnit = (net: Net, slot: number): Polygon[] | null => {
  const { arcs } = net;
  if (net.isLeaf(slot)) return polygonsOf(arcs.halvesOf(slot).map((half) => arcs.pathOf(half)));
  const leaves = net.leavesOf(slot);
  const own = new Set(leaves);
  const halves = leaves.flatMap((leaf) =>
    arcs.halvesOf(leaf).filter((half) => !own.has(arcs.leafOf(half ^ 1))),
  );
  return polygonsOf(halves.map((half) => arcs.pathOf(half)));
};

/** The outline of the whole net: what borders the outside. */
export const outlineOf = (net: Net): Polygon[] | null =>
  polygonsOf(net.arcs.halvesOf(outside).map((half) => net.arcs.pathOf(half ^ 1)));

/**
 * Every unit of every level with its rings, in the order of the ids. Throws RangeError for a torn net, which no
 * operation leaves behind.
 */
export const publish = (net: Net): PublishedUnit[] => {
  const published: PublishedUnit[] = [];
  for (let tier = 0; tier <= 4; tier += 1) {
    const borders = bordersOfTier(net, tier);
    for (const [slot, unit] of net.units()) {
      if (tierOf[unit.level] !== tier) continue;
      const halves = net.isLeaf(slot) ? net.arcs.halvesOf(slot) : (borders.get(slot) ?? []);
      const polygons = polygonsOf(halves.map((half) => net.arcs.pathOf(half)));
      if (polygons === null) throw new RangeError(`the net is torn at ${unit.id}`);
      published.push({ unit, polygons });
    }
  }
  return published.sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1));
};

/** Halves along which units of one tier that have children border something else. */
const bordersOfTier = (net: Net, tier: number): Map<number, number[]> => {
  const ancestors = new Int32Array(net.slotEnd);
  for (const [slot] of net.units()) if (net.isLeaf(slot)) ancestors[slot] = net.ancestorOf(slot, tier);
  const borders = new Map<number, number[]>();
  const put = (slot: number, half: number): void => {
    if (slot === outside || net.isLeaf(slot)) return;
    const found = borders.get(slot);
    if (found === undefined) borders.set(slot, [half]);
    else found.push(half);
  };
  for (const arc of net.arcs.arcs()) {
    const left = ancestors[net.arcs.leafOf(arc * 2)] as number;
    const right = ancestors[net.arcs.leafOf(arc * 2 + 1)] as number;
    if (left === right) continue;
    put(left, arc * 2);
    put(right, arc * 2 + 1);
  }
  return borders;
};
