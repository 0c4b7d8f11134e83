import { outside } from './arc-table.ts';
import type { Net } from './net.ts';
import { keyOf, type Polygon, type Ring } from './plane.ts';
import { startedAtSmallest } from './ring-order.ts';
import { SegmentSum } from './segment-sum.ts';
import { VertexCount } from './vertex-count.ts';

interface LeafShape {
  readonly slot: number;
  readonly polygons: readonly Polygon[];
}

/**
 * Cuts the rings of leaves that tile, vertex by vertex, into arcs. A node is a vertex where other than two segments
 * meet; a ring without one starts at its smallest vertex.
 */
export const addArcs = (net: Net, leaves: readonly LeafShape[]): void => {
  const degrees = degreesOf(leaves);
  const isNode = (x: number, y: number): boolean => degrees.get(keyOf(x, y)) !== 2;
  for (const { slot, polygons } of leaves)
    for (const ring of polygons.flat()) for (const line of linesOf(ring, isNode)) addSide(net, line, slot);
};

const degreesOf = (leaves: readonly LeafShape[]): VertexCount => {
  const degrees = new VertexCount();
  const sum = new SegmentSum();
  sum.clear(leaves.length * 32);
  for (const { polygons } of leaves) {
    sum.addPolygons(polygons, 1);
    for (const ring of polygons.flat())
      for (let i = 0; i < ring.length; i += 2) degrees.add(keyOf(ring[i] as number, ring[i + 1] as number));
  }
  for (const { to } of sum.rest()) degrees.add(keyOf(...to));
  return degrees;
};

/** The pieces of a ring from node to node; the whole ring, closed, when it has none. */
function* linesOf(ring: Ring, isNode: (x: number, y: number) => boolean): Generator<Int32Array> {
  const starts: number[] = [];
  for (let i = 0; i < ring.length; i += 2)
    if (isNode(ring[i] as number, ring[i + 1] as number)) starts.push(i);
  if (starts.length === 0) {
    const loop = startedAtSmallest(ring);
    yield Int32Array.of(...loop, loop[0] as number, loop[1] as number);
    return;
  }
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? (starts[0] as number) + ring.length;
    const line = new Int32Array(end - start + 2);
    for (let i = 0; i < line.length; i += 1) line[i] = ring[(start + i) % ring.length] as number;
    yield line;
  }
}

/** Gives a line to the leaf on its left: the other side of an arc that is there, or a new arc. */
const addSide = (net: Net, line: Int32Array, leaf: number): void => {
  const { arcs } = net;
  const start = keyOf(line[0] as number, line[1] as number);
  const second = keyOf(line[2] as number, line[3] as number);
  for (const half of arcs.halvesAt(start))
    if (arcs.leafOf(half) === outside && arcs.secondOf(half) === second) {
      arcs.relabel(half, leaf);
      return;
    }
  arcs.add(line, leaf, outside);
};
