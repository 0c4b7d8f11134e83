import type { Point } from '../model.ts';
import { sineOfTurns } from '../random.ts';
import { after, at, distance, insideRing, type Spot, segmentsTouch, toWhole, turn } from './geometry.ts';
import {
  cutFace,
  degreeOf,
  type EdgeKind,
  type Face,
  type Half,
  halvesOf,
  type Mesh,
  splitEdge,
  spokesOf,
  type Vertex,
} from './mesh.ts';
import type { Plan } from './plan.ts';
import type { Street } from './streets.ts';

/** A frame in metres in which cuts are straight lines along an axis: the flat plan, or a lot's own. */
export interface CutFrame {
  of(vertex: Vertex): Spot;
  /** From the frame to centimetres of the town. */
  back(spot: Spot): Spot;
}

/** Flat coordinates of vertices, computed once. */
export interface FlatMap extends CutFrame {
  at(point: Point): Spot;
}

/** Gives the flat plan's coordinates (metres) of mesh points. */
export const flatMapOf = (plan: Plan): FlatMap => {
  const known = new Map<Vertex, Spot>();
  const flatAt = (point: Point): Spot => plan.flatten(point[0] / 100, point[1] / 100);
  return {
    at: flatAt,
    back: ([u, v]) => {
      const [x, y] = plan.bend(u, v);
      return toWhole([x * 100, y * 100]);
    },
    of: (vertex) => {
      const cached = known.get(vertex);
      if (cached) return cached;
      const flat = flatAt(vertex.point);
      known.set(vertex, flat);
      return flat;
    },
  };
};

interface Cut {
  /** Cut along u = value (0) or v = value (1) of the flat plan. */
  readonly axis: 0 | 1;
  readonly value: number;
  readonly kind: EdgeKind;
  /** How far the line leaves the straight, in metres. */
  readonly wobbleMeters: number;
  /** Existing vertices nearer than this take the end of the line, in metres. */
  readonly snapMeters: number;
  /** Length of the pieces of the line in metres. */
  readonly stepMeters: number;
  /** A last word on the line before it is drawn. */
  accept?(path: readonly Point[]): boolean;
}

interface Crossing {
  readonly half: Half;
  readonly t: number;
  /** Position along the cut, flat metres. */
  readonly along: number;
}

const crossingsOf = (face: Face, frame: CutFrame, axis: 0 | 1, value: number): Crossing[] =>
  halvesOf(face)
    .flatMap((half): Crossing[] => {
      const a = frame.of(half.origin);
      const b = frame.of(half.twin.origin);
      if (a[axis] > value === b[axis] > value) return [];
      const t = (value - a[axis]) / (b[axis] - a[axis]);
      const other = axis === 0 ? 1 : 0;
      return [{ half, t, along: a[other] + (b[other] - a[other]) * t }];
    })
    .sort((a, b) => a.along - b.along);

/** Whether the boundary of a face bends by more than about 35 degrees at the start of a half-edge. */
export const isCorner = (half: Half): boolean => {
  const a = half.prev.origin.point;
  const b = half.origin.point;
  const c = half.twin.origin.point;
  const along = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
  return along < 0.82 * distance(a, b) * distance(b, c);
};

const nearestHolder = (crossing: Crossing, snap: number): Half | null => {
  const { half, t } = crossing;
  const a = half.origin.point;
  const b = half.twin.origin.point;
  const place: Spot = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  let best: Half | null = null;
  let bestDistance = Infinity;
  for (const candidate of [half.prev, half, half.next, half.next.next]) {
    const junction = degreeOf(candidate.origin) > 2;
    const away = distance(candidate.origin.point, place);
    if (away > (junction ? snap : Math.min(snap, 600)) || away >= bestDistance) continue;
    if (candidate.origin !== half.origin && candidate.origin !== half.twin.origin && isCorner(candidate))
      continue;
    best = candidate;
    bestDistance = away;
  }
  return best;
};

const endAt = (mesh: Mesh, crossing: Crossing, snap: number): Half | null => {
  const holder = nearestHolder(crossing, snap);
  if (holder) return isCorner(holder) ? null : holder;
  const a = crossing.half.origin.point;
  const b = crossing.half.twin.origin.point;
  const { t } = crossing;
  return splitEdge(mesh, crossing.half, toWhole([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]));
};

/** Whether a path from one boundary vertex to another stays inside the face and off its boundary. */
const pathFits = (ring: readonly Point[], path: readonly Point[]): boolean => {
  const first = at(path, 0);
  const last = at(path, -1);
  const middle: Spot = [(at(path, 0)[0] + at(path, 1)[0]) / 2, (at(path, 0)[1] + at(path, 1)[1]) / 2];
  if (!insideRing(ring, middle)) return false;
  for (let i = 0; i + 1 < path.length; i += 1) {
    const [p, q] = [at(path, i), at(path, i + 1)];
    for (let j = 0; j < ring.length; j += 1) {
      const [a, b] = [at(ring, j), after(ring, j)];
      const atEnd = [first, last].some((end) => (end === a || end === b) && (end === p || end === q));
      if (!atEnd) {
        if (segmentsTouch(p, q, a, b)) return false;
      } else {
        const end = a === p || b === p ? p : q;
        const mine = end === p ? q : p;
        const theirs = end === a ? b : a;
        const dot = (mine[0] - end[0]) * (theirs[0] - end[0]) + (mine[1] - end[1]) * (theirs[1] - end[1]);
        const cosine = dot / (distance(mine, end) * distance(theirs, end));
        if (cosine > 0.9 || (turn(end, mine, theirs) === 0 && dot > 0)) return false;
      }
    }
  }
  return true;
};

/** A street of the same kind that arrives straight on at a vertex from outside the face; -1 where none does. */
const continuedStreet = (vertex: Vertex, toward: Point, kind: EdgeKind): number => {
  const [x, y] = vertex.point;
  const ahead = distance(vertex.point, toward);
  for (const spoke of spokesOf(vertex)) {
    if (spoke.edge.kind !== kind) continue;
    const end = spoke.twin.origin.point;
    const dot = (end[0] - x) * (toward[0] - x) + (end[1] - y) * (toward[1] - y);
    if (dot < -0.93 * ahead * distance(vertex.point, end)) return spoke.edge.street;
  }
  return -1;
};

interface Chord {
  readonly from: Half;
  readonly to: Half;
  readonly inner: readonly Spot[];
  readonly path: readonly Point[];
}

/** Finds the longest chord of a cut through a face and puts its ends into the boundary. */
const chordOf = (mesh: Mesh, face: Face, frame: CutFrame, cut: Cut): Chord | null => {
  const crossings = crossingsOf(face, frame, cut.axis, cut.value);
  if (crossings.length < 2 || crossings.length % 2 === 1) return null;
  let low = at(crossings, 0);
  let high = at(crossings, 1);
  for (let i = 2; i + 1 < crossings.length; i += 2) {
    const [a, b] = [at(crossings, i), at(crossings, i + 1)];
    if (b.along - a.along > high.along - low.along) [low, high] = [a, b];
  }
  if (low.half === high.half) return null;
  const from = endAt(mesh, low, cut.snapMeters * 100);
  const to = endAt(mesh, high, cut.snapMeters * 100);
  if (!from || !to || from.origin === to.origin || from.next === to || to.next === from) return null;
  const [a, b] = [frame.of(from.origin), frame.of(to.origin)];
  const length = Math.sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]));
  const count = Math.max(1, Math.round(length / cut.stepMeters));
  const inner: Spot[] = [];
  for (let i = 1; i < count; i += 1) {
    const t = i / count;
    const spot: Spot = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    spot[cut.axis] += cut.wobbleMeters * sineOfTurns(t / 2 + (count > 3 ? t / 3 : 0));
    inner.push(frame.back(spot));
  }
  const path = [from.origin.point, ...inner, to.origin.point];
  const ring = halvesOf(face).map((half) => half.origin.point);
  return pathFits(ring, path) && (!cut.accept || cut.accept(path)) ? { from, to, inner, path } : null;
};

/** Cuts a face by a wall or a line between buildings; null where no decent line exists there. */
export const cutByLine = (mesh: Mesh, face: Face, frame: CutFrame, cut: Cut): Face | null => {
  const chord = chordOf(mesh, face, frame, cut);
  return chord && cutFace(mesh, chord.from, chord.to, chord.inner, { kind: cut.kind, street: -1 });
};

/** Cuts a face by a street, which goes on with one that arrives there; null where no decent line exists. */
export const cutByStreet = (
  mesh: Mesh,
  face: Face,
  frame: CutFrame,
  streets: Street[],
  cut: Cut,
): Face | null => {
  const chord = chordOf(mesh, face, frame, cut);
  if (!chord) return null;
  const { from, to, inner, path } = chord;
  let street = continuedStreet(from.origin, at(path, 1), cut.kind);
  if (street < 0) street = continuedStreet(to.origin, at(path, -2), cut.kind);
  if (street < 0) {
    street = streets.length;
    streets.push({ index: street, kind: cut.kind, role: null });
  }
  return cutFace(mesh, from, to, inner, { kind: cut.kind, street });
};
