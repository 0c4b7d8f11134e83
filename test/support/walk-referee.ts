import fc from 'fast-check';
import type { Anchor } from '../../server/engines/walk/anchor.ts';
import { unreachable, type WalkCosts } from '../../server/engines/walk/costs.ts';
import type { WalkGraph } from '../../server/engines/walk/graph.ts';
import type { WalkEdge, WalkNetwork } from '../../server/engines/walk/network.ts';
import type { LonLat } from '../../server/engines/walk/plane.ts';

/** An edge with the plainest properties. */
export const plainEdge = (
  from: number,
  to: number,
  nodes: readonly LonLat[],
  more?: Partial<WalkEdge>,
): WalkEdge => ({
  from,
  to,
  line: [nodes[from]!, nodes[to]!],
  lengthMeters: null,
  kind: 'path',
  name: null,
  wheelchair: null,
  access: 'open',
  gate: null,
  ...more,
});

/** A grid of streets, `step` degrees apart, with nodes numbered row by row from the south-west. */
export const gridNetwork = (columns: number, rows: number, step = 0.001): WalkNetwork => {
  const nodes = Array.from(
    { length: columns * rows },
    (_, i): LonLat => [108.5 + (i % columns) * step, 33.6 + Math.floor(i / columns) * step],
  );
  const edges: WalkEdge[] = [];
  for (let i = 0; i < nodes.length; i += 1) {
    if ((i + 1) % columns !== 0) edges.push(plainEdge(i, i + 1, nodes));
    if (i + columns < nodes.length) edges.push(plainEdge(i, i + columns, nodes));
  }
  return { nodes, edges, gates: [] };
};

/** Random networks: loops, parallel edges, islands, edges of length nothing, steps, ways without access. */
export const networks: fc.Arbitrary<WalkNetwork> = fc
  .record({
    nodes: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 2,
      maxLength: 25,
    }),
    ends: fc.array(
      fc.record({
        from: fc.nat(24),
        to: fc.nat(24),
        lengthMeters: fc.constantFrom(null, 0, 10, 10, 100, 250.25),
        kind: fc.constantFrom('path', 'street', 'steps', 'crossing'),
        access: fc.constantFrom('open', 'open', 'open', 'private', 'closed'),
        wheelchair: fc.constantFrom(null, true, false),
      }),
      { minLength: 1, maxLength: 60 },
    ),
  })
  .map(({ nodes, ends }) => {
    const places = nodes.map(([x, y]): LonLat => [108.5 + x / 10_000, 33.6 + y / 10_000]);
    const edges = ends.map(({ from, to, ...more }) =>
      plainEdge(from % places.length, to % places.length, places, more as Partial<WalkEdge>),
    );
    return { nodes: places, edges, gates: [] };
  });

/** Anchors on a graph from two random numbers each. */
export const anchorOf = (graph: WalkGraph, edge: number, share: number, accessMeters = 0): Anchor => ({
  place: graph.plane.origin,
  point: graph.plane.origin,
  edge: edge % graph.edgeCount,
  share,
  accessMeters,
});

/**
 * Costs between all pairs of nodes and anchors by Floyd and Warshall, on a matrix in which every anchor is a node of
 * its own that hangs on the nodes of its edge and on its neighbours along it. Links join anchors by their index.
 */
export const allPairs = (
  graph: WalkGraph,
  costs: WalkCosts,
  anchors: readonly Anchor[],
  links: readonly (readonly [anchor: number, other: number, cost: number])[] = [],
): number[][] => {
  const count = graph.nodeCount + anchors.length;
  const far = Number.POSITIVE_INFINITY;
  const matrix = Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_, j) => (i === j ? 0 : far)),
  );
  const link = (a: number, b: number, cost: number): void => {
    matrix[a]![b] = Math.min(matrix[a]![b]!, cost);
    matrix[b]![a] = Math.min(matrix[b]![a]!, cost);
  };
  for (let edge = 0; edge < graph.edgeCount; edge += 1)
    if (costs.edge[edge] !== unreachable) link(graph.edgeFrom[edge]!, graph.edgeTo[edge]!, costs.edge[edge]!);
  for (const [i, { edge, share }] of anchors.entries()) {
    const whole = costs.edge[edge]!;
    const own = graph.nodeCount + i;
    if (whole === unreachable) {
      if (share === 0) link(own, graph.edgeFrom[edge]!, 0);
      if (share === 1) link(own, graph.edgeTo[edge]!, 0);
    } else {
      link(own, graph.edgeFrom[edge]!, Math.round(whole * share));
      link(own, graph.edgeTo[edge]!, whole - Math.round(whole * share));
    }
    for (const [j, other] of anchors.entries())
      if (j < i && other.edge === edge && (whole !== unreachable || other.share === share))
        link(
          own,
          graph.nodeCount + j,
          whole === unreachable ? 0 : Math.abs(Math.round(whole * share) - Math.round(whole * other.share)),
        );
  }
  for (const [a, b, cost] of links) link(graph.nodeCount + a, graph.nodeCount + b, cost);
  for (let k = 0; k < count; k += 1)
    for (let i = 0; i < count; i += 1)
      for (let j = 0; j < count; j += 1)
        if (matrix[i]![k]! + matrix[k]![j]! < matrix[i]![j]!) matrix[i]![j] = matrix[i]![k]! + matrix[k]![j]!;
  return matrix;
};
