import type { Point, Polygon, Ring } from '../plane.ts';
import { EdgeStore } from './edge-store.ts';
import { type Faces, facesOf } from './faces.ts';
import { nodeEdges } from './node-edges.ts';

/** Areas laid over each other: the faces that all their lines form, and which areas cover each. */
export interface Overlay {
  readonly store: EdgeStore;
  readonly faces: Faces;
  /** By face; areas by number, in order. */
  readonly covers: readonly (readonly number[])[];
}

interface RingPlace {
  readonly area: number;
  readonly polygon: number;
  readonly isHole: boolean;
}

/**
 * Lays areas over each other. Rings may cross themselves and each other: what an outer ring runs around at all belongs
 * to its polygon (so both wings of a bow tie do), what a hole runs around does not, and an area is all of its polygons.
 * A place is the answer where the lines are too tangled to be told apart.
 */
export const overlayOf = (areas: readonly (readonly Polygon[])[]): Overlay | { readonly tangled: Point } => {
  const store = new EdgeStore();
  const places: RingPlace[] = [];
  for (const [area, polygons] of areas.entries())
    for (const [polygon, rings] of polygons.entries())
      for (const [index, ring] of rings.entries()) {
        store.addRing(ring, places.length);
        places.push({ area, polygon, isHole: index > 0 });
      }
  const tangled = nodeEdges(store);
  if (tangled !== null) return { tangled };
  const faces = facesOf(store);
  return { store, faces, covers: coversOf(store, faces, places) };
};

/** From face to face, beginning outside: across an edge the rings that run along it are entered or left. */
const coversOf = (store: EdgeStore, faces: Faces, places: readonly RingPlace[]): (readonly number[])[] => {
  const windings: (readonly number[] | undefined)[] = new Array(faces.count);
  windings[0] = [];
  const open = [0];
  for (let face = open.pop(); face !== undefined; face = open.pop())
    for (const first of faces.borders[face] ?? []) {
      let half = first;
      do {
        const other = faces.faceOf[half ^ 1] as number;
        if (windings[other] === undefined) {
          windings[other] = crossed(
            windings[face] ?? [],
            store.runs[half >> 1] ?? [],
            (half & 1) === 0 ? -1 : 1,
          );
          open.push(other);
        }
        half = faces.next[half] as number;
      } while (half !== first);
    }
  return windings.map((winding) => coverOf(winding ?? [], places));
};

/** Ring, times, ring, times …, without what is zero. */
const crossed = (winding: readonly number[], runs: readonly number[], sign: 1 | -1): number[] => {
  const result = [...winding];
  for (let i = 0; i < runs.length; i += 2) {
    let at = 0;
    while (at < result.length && result[at] !== runs[i]) at += 2;
    const times = (result[at + 1] ?? 0) + sign * (runs[i + 1] as number);
    if (times === 0) result.splice(at, 2);
    else [result[at], result[at + 1]] = [runs[i] as number, times];
  }
  return result;
};

const coverOf = (winding: readonly number[], places: readonly RingPlace[]): number[] => {
  const around = winding.flatMap((ring, i) => (i % 2 === 0 ? (places[ring] ?? []) : []));
  const held = around.filter(
    ({ area, polygon, isHole }) =>
      !isHole && !around.some((hole) => hole.isHole && hole.area === area && hole.polygon === polygon),
  );
  return [...new Set(held.map(({ area }) => area))].sort((a, b) => a - b);
};

/** Lines of two points along halves, in their direction. */
export const linesOf = ({ x, y, from, to }: EdgeStore, halves: readonly number[]): Ring[] =>
  halves.map((half) => {
    const [a, b] = (half & 1) === 0 ? [from, to] : [to, from];
    const [start, end] = [a[half >> 1] as number, b[half >> 1] as number];
    return Int32Array.of(x[start] as number, y[start] as number, x[end] as number, y[end] as number);
  });
