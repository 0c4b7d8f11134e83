import { doubleAreaOf, type Ring, turn } from '../plane.ts';
import { highestBelow } from './edge-below.ts';
import type { EdgeStore } from './edge-store.ts';

/**
 * The faces into which noded edges divide the plane. Half 2e runs along edge e, half 2e + 1 back; each has one face on
 * its left. Face 0 is the one without end.
 */
export interface Faces {
  readonly count: number;
  /** By half; -1 for edges that divide nothing. */
  readonly faceOf: Int32Array;
  /** Twice the area of each face, holes taken off. */
  readonly doubleAreas: Float64Array;
  /** One half of every border of a face, and the half that follows each. */
  readonly borders: readonly number[][];
  readonly next: Int32Array;
}

/** Forms the faces of edges that meet in common ends only. */
export const facesOf = (store: EdgeStore): Faces => {
  const next = nextHalves(store);
  const faceOf = new Int32Array(next.length).fill(-1);
  const borders: number[][] = [[]];
  const areas: number[] = [0];
  const outsides: { half: number; leftmost: number; doubleArea: number }[] = [];
  for (let half = 0; half < next.length; half += 1) {
    if (next[half] === -1 || faceOf[half] !== -1) continue;
    const { ring, leftmost } = walk(store, next, half);
    const doubleArea = doubleAreaOf(ring);
    const face = doubleArea > 0 ? borders.length : -2 - outsides.length;
    mark(next, faceOf, half, face);
    if (doubleArea > 0) {
      borders.push([half]);
      areas.push(doubleArea);
    } else outsides.push({ half, leftmost, doubleArea });
  }
  const below = highestBelow(store, (edge) => next[edge * 2] !== -1);
  const { x, y } = store;
  const fromWest = [...outsides].sort(
    (p, q) =>
      (x[p.leftmost] as number) - (x[q.leftmost] as number) ||
      (y[p.leftmost] as number) - (y[q.leftmost] as number),
  );
  for (const { half, leftmost, doubleArea } of fromWest) {
    // Everything farther west has its face already, so the face above the edge below is known.
    const edge = below(x[leftmost] as number, y[leftmost] as number);
    const above = edge === -1 ? 0 : (faceOf[upperHalf(store, edge)] as number);
    mark(next, faceOf, half, above);
    borders[above]?.push(half);
    areas[above] = (areas[above] as number) + (above === 0 ? 0 : doubleArea);
  }
  return { count: borders.length, faceOf, doubleAreas: Float64Array.from(areas), borders, next };
};

/** The half with the face to the north of an edge that is not upright. */
const upperHalf = ({ x, from, to }: EdgeStore, edge: number): number =>
  (x[from[edge] as number] as number) < (x[to[edge] as number] as number) ? edge * 2 : edge * 2 + 1;

const walk = (store: EdgeStore, next: Int32Array, first: number): { ring: Ring; leftmost: number } => {
  const { x, y } = store;
  const values: number[] = [];
  let leftmost = startOf(store, first);
  let half = first;
  do {
    const point = startOf(store, half);
    const [px, py] = [x[point] as number, y[point] as number];
    if (px < (x[leftmost] as number) || (px === x[leftmost] && py < (y[leftmost] as number)))
      leftmost = point;
    values.push(px, py);
    half = next[half] as number;
  } while (half !== first);
  return { ring: Int32Array.from(values), leftmost };
};

const mark = (next: Int32Array, faceOf: Int32Array, first: number, face: number): void => {
  let half = first;
  do {
    faceOf[half] = face;
    half = next[half] as number;
  } while (half !== first);
};

/** The point where a half starts. */
export const startOf = ({ from, to }: EdgeStore, half: number): number =>
  ((half & 1) === 0 ? from[half >> 1] : to[half >> 1]) as number;

/** The half that follows each along the border of its face: at its end the first one clockwise from its way back. */
const nextHalves = (store: EdgeStore): Int32Array => {
  const next = new Int32Array(store.count * 2).fill(-1);
  const spokes: (number[] | undefined)[] = new Array(store.x.length);
  for (let half = 0; half < next.length; half += 1) {
    if ((store.runs[half >> 1] ?? []).length === 0) continue;
    const point = startOf(store, half);
    const here = spokes[point];
    if (here === undefined) spokes[point] = [half];
    else here.push(half);
  }
  for (const halves of spokes) {
    if (halves === undefined) continue;
    if (halves.length > 2) halves.sort((a, b) => compareDirections(store, a, b));
    for (const [i, half] of halves.entries())
      next[half ^ 1] = halves[(i + halves.length - 1) % halves.length] as number;
  }
  return next;
};

/** Anticlockwise from east, exact. */
const compareDirections = (store: EdgeStore, a: number, b: number): number => {
  const { x, y } = store;
  const [start, p, q] = [startOf(store, a), startOf(store, a ^ 1), startOf(store, b ^ 1)];
  const [sx, sy] = [x[start] as number, y[start] as number];
  const [px, py, qx, qy] = [x[p], y[p], x[q], y[q]] as [number, number, number, number];
  const lower = (dx: number, dy: number): number => (dy < 0 || (dy === 0 && dx < 0) ? 1 : 0);
  return lower(px - sx, py - sy) - lower(qx - sx, qy - sy) || Math.sign(-turn(sx, sy, px, py, qx, qy));
};
