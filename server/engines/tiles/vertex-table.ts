import type { RawShapes } from './raw-shapes.ts';
import { isTurn, type Steps } from './steps.ts';

/** The distinct vertices of rings, numbered, with their junctions. */
export interface VertexTable {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 where more than two neighbours meet over all rings. */
  readonly isJunction: Uint8Array;
  /** Vertex numbers of every ring in the order of the features' paths, the first not repeated. */
  readonly rings: readonly Int32Array[];
}

const none = -1;

/** Numbers the vertices of the chosen features by equality of both coordinates. */
export function* numberVertices(raw: RawShapes, features: readonly number[]): Steps<VertexTable> {
  const paths = features.flatMap((feature) => pathsOf(raw, feature));
  const total = paths.reduce((sum, path) => sum + ringLength(raw, path), 0);
  const x = new Float64Array(total);
  const y = new Float64Array(total);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, total * 2)))).fill(none);
  let count = 0;
  const numberOf = (vertexX: number, vertexY: number): number => {
    let slot = hashOf(vertexX, vertexY) & (slots.length - 1);
    for (let found = slots[slot] as number; found !== none; found = slots[slot] as number) {
      if (x[found] === vertexX && y[found] === vertexY) return found;
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = count;
    x[count] = vertexX;
    y[count] = vertexY;
    return count++;
  };
  const rings: Int32Array[] = [];
  for (const path of paths) {
    const start = raw.vertexStart[path] as number;
    const ring = new Int32Array(ringLength(raw, path));
    for (let i = 0; i < ring.length; i++) {
      ring[i] = numberOf(raw.x.values[start + i] as number, raw.y.values[start + i] as number);
    }
    rings.push(ring);
    if (isTurn(rings.length)) yield;
  }
  return { count, x, y, isJunction: yield* findJunctions(rings, count), rings };
}

const pathsOf = (raw: RawShapes, feature: number): number[] => {
  const first = raw.pathStart[feature] as number;
  return Array.from({ length: (raw.pathStart[feature + 1] as number) - first }, (_, i) => first + i);
};

const ringLength = (raw: RawShapes, path: number): number =>
  (raw.vertexStart[path + 1] as number) - (raw.vertexStart[path] as number) - 1;

function* findJunctions(rings: readonly Int32Array[], count: number): Steps<Uint8Array> {
  const isJunction = new Uint8Array(count);
  const neighbours = new Int32Array(count * 2).fill(none);
  const meet = (vertex: number, neighbour: number): void => {
    const one = neighbours[vertex * 2];
    const two = neighbours[vertex * 2 + 1];
    if (one === none) neighbours[vertex * 2] = neighbour;
    else if (one === neighbour) return;
    else if (two === none) neighbours[vertex * 2 + 1] = neighbour;
    else if (two !== neighbour) isJunction[vertex] = 1;
  };
  for (const [i, ring] of rings.entries()) {
    let before = ring[ring.length - 1] as number;
    for (const vertex of ring) {
      meet(vertex, before);
      meet(before, vertex);
      before = vertex;
    }
    if (isTurn(i)) yield;
  }
  return isJunction;
}

const bits = new DataView(new ArrayBuffer(16));

/** FNV-like mix of the bits of two doubles. */
const hashOf = (x: number, y: number): number => {
  bits.setFloat64(0, x);
  bits.setFloat64(8, y);
  let hash = 2166136261;
  for (let at = 0; at < 16; at += 4) hash = Math.imul(hash ^ bits.getInt32(at), 0x9e3779b1) ^ (hash >>> 15);
  return hash >>> 1;
};
