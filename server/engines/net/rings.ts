import { doubleAreaOf, keyOf, type Polygon, type Ring, turn } from './plane.ts';
import { holdsWestOf } from './ray.ts';
import { comparePolygons, compareRings, startAtSmallest } from './ring-order.ts';

/**
 * Joins directed lines with a region on their left to its polygons: rings simple, outer ones anticlockwise, holes
 * clockwise, each from its smallest vertex, in order, so that equal regions give equal bytes. Null when the lines
 * do not close. Of a region without end (`isEndless`) only its parts with an end are given.
 */
export const polygonsOf = (lines: readonly Int32Array[], isEndless = false): Polygon[] | null =>
  facesOf(lines, isEndless)?.polygons ?? null;

interface Faces {
  readonly polygons: Polygon[];
  /** The polygon on the left of each line; -1 for a part without an end. */
  readonly faceOf: Int32Array;
}

interface Face {
  readonly rings: Ring[];
  readonly walks: Walk[];
}

/** The polygons that lines form as in `polygonsOf`, and which of them each line borders. */
export const facesOf = (lines: readonly Int32Array[], isEndless = false): Faces | null => {
  const walks = walksOf(lines);
  return walks && facesOfWalks(walks, lines, isEndless);
};

/** The same where the borders are known. */
export const facesOfWalks = (
  walks: readonly Walk[],
  lines: readonly Int32Array[],
  isEndless = false,
): Faces | null => {
  const faces: Face[] = [];
  const lonelyHoles: Face[] = [];
  for (const walk of walks) {
    const whole = ringOf(walk, lines);
    if (!walk.touchesItself) {
      if (whole.length < 6) return null;
      startAtSmallest(whole);
      (doubleAreaOf(whole) > 0 ? faces : lonelyHoles).push({ rings: [whole], walks: [walk] });
      continue;
    }
    const rings = loopsOf(whole);
    rings.forEach(startAtSmallest);
    if (rings.some((ring) => ring.length < 6)) return null;
    const outer = rings.filter((ring) => doubleAreaOf(ring) > 0);
    if (outer.length > 1) return null;
    const holes = rings.filter((ring) => doubleAreaOf(ring) <= 0);
    if (outer[0] === undefined) lonelyHoles.push({ rings: holes, walks: [walk] });
    else faces.push({ rings: [outer[0], ...holes], walks: [walk] });
  }
  if (!placeHoles(faces, lonelyHoles) && !isEndless) return null;
  faces.sort((a, b) => comparePolygons(a.rings, b.rings));
  const faceOf = new Int32Array(lines.length).fill(-1);
  for (const [index, face] of faces.entries()) {
    for (const { members } of face.walks) for (const member of members) faceOf[member] = index;
    const [outer, ...holes] = face.rings;
    if (holes.length > 1) face.rings.splice(0, face.rings.length, outer as Ring, ...holes.sort(compareRings));
  }
  return { polygons: faces.map(({ rings }) => rings), faceOf };
};

type Starts = ReadonlyMap<number, number | number[]>;

const startsOf = (lines: readonly Int32Array[]): Starts => {
  const starts = new Map<number, number | number[]>();
  for (const [index, line] of lines.entries()) {
    const key = keyOf(line[0] as number, line[1] as number);
    const found = starts.get(key);
    if (found === undefined) starts.set(key, index);
    else if (typeof found === 'number') starts.set(key, [found, index]);
    else found.push(index);
  }
  return starts;
};

/** One closed border of the region. */
export interface Walk {
  /** Indexes of its lines, in order. */
  readonly members: readonly number[];
  /** It passed a node where the region has several corners. */
  readonly touchesItself: boolean;
}

/** The borders that directed lines with a region on their left form; null when they do not close. */
export const walksOf = (lines: readonly Int32Array[]): Walk[] | null => {
  const starts = startsOf(lines);
  const used = new Uint8Array(lines.length);
  const walks: Walk[] = [];
  for (let first = 0; first < lines.length; first += 1) {
    if (used[first] === 1) continue;
    const walk = walkFrom(first, lines, starts, used);
    if (walk === null) return null;
    walks.push(walk);
  }
  return walks;
};

/** A ring of its own, which may be changed. */
const ringOf = ({ members }: Walk, lines: readonly Int32Array[]): Ring => {
  let length = 0;
  for (const member of members) length += (lines[member] as Int32Array).length - 2;
  const ring = new Int32Array(length);
  let end = 0;
  for (const member of members) {
    const line = lines[member] as Int32Array;
    for (let i = 0; i < line.length - 2; i += 1) ring[end++] = line[i] as number;
  }
  return ring;
};

/** Follows the region's border: at a node the next line is the first one clockwise, across the region's corner. */
const walkFrom = (
  first: number,
  lines: readonly Int32Array[],
  starts: Starts,
  used: Uint8Array,
): Walk | null => {
  const members: number[] = [];
  let touchesItself = false;
  let at = first;
  do {
    if (used[at] === 1) return null;
    used[at] = 1;
    members.push(at);
    const line = lines[at] as Int32Array;
    const candidates = starts.get(keyOf(line[line.length - 2] as number, line[line.length - 1] as number));
    if (candidates === undefined) return null;
    if (typeof candidates === 'number') at = candidates;
    else {
      touchesItself = true;
      at = firstClockwise(line, candidates, lines);
    }
  } while (at !== first);
  return { members, touchesItself };
};

const firstClockwise = (
  incoming: Int32Array,
  candidates: readonly number[],
  lines: readonly Int32Array[],
): number => {
  const end = incoming.length;
  const [backX, backY] = [incoming[end - 4] as number, incoming[end - 3] as number];
  const [x, y] = [incoming[end - 2] as number, incoming[end - 1] as number];
  const sector = (px: number, py: number): number => {
    const side = turn(x, y, backX, backY, px, py);
    if (side !== 0) return side < 0 ? 0 : 2;
    return (backX - x) * (px - x) + (backY - y) * (py - y) < 0 ? 1 : 3;
  };
  let best = candidates[0] as number;
  for (const other of candidates) {
    const [bestLine, otherLine] = [lines[best] as Int32Array, lines[other] as Int32Array];
    const [bestX, bestY] = [bestLine[2] as number, bestLine[3] as number];
    const [otherX, otherY] = [otherLine[2] as number, otherLine[3] as number];
    const [bestSector, otherSector] = [sector(bestX, bestY), sector(otherX, otherY)];
    if (otherSector > bestSector) continue;
    if (otherSector < bestSector || turn(x, y, bestX, bestY, otherX, otherY) > 0) best = other;
  }
  return best;
};

/** Takes a walk apart at the vertices that it visits again. */
const loopsOf = (walk: Ring): Ring[] => {
  const loops: Ring[] = [];
  const stack: number[] = [];
  const placeOf = new Map<number, number>();
  for (let i = 0; i < walk.length; i += 2) {
    const [x, y] = [walk[i] as number, walk[i + 1] as number];
    const place = placeOf.get(keyOf(x, y));
    if (place !== undefined) {
      const loop = stack.splice(place);
      loops.push(Int32Array.from(loop));
      for (let k = 0; k < loop.length; k += 2)
        placeOf.delete(keyOf(loop[k] as number, loop[k + 1] as number));
    }
    placeOf.set(keyOf(x, y), stack.length);
    stack.push(x, y);
  }
  loops.push(Int32Array.from(stack));
  return loops;
};

/** Puts holes that touch no outer ring into the innermost face around them; false when there is none. */
const placeHoles = (faces: readonly Face[], groups: readonly Face[]): boolean => {
  let areAllPlaced = true;
  for (const { rings: holes, walks } of groups) {
    const [first] = [...holes].sort(compareRings);
    let best: Face | undefined;
    for (const face of faces) {
      if (!holdsWestOf(face.rings[0] as Ring, first as Ring)) continue;
      if (best === undefined || doubleAreaOf(face.rings[0] as Ring) < doubleAreaOf(best.rings[0] as Ring))
        best = face;
    }
    best?.rings.push(...holes);
    best?.walks.push(...walks);
    if (best === undefined) areAllPlaced = false;
  }
  return areAllPlaced;
};
