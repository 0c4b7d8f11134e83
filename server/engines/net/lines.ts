import { outside } from './arc-table.ts';
import type { Net } from './net.ts';
import { keyOf, reversed } from './plane.ts';
import { isUuid, type Unit } from './unit.ts';

/** A line of the net by what it is, not by a number: its leaves (null: outside) and all its points, flat. */
export interface NetLine {
  readonly left: string | null;
  readonly right: string | null;
  readonly path: readonly number[];
}

/** One change of a net that holds on any base with the same lines: exact, and its own kind turned round. */
export interface Patch {
  readonly kind: 'patch';
  readonly units: readonly { readonly before: Unit | null; readonly after: Unit | null }[];
  readonly removed: readonly NetLine[];
  readonly added: readonly NetLine[];
}

export const inverseOf = (patch: Patch): Patch => ({
  kind: 'patch',
  units: patch.units.map(({ before, after }) => ({ before: after, after: before })).reverse(),
  removed: patch.added,
  added: patch.removed,
});

/** Whether a line runs in its standing direction: from its smaller end; a loop towards its smaller neighbour. */
export const isStanding = (path: Int32Array): boolean => {
  const end = path.length - 2;
  const [start, stop] = [keyAt(path, 0), keyAt(path, end)];
  return start === stop ? keyAt(path, 2) <= keyAt(path, end - 2) : start < stop;
};

const keyAt = (path: Int32Array, at: number): number => keyOf(path[at] as number, path[at + 1] as number);

/** A line between two slots, in its standing direction. */
export const netLine = (
  net: Net,
  path: Int32Array,
  left: number,
  right: number,
  /** Ids of units that are no longer there. */
  gone: ReadonlyMap<number, string>,
): NetLine => {
  const stands = isStanding(path);
  const idOf = (slot: number): string | null =>
    slot === outside ? null : (net.unitAt(slot)?.id ?? gone.get(slot) ?? null);
  return {
    left: idOf(stands ? left : right),
    right: idOf(stands ? right : left),
    path: [...(stands ? path : reversed(path))],
  };
};

/** The arc that is exactly this line, or -1. */
export const arcOfLine = (net: Net, line: NetLine): number => {
  const { arcs } = net;
  const [x = 0, y = 0] = line.path;
  for (const half of arcs.halvesAt(keyOf(x, y))) {
    if (arcs.leafOf(half) !== slotOf(net, line.left) || arcs.leafOf(half ^ 1) !== slotOf(net, line.right))
      continue;
    const path = arcs.pathOf(half);
    if (path.length === line.path.length && path.every((value, i) => value === line.path[i]))
      return half >> 1;
  }
  return -1;
};

/** The slot of a leaf by its id; -1 for one that is not there. */
export const slotOf = (net: Net, id: string | null): number =>
  id === null ? outside : (net.slotOf(id) ?? -1);

export const isNetLine = (value: unknown, isWhole: (value: unknown) => boolean): value is NetLine => {
  if (typeof value !== 'object' || value === null) return false;
  const { left, right, path } = value as Record<string, unknown>;
  const isSide = (id: unknown): boolean => id === null || isUuid(id);
  if (!isSide(left) || !isSide(right) || left === right) return false;
  return Array.isArray(path) && path.length >= 4 && path.length % 2 === 0 && path.every(isWhole);
};
