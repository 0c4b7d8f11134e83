import { walkEdgeKinds } from '../../contract/walking.ts';
import type { WalkAccess, WalkEdge, WalkGate, WalkNetwork } from './network.ts';
import { type LonLat, lineMeters, type Plane, planeAt } from './plane.ts';

export const accesses: readonly WalkAccess[] = ['open', 'private', 'closed'];
export const unnamed = -1;
export const noGate = -1;

/** Nodes that hang together; the first part is the largest, others are islands. */
export interface WalkPart {
  readonly nodeCount: number;
  readonly meters: number;
  /** One of its nodes. */
  readonly node: number;
}

/** A walking network in typed arrays. The two halves of an edge stand with the nodes that they leave (CSR). */
export interface WalkGraph {
  readonly plane: Plane;
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Places of the nodes in metres of the plane, x and y in turn. */
  readonly places: Float64Array;
  /** Halves of node n: firstHalf[n] up to firstHalf[n + 1]. */
  readonly firstHalf: Uint32Array;
  readonly halfHead: Uint32Array;
  readonly halfEdge: Uint32Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly edgeMillimeters: Uint32Array;
  /** Index in `walkEdgeKinds`. */
  readonly edgeKind: Uint8Array;
  /** Index in `accesses`. */
  readonly edgeAccess: Uint8Array;
  /** 0 not known, 1 wheels pass, 2 they do not. */
  readonly edgeWheels: Uint8Array;
  readonly edgeGate: Int32Array;
  readonly edgeName: Int32Array;
  readonly names: readonly string[];
  readonly gates: readonly WalkGate[];
  /** Points of edge e: shape[2 * i], shape[2 * i + 1] for i from firstPoint[e] up to firstPoint[e + 1]. */
  readonly firstPoint: Uint32Array;
  readonly shape: Float64Array;
  readonly partOfNode: Uint32Array;
  readonly parts: readonly WalkPart[];
}

/** Builds the graph of a network; the numbers of nodes, edges and gates stay. Throws RangeError for a node that is not there. */
export const buildWalkGraph = (network: WalkNetwork): WalkGraph => {
  const { nodes, edges, gates } = network;
  const plane = planeAt(middleOf(nodes));
  const places = Float64Array.from(nodes.flatMap(([lon, lat]) => [plane.x(lon), plane.y(lat)]));
  const names = new Map<string, number>();
  const edgeFrom = Uint32Array.from(edges, ({ from }) => from);
  const edgeTo = Uint32Array.from(edges, ({ to }) => to);
  for (const end of [edgeFrom, edgeTo])
    for (const node of end) if (node >= nodes.length) throw new RangeError(`an edge ends at node ${node}`);
  const edgeMillimeters = Uint32Array.from(edges, millimetersOf);
  const parts = partsOf(nodes.length, edgeFrom, edgeTo, edgeMillimeters);
  return {
    plane,
    nodeCount: nodes.length,
    edgeCount: edges.length,
    places,
    ...halvesOf(nodes.length, edgeFrom, edgeTo),
    edgeFrom,
    edgeTo,
    edgeMillimeters,
    edgeKind: Uint8Array.from(edges, ({ kind }) => walkEdgeKinds.indexOf(kind)),
    edgeAccess: Uint8Array.from(edges, ({ access }) => accesses.indexOf(access)),
    edgeWheels: Uint8Array.from(edges, ({ wheelchair }) => (wheelchair === null ? 0 : wheelchair ? 1 : 2)),
    edgeGate: Int32Array.from(edges, ({ gate }) => gate ?? noGate),
    edgeName: Int32Array.from(edges, ({ name }) => (name === null ? unnamed : numberOf(names, name))),
    names: [...names.keys()],
    gates,
    ...shapesOf(edges, plane),
    ...parts,
  };
};

const numberOf = (names: Map<string, number>, name: string): number => {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
};

const millimetersOf = ({ lengthMeters, line }: WalkEdge): number =>
  Math.round((lengthMeters ?? lineMeters(line)) * 1_000);

const middleOf = (nodes: readonly LonLat[]): LonLat => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of nodes) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return nodes.length === 0 ? [0, 0] : [(west + east) / 2, (south + north) / 2];
};

const halvesOf = (nodeCount: number, edgeFrom: Uint32Array, edgeTo: Uint32Array) => {
  const firstHalf = new Uint32Array(nodeCount + 1);
  const edgeCount = edgeFrom.length;
  for (let edge = 0; edge < edgeCount; edge += 1) {
    firstHalf[(edgeFrom[edge] as number) + 1] = (firstHalf[(edgeFrom[edge] as number) + 1] as number) + 1;
    firstHalf[(edgeTo[edge] as number) + 1] = (firstHalf[(edgeTo[edge] as number) + 1] as number) + 1;
  }
  for (let node = 0; node < nodeCount; node += 1)
    firstHalf[node + 1] = (firstHalf[node + 1] as number) + (firstHalf[node] as number);
  const next = firstHalf.slice();
  const halfHead = new Uint32Array(2 * edgeCount);
  const halfEdge = new Uint32Array(2 * edgeCount);
  const put = (tail: number, head: number, edge: number): void => {
    const half = next[tail] as number;
    next[tail] = half + 1;
    halfHead[half] = head;
    halfEdge[half] = edge;
  };
  for (let edge = 0; edge < edgeCount; edge += 1) {
    put(edgeFrom[edge] as number, edgeTo[edge] as number, edge);
    put(edgeTo[edge] as number, edgeFrom[edge] as number, edge);
  }
  return { firstHalf, halfHead, halfEdge };
};

const shapesOf = (edges: readonly WalkEdge[], plane: Plane) => {
  const firstPoint = new Uint32Array(edges.length + 1);
  for (const [edge, { line }] of edges.entries())
    firstPoint[edge + 1] = (firstPoint[edge] as number) + line.length;
  const shape = new Float64Array(2 * (firstPoint[edges.length] as number));
  let at = 0;
  for (const { line } of edges)
    for (const [lon, lat] of line) {
      shape[at] = plane.x(lon);
      shape[at + 1] = plane.y(lat);
      at += 2;
    }
  return { firstPoint, shape };
};

/** Parts by joining the ends of every edge (union by path halving), the one with most metres first. */
const partsOf = (
  nodeCount: number,
  edgeFrom: Uint32Array,
  edgeTo: Uint32Array,
  edgeMillimeters: Uint32Array,
) => {
  const above = Uint32Array.from({ length: nodeCount }, (_, node) => node);
  const topOf = (start: number): number => {
    let node = start;
    while (above[node] !== node) {
      above[node] = above[above[node] as number] as number;
      node = above[node] as number;
    }
    return node;
  };
  for (let edge = 0; edge < edgeFrom.length; edge += 1)
    above[topOf(edgeFrom[edge] as number)] = topOf(edgeTo[edge] as number);
  const found = new Map<number, { nodeCount: number; meters: number; node: number }>();
  for (let node = 0; node < nodeCount; node += 1) {
    const top = topOf(node);
    const part = found.get(top);
    if (part === undefined) found.set(top, { nodeCount: 1, meters: 0, node });
    else part.nodeCount += 1;
  }
  for (let edge = 0; edge < edgeFrom.length; edge += 1) {
    const part = found.get(topOf(edgeFrom[edge] as number));
    if (part !== undefined) part.meters += (edgeMillimeters[edge] as number) / 1_000;
  }
  const ordered = [...found].sort(([, a], [, b]) => b.meters - a.meters || a.node - b.node);
  const rank = new Map(ordered.map(([top], index) => [top, index]));
  const partOfNode = Uint32Array.from({ length: nodeCount }, (_, node) => rank.get(topOf(node)) ?? 0);
  return { partOfNode, parts: ordered.map(([, part]) => part) };
};
