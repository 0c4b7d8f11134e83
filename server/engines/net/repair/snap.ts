import { keyOf, type Point, type Polygon, pointOfKey, type Ring } from '../plane.ts';
import { SegmentSum } from '../segment-sum.ts';

/** Vertices that were moved onto each other, of two or more units. */
export interface Snap {
  readonly target: Point;
  /** Where they were; those that stood at the target already are not among them. */
  readonly moved: readonly Point[];
  readonly shapes: readonly number[];
}

/** Ends of segments that no neighbour runs back along. */
export interface LooseEnds {
  /** By point: the shapes that have a vertex there. */
  readonly shapes: ReadonlyMap<number, readonly number[]>;
  /** Points that a settled segment ends in as well. */
  readonly fixed: ReadonlySet<number>;
}

/**
 * Moves loose vertices of different shapes that lie within a distance onto each other, the nearest first: to a vertex of
 * a settled line where there is one, else to their mean. Two vertices of one shape never become one.
 */
export const snapVertices = (
  shapes: readonly (readonly Polygon[])[],
  distance: number,
): { shapes: (readonly Polygon[])[]; snaps: Snap[] } => {
  const { shapes: at, fixed } = looseEndsOf(shapes);
  const groups = new Map<number, Group>();
  for (const [key, owners] of at)
    groups.set(key, { keys: [key], owners, anchor: fixed.has(key) ? key : null });
  for (const [one, other] of nearPairs(at.keys(), distance)) {
    const [a, b] = [groups.get(one), groups.get(other)];
    if (a === undefined || b === undefined || a === b) continue;
    const together = joinedGroup(a, b, distance);
    if (together !== null) for (const key of together.keys) groups.set(key, together);
  }
  const targets = new Map<number, Point>();
  const snaps: Snap[] = [];
  for (const group of new Set(groups.values())) {
    if (group.keys.length === 1) continue;
    const target = targetOf(group, at);
    const moved = group.keys.filter((key) => key !== keyOf(...target));
    for (const key of moved) targets.set(key, target);
    snaps.push({ target, moved: moved.map(pointOfKey), shapes: [...group.owners].sort((a, b) => a - b) });
  }
  const moved = shapes.map((polygons, shape) => {
    const isTouched = polygons.some((rings) => rings.some((ring) => hasVertex(ring, targets)));
    return isTouched
      ? polygons.map((rings) => rings.map((ring) => movedRing(ring, targets)))
      : (shapes[shape] ?? []);
  });
  return { shapes: moved, snaps };
};

interface Group {
  readonly keys: readonly number[];
  readonly owners: readonly number[];
  readonly anchor: number | null;
}

/** Null when a shape would lose a vertex, two settled ones would meet, or something would move too far. */
const joinedGroup = (a: Group, b: Group, distance: number): Group | null => {
  if (a.anchor !== null && b.anchor !== null) return null;
  if (a.owners.some((owner) => b.owners.includes(owner))) return null;
  const keys = [...a.keys, ...b.keys];
  const far = a.keys.some((one) => b.keys.some((other) => squareApart(one, other) > (distance * 1.5) ** 2));
  return far ? null : { keys, owners: [...a.owners, ...b.owners], anchor: a.anchor ?? b.anchor };
};

const squareApart = (one: number, other: number): number => {
  const [x1, y1] = pointOfKey(one);
  const [x2, y2] = pointOfKey(other);
  return (x1 - x2) ** 2 + (y1 - y2) ** 2;
};

const targetOf = (group: Group, at: LooseEnds['shapes']): Point => {
  if (group.anchor !== null) return pointOfKey(group.anchor);
  let [x, y, weight] = [0, 0, 0];
  for (const key of group.keys) {
    const times = at.get(key)?.length ?? 1;
    const point = pointOfKey(key);
    x += point[0] * times;
    y += point[1] * times;
    weight += times;
  }
  return [Math.round(x / weight), Math.round(y / weight)];
};

/** Pairs of points within a distance, the nearest first, else in order. */
function* nearPairs(keys: Iterable<number>, distance: number): Generator<readonly [number, number]> {
  const sorted = Float64Array.from(keys).sort();
  const size = Math.max(1, distance);
  const cells = new Map<number, number[]>();
  const ones: number[] = [];
  const others: number[] = [];
  const apart: number[] = [];
  for (const [index, key] of sorted.entries()) {
    const [x, y] = pointOfKey(key);
    const [column, row] = [Math.floor(x / size), Math.floor(y / size)];
    for (let cell = 0; cell < 9; cell += 1)
      for (const near of cells.get(keyOf(column + (cell % 3) - 1, row + Math.floor(cell / 3) - 1)) ?? []) {
        const [nearX, nearY] = pointOfKey(sorted[near] as number);
        const square = (x - nearX) ** 2 + (y - nearY) ** 2;
        if (square > distance ** 2) continue;
        ones.push(near);
        others.push(index);
        apart.push(square);
      }
    const held = cells.get(keyOf(column, row));
    if (held === undefined) cells.set(keyOf(column, row), [index]);
    else held.push(index);
  }
  const order = Uint32Array.from(ones, (_, pair) => pair).sort(
    (a, b) =>
      (apart[a] as number) - (apart[b] as number) ||
      (ones[a] as number) - (ones[b] as number) ||
      (others[a] as number) - (others[b] as number),
  );
  for (const pair of order)
    yield [sorted[ones[pair] as number] as number, sorted[others[pair] as number] as number];
}

export const looseEndsOf = (shapes: readonly (readonly Polygon[])[]): LooseEnds => {
  const sum = new SegmentSum();
  sum.clear(shapes.length * 32);
  for (const polygons of shapes) sum.addPolygons(polygons, 1);
  const loose = new Set<number>();
  const settled = new Set<number>();
  eachSegment(shapes, (x1, y1, x2, y2) => {
    const ends = sum.timesOf(x1, y1, x2, y2) === 0 ? settled : loose;
    ends.add(keyOf(x1, y1)).add(keyOf(x2, y2));
  });
  const at = new Map<number, number[]>();
  eachSegment(shapes, (x1, y1, _x2, _y2, shape) => {
    const key = keyOf(x1, y1);
    if (!loose.has(key)) return;
    const here = at.get(key);
    if (here === undefined) at.set(key, [shape]);
    else if (!here.includes(shape)) here.push(shape);
  });
  return { shapes: at, fixed: new Set([...settled].filter((key) => loose.has(key))) };
};

const eachSegment = (
  shapes: readonly (readonly Polygon[])[],
  visit: (x1: number, y1: number, x2: number, y2: number, shape: number) => void,
): void => {
  for (const [shape, polygons] of shapes.entries())
    for (const rings of polygons)
      for (const ring of rings) {
        let [x, y] = [ring[ring.length - 2] as number, ring[ring.length - 1] as number];
        for (let i = 0; i < ring.length; i += 2) {
          visit(x, y, ring[i] as number, ring[i + 1] as number, shape);
          [x, y] = [ring[i] as number, ring[i + 1] as number];
        }
      }
};

const hasVertex = (ring: Ring, targets: ReadonlyMap<number, Point>): boolean => {
  for (let i = 0; i < ring.length; i += 2)
    if (targets.has(keyOf(ring[i] as number, ring[i + 1] as number))) return true;
  return false;
};

const movedRing = (ring: Ring, targets: ReadonlyMap<number, Point>): Ring => {
  const values: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = targets.get(keyOf(ring[i] as number, ring[i + 1] as number)) ?? [
      ring[i] as number,
      ring[i + 1] as number,
    ];
    if (values[values.length - 2] !== x || values[values.length - 1] !== y) values.push(x, y);
  }
  return Int32Array.from(values);
};
