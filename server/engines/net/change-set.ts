import type { NetLine, Patch } from './lines.ts';
import type { Operation } from './operations.ts';
import type { Point } from './plane.ts';

/** An operation and what it came to. */
export interface DoneChange {
  readonly operation: Operation;
  readonly patch: Patch;
}

/** What changes touch, as far as another change could collide with them. */
export interface ChangeSet {
  /** Units whose record changed, that are new or retired. */
  readonly records: ReadonlySet<string>;
  /** Units that were divided, joined or filled. */
  readonly grounds: ReadonlySet<string>;
  /** Every line that was there and is not any more, or that came to be. */
  readonly touched: ReadonlyMap<string, LineKey>;
  /** Those of them that run otherwise: nobody's record changed with them. */
  readonly moved: ReadonlySet<string>;
}

interface LineKey {
  readonly sides: readonly string[];
  readonly place: Point;
}

export interface Collision {
  readonly kind: 'unit' | 'line';
  readonly units: readonly string[];
  readonly place: Point | null;
}

/** What changes touch, one after the other on the same net. */
export const changeSetOf = (changes: readonly DoneChange[]): ChangeSet => {
  const [records, grounds, moved] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const touched = new Map<string, LineKey>();
  for (const { operation, patch } of changes) {
    for (const id of groundsOf(operation)) grounds.add(id);
    for (const { before, after } of patch.units) records.add((before ?? after)?.id ?? '');
    for (const line of [...patch.removed, ...patch.added]) {
      const key = keyOfLine(line);
      if (patch.units.length === 0) moved.add(key);
      if (!touched.has(key)) touched.set(key, lineKey(line));
    }
  }
  return { records, grounds, touched, moved };
};

/**
 * Where two changes on the same base collide: the same unit's record or ground, or the same line, unless both only put
 * an end of a cut on it. Other lines of the same units do not matter, not even between the same two.
 */
export const collisionsOf = (one: ChangeSet, two: ChangeSet): Collision[] => {
  const found: Collision[] = [];
  const told = new Set<string>();
  for (const [mine, theirs] of [
    [one.records, two.records],
    [one.grounds, two.grounds],
  ] as const)
    for (const id of mine)
      if (theirs.has(id) && !told.has(id)) {
        told.add(id);
        found.push({ kind: 'unit', units: [id], place: null });
      }
  for (const [key, { sides, place }] of one.touched) {
    if (!two.touched.has(key) || !(one.moved.has(key) || two.moved.has(key))) continue;
    if (sides.some((id) => told.has(id))) continue;
    const given = sides.find((id) => isOfUnits(one, id) || isOfUnits(two, id));
    if (given !== undefined) told.add(given);
    found.push({
      kind: given === undefined ? 'line' : 'unit',
      units: given === undefined ? sides : [given],
      place,
    });
  }
  return found;
};

const isOfUnits = ({ records, grounds }: ChangeSet, id: string): boolean =>
  records.has(id) || grounds.has(id);

const groundsOf = (operation: Operation): readonly string[] => {
  switch (operation.kind) {
    case 'split':
    case 'absorb':
    case 'subdivide':
      return [operation.unit];
    case 'merge':
      return operation.units;
    default:
      return [];
  }
};

/** A line by what it is: its leaves and all its points. */
export const keyOfLine = ({ left, right, path }: NetLine): string => `${left} ${right} ${path.join()}`;

/** A line that another change made otherwise. */
export const lineCollision = (line: NetLine): Collision => {
  const { sides, place } = lineKey(line);
  return { kind: 'line', units: sides, place };
};

/** Its middle vertex, which no other line has where it has one between its ends. */
const lineKey = ({ left, right, path }: NetLine): LineKey => {
  const middle = Math.floor(path.length / 4) * 2;
  return {
    sides: [left, right].filter((id) => id !== null),
    place: [path[middle] ?? 0, path[middle + 1] ?? 0],
  };
};
