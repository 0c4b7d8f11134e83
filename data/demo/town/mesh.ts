import type { Point } from '../model.ts';
import { at, ringArea } from './geometry.ts';

/** What a line of the town is; units are bounded by any of them. */
export type EdgeKind =
  | 'outline'
  | 'river'
  | 'rail'
  | 'ring'
  | 'arterial'
  | 'collector'
  | 'lane'
  | 'wall'
  | 'row';

export interface Vertex {
  readonly id: number;
  readonly point: Point;
  /** One half-edge that starts here. */
  half: Half;
}

export interface Edge {
  readonly id: number;
  readonly kind: EdgeKind;
  /** Index of the street (see streets.ts), -1 for lines that are none. */
  readonly street: number;
}

export interface Half {
  readonly edge: Edge;
  origin: Vertex;
  twin: Half;
  next: Half;
  prev: Half;
  face: Face;
}

export interface Face {
  readonly id: number;
  half: Half;
  /** Block and parcel that this face belongs to; -1 until set. Pieces of a cut face inherit them. */
  block: number;
  parcel: number;
}

/** A planar subdivision on whole centimetres: cuts go through shared vertices, so neighbours never part. */
export interface Mesh {
  readonly vertices: Vertex[];
  readonly faces: Set<Face>;
  readonly outside: Face;
  counter: number;
}

export interface Segment {
  readonly from: Point;
  readonly to: Point;
  readonly kind: EdgeKind;
  readonly street: number;
}

const nextId = (mesh: Mesh): number => {
  mesh.counter += 1;
  return mesh.counter;
};

// The links are set by every caller before the pair is reachable; only the types need the detour.
const newPair = (edge: Edge, from: Vertex, to: Vertex): [Half, Half] => {
  const a = { edge, origin: from } as Half;
  const b = { edge, origin: to, twin: a } as Half;
  a.twin = b;
  return [a, b];
};

const link = (a: Half, b: Half): void => {
  a.next = b;
  b.prev = a;
};

const newVertex = (mesh: Mesh, point: Point): Vertex => {
  const vertex = {
    id: mesh.vertices.length,
    point: [Math.round(point[0]), Math.round(point[1])],
  } as unknown as Vertex;
  mesh.vertices.push(vertex);
  return vertex;
};

const newFace = (mesh: Mesh, half: Half, like: Face | null): Face => {
  const face = { id: nextId(mesh), half, block: like?.block ?? -1, parcel: like?.parcel ?? -1 };
  mesh.faces.add(face);
  return face;
};

/** The half-edges around a face, anticlockwise for all but the outside. */
export const halvesOf = (face: Face): Half[] => {
  const halves: Half[] = [];
  let half = face.half;
  do {
    halves.push(half);
    half = half.next;
  } while (half !== face.half);
  return halves;
};

export const ringOf = (face: Face): Point[] => halvesOf(face).map((half) => half.origin.point);

/** Number of edges that meet at a vertex. */
export const degreeOf = (vertex: Vertex): number => {
  let count = 0;
  let half = vertex.half;
  do {
    count += 1;
    half = half.twin.next;
  } while (half !== vertex.half);
  return count;
};

/** Half-edges that start at a vertex. */
export const spokesOf = (vertex: Vertex): Half[] => {
  const spokes: Half[] = [];
  let half = vertex.half;
  do {
    spokes.push(half);
    half = half.twin.next;
  } while (half !== vertex.half);
  return spokes;
};

const quadrant = (dx: number, dy: number): number => (dy > 0 || (dy === 0 && dx > 0) ? 0 : 1);

const byAngle = (a: Half, b: Half): number => {
  const [ox, oy] = a.origin.point;
  const [ax, ay] = [a.twin.origin.point[0] - ox, a.twin.origin.point[1] - oy];
  const [bx, by] = [b.twin.origin.point[0] - ox, b.twin.origin.point[1] - oy];
  return quadrant(ax, ay) - quadrant(bx, by) || -(ax * by - ay * bx);
};

/** Traces the faces of a connected set of segments that meet only at their ends (see noding.ts). */
export const meshFrom = (segments: readonly Segment[]): Mesh => {
  const outside = { id: 0, block: -1, parcel: -1 } as Face;
  const mesh: Mesh = { vertices: [], faces: new Set(), outside, counter: 0 };
  const byKey = new Map<string, Vertex>();
  const spokes = new Map<Vertex, Half[]>();
  const vertexAt = (point: Point): Vertex => {
    const key = `${point[0]},${point[1]}`;
    const known = byKey.get(key);
    if (known) return known;
    const vertex = newVertex(mesh, point);
    byKey.set(key, vertex);
    spokes.set(vertex, []);
    return vertex;
  };
  for (const { from, to, kind, street } of segments) {
    const [a, b] = newPair({ id: nextId(mesh), kind, street }, vertexAt(from), vertexAt(to));
    spokes.get(a.origin)?.push(a);
    spokes.get(b.origin)?.push(b);
  }
  const halves: Half[] = [];
  for (const [vertex, around] of spokes) {
    around.sort(byAngle);
    vertex.half = at(around, 0);
    around.forEach((half, i) => {
      link(half.twin, at(around, (i + around.length - 1) % around.length));
      halves.push(half);
    });
  }
  const seen = new Set<Half>();
  for (const start of halves) {
    if (seen.has(start)) continue;
    const loop: Half[] = [];
    for (let half = start; !seen.has(half); half = half.next) {
      seen.add(half);
      loop.push(half);
    }
    const positive = ringArea(loop.map((half) => half.origin.point)) > 0;
    const face = positive ? newFace(mesh, start, null) : outside;
    if (!positive) outside.half = start;
    for (const half of loop) half.face = face;
  }
  return mesh;
};

/** Puts a vertex into an edge, for both its faces; gives the half-edge that starts there in the same direction. */
export const splitEdge = (mesh: Mesh, half: Half, point: Point): Half => {
  const vertex = newVertex(mesh, point);
  const end = half.twin;
  const [a, b] = newPair({ ...half.edge, id: nextId(mesh) }, vertex, end.origin);
  a.face = half.face;
  b.face = end.face;
  const afterHalf = half.next;
  const beforeEnd = end.prev;
  if (end.origin.half === end) end.origin.half = b;
  end.origin = vertex;
  vertex.half = a;
  link(half, a);
  link(a, afterHalf);
  link(beforeEnd, b);
  link(b, end);
  return a;
};

/**
 * Cuts a face from the origin of one of its half-edges to the origin of another along the inner points.
 * The given face keeps the part left of the cut; gives the new face on its right.
 */
export const cutFace = (
  mesh: Mesh,
  from: Half,
  to: Half,
  inner: readonly Point[],
  line: { readonly kind: EdgeKind; readonly street: number },
): Face => {
  const face = from.face;
  let vertex = from.origin;
  let before = from.prev;
  let beyond: Half = from;
  for (let i = 0; i <= inner.length; i += 1) {
    const goal = i === inner.length ? to.origin : newVertex(mesh, at(inner, i));
    const [a, b] = newPair({ id: nextId(mesh), kind: line.kind, street: line.street }, vertex, goal);
    a.face = face;
    if (i < inner.length) goal.half = b;
    link(before, a);
    link(b, beyond);
    if (i === inner.length) {
      link(to.prev, b);
      link(a, to);
    }
    before = a;
    beyond = b;
    vertex = goal;
  }
  face.half = before;
  const made = newFace(mesh, beyond, face);
  for (const half of halvesOf(made)) half.face = made;
  for (const half of halvesOf(face)) half.face = face;
  return made;
};

/**
 * Takes the chain of edges between the two faces of a half-edge away; its face swallows the other one.
 * Gives false and changes nothing where the two meet along more than one chain: a hole would open.
 */
export const joinFaces = (mesh: Mesh, half: Half): boolean => {
  const keep = half.face;
  const gone = half.twin.face;
  if (keep === gone || gone === mesh.outside || keep === mesh.outside) return false;
  let first = half;
  while (first.prev.twin.face === gone && first.twin.next === first.prev.twin) first = first.prev;
  let last = first;
  while (last.next.twin.face === gone && last.next.twin.next === last.twin) last = last.next;
  const start = first.origin;
  const end = last.twin.origin;
  let chain = 1;
  for (let each = first; each !== last; each = each.next) chain += 1;
  const shared = halvesOf(keep).filter((each) => each.twin.face === gone).length;
  if (shared !== chain || start === end) return false;
  if (start.half === first) start.half = first.twin.next;
  if (end.half === last.twin) end.half = last.next;
  keep.half = first.prev;
  link(first.prev, first.twin.next);
  link(last.twin.prev, last.next);
  mesh.faces.delete(gone);
  for (const each of halvesOf(keep)) each.face = keep;
  return true;
};

/** Area of a face in square centimetres. */
export const faceArea = (face: Face): number => ringArea(ringOf(face));

/** The faces in the order of their making: the order that all random decisions go by. */
export const facesOf = (mesh: Mesh): Face[] => [...mesh.faces].sort((a, b) => a.id - b.id);
