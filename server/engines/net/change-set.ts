import type { Patch } from './lines.ts';
import type { Point } from './plane.ts';

/** What a change touches, as far as another change could collide with it: by uuids, without coordinates. */
export interface ChangeSet {
  /** Units whose record changed, that are new or retired. */
  readonly records: ReadonlySet<string>;
  /** Those of them whose ground changed too: split, merged, subdivided, absorbed. */
  readonly grounds: ReadonlySet<string>;
  /** Lines that were moved, by their two leaves; a vertex that a neighbour's split put in moves nothing. */
  readonly lines: ReadonlyMap<string, LineKey>;
}

export interface LineKey {
  readonly sides: readonly [string | null, string | null];
  readonly place: Point | null;
}

export interface Collision {
  readonly kind: 'unit' | 'line';
  readonly units: readonly string[];
  readonly place: Point | null;
}

/** What patches touch. */
export const changeSetOf = (patches: readonly Patch[]): ChangeSet => {
  const records = new Set<string>();
  const grounds = new Set<string>();
  const lines = new Map<string, LineKey>();
  for (const { units, removed, added } of patches) {
    const own = new Set(units.flatMap(({ before, after }) => (before ?? after)?.id ?? []));
    for (const id of own) records.add(id);
    for (const { left, right, path } of [...removed, ...added]) {
      for (const id of [left, right]) if (id !== null && own.has(id)) grounds.add(id);
      if (units.length > 0) continue;
      const key = [left ?? '', right ?? ''].sort().join(' ');
      if (!lines.has(key)) lines.set(key, { sides: [left, right], place: [path[0] ?? 0, path[1] ?? 0] });
    }
  }
  return { records, grounds, lines };
};

/**
 * Where two changes on the same base collide: the same unit's record, the same line, or a line of a unit whose ground
 * the other one gave away. Changes of different lines of one unit do not.
 */
export const collisionsOf = (one: ChangeSet, two: ChangeSet): Collision[] => {
  const found: Collision[] = [];
  const told = new Set<string>();
  for (const id of one.records)
    if (two.records.has(id)) {
      told.add(id);
      found.push({ kind: 'unit', units: [id], place: null });
    }
  for (const [key, { sides, place }] of one.lines)
    if (two.lines.has(key)) found.push({ kind: 'line', units: sides.filter((id) => id !== null), place });
  for (const [lines, grounds] of [
    [one.lines, two.grounds],
    [two.lines, one.grounds],
  ] as const)
    for (const { sides, place } of lines.values())
      for (const id of sides)
        if (id !== null && grounds.has(id) && !told.has(id)) {
          told.add(id);
          found.push({ kind: 'unit', units: [id], place });
        }
  return found;
};
