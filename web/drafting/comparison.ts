import type { PartGround } from '../../server/contract/scenario-figures.ts';
import type { NetPatch } from '../../server/contract/scenario-operations.ts';
import { apply } from '../../server/engines/net/apply.ts';
import { communitiesOfPatches } from '../../server/engines/net/area-lines.ts';
import { polygonsOfUnit } from '../../server/engines/net/dissolve.ts';
import { inverseOf, type Patch } from '../../server/engines/net/lines.ts';
import { loadNet } from '../../server/engines/net/load.ts';
import type { Net } from '../../server/engines/net/net.ts';
import type { Polygon } from '../../server/engines/net/plane.ts';
import { isSameOutline } from '../../server/engines/net/same-outline.ts';
import { sameUnit, tierOf, type Unit } from '../../server/engines/net/unit.ts';
import { countMoves, type Move } from './moves.ts';

export interface ComparedUnit extends Unit {
  readonly isLeaf: boolean;
  readonly polygons: readonly Polygon[];
  /** The uuid of the grid that it is or lies in; its own where it is an area. */
  readonly gridId: string;
}

/** The touched communities before and after the operations of a scenario, in centimetres. */
export interface Comparison {
  readonly before: readonly ComparedUnit[];
  readonly after: readonly ComparedUnit[];
  /** Uuids of grids and micro-grids that are new, gone, of other lines or of another parent. */
  readonly changed: readonly string[];
  readonly moves: readonly Move[];
}

/**
 * What a scenario changes, from the net as it leaves it and the exact records of its operations, the oldest first.
 * Throws RangeError where these do not belong together.
 */
export const compareNets = (
  bytes: Uint8Array,
  patches: readonly NetPatch[],
  ground: PartGround,
): Comparison => {
  const net = loadNet(bytes);
  const records: readonly Patch[] = patches;
  const communities = communitiesOfPatches(net, records);
  const after = unitsOf(net, communities);
  for (const patch of records.toReversed())
    if (!apply(net, inverseOf(patch)).ok) throw new RangeError('the operations do not belong to this net');
  const before = unitsOf(net, communities);
  return { before, after, changed: changedIds(before, after), moves: countMoves(before, after, ground) };
};

const unitsOf = (net: Net, communities: readonly string[]): ComparedUnit[] => {
  const units: ComparedUnit[] = [];
  const put = (slot: number): void => {
    const unit = net.unitAt(slot);
    if (unit === null) return;
    const grid = net.unitAt(net.ancestorOf(slot, tierOf['general-grid']));
    const polygons = polygonsOfUnit(net, slot) ?? [];
    units.push({ ...unit, isLeaf: net.isLeaf(slot), polygons, gridId: grid?.id ?? unit.id });
    for (const child of net.childrenOf(slot)) put(child);
  };
  for (const id of communities) {
    const slot = net.slotOf(id);
    if (slot !== undefined) put(slot);
  }
  return units.toSorted((a, b) => (a.code < b.code ? -1 : 1));
};

/** A vertex that a neighbour put on a line of a unit is no change of that unit. */
const isSame = (one: ComparedUnit | undefined, other: ComparedUnit | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  sameUnit(one, other) &&
  isSameOutline(one.polygons, other.polygons);

const changedIds = (before: readonly ComparedUnit[], after: readonly ComparedUnit[]): string[] => {
  const old = new Map(before.map((unit) => [unit.id, unit]));
  const fresh = new Map(after.map((unit) => [unit.id, unit]));
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((id) => !isSame(old.get(id), fresh.get(id)));
};
