import type { Anchor } from './anchor.ts';
import type { WalkGraph } from './graph.ts';
import { tailOf, type WalkSearch } from './search.ts';

export type PlanePoint = readonly [x: number, y: number];

/** A stretch of one edge in the direction of walking, in metres of the plane. */
export interface Leg {
  readonly edge: number;
  readonly points: readonly PlanePoint[];
  readonly meters: number;
  /** Whether more than two ways meet where it begins. */
  readonly beginsAtJunction: boolean;
}

/** The piece of an edge from one share of it to another. */
export const legBetween = (graph: WalkGraph, edge: number, from: number, to: number): Leg => {
  const points = pieceOf(graph, edge, Math.min(from, to), Math.max(from, to));
  const start = from <= to ? graph.edgeFrom[edge] : graph.edgeTo[edge];
  return {
    edge,
    points: from <= to ? points : points.reverse(),
    meters: ((graph.edgeMillimeters[edge] as number) / 1_000) * Math.abs(to - from),
    beginsAtJunction: (from === 0 || from === 1) && degreeOf(graph, start as number) > 2,
  };
};

/** The way of the last search: out of the first anchor's edge, over whole edges, into the last one's by node `end`. */
export const legsOver = (search: WalkSearch, from: Anchor, to: Anchor, end: number): Leg[] => {
  const { graph } = search;
  const halves = search.pathTo(end);
  const start = halves.length === 0 ? end : tailOf(graph, halves[0] as number);
  return [
    legBetween(graph, from.edge, from.share, shareAt(graph, from, start)),
    ...halves.map((half) => {
      const edge = graph.halfEdge[half] as number;
      const isForward = graph.edgeFrom[edge] === tailOf(graph, half);
      return isForward ? legBetween(graph, edge, 0, 1) : legBetween(graph, edge, 1, 0);
    }),
    legBetween(graph, to.edge, shareAt(graph, to, end), to.share),
  ];
};

/** Where a node lies on the edge of an anchor; of a loop the end that is nearer. */
const shareAt = (graph: WalkGraph, { edge, share }: Anchor, node: number): 0 | 1 => {
  if (graph.edgeFrom[edge] === graph.edgeTo[edge]) return share < 0.5 ? 0 : 1;
  return graph.edgeFrom[edge] === node ? 0 : 1;
};

const degreeOf = ({ firstHalf }: WalkGraph, node: number): number =>
  (firstHalf[node + 1] as number) - (firstHalf[node] as number);

const pieceOf = ({ firstPoint, shape }: WalkGraph, edge: number, low: number, high: number): PlanePoint[] => {
  const line: PlanePoint[] = [];
  for (let i = firstPoint[edge] as number; i < (firstPoint[edge + 1] as number); i += 1)
    line.push([shape[2 * i] as number, shape[2 * i + 1] as number]);
  const along: number[] = [];
  let whole = 0;
  for (const [i, [x, y]] of line.entries()) {
    const [px, py] = line[i - 1] ?? [x, y];
    whole += Math.hypot(x - px, y - py);
    along.push(whole);
  }
  const pointAt = (share: number): PlanePoint => {
    const wanted = share * whole;
    const i = Math.max(
      1,
      along.findIndex((meters) => meters >= wanted - 1e-9),
    );
    const [[x1, y1], [x2, y2]] = [line[i - 1] ?? [0, 0], line[i] ?? line[0] ?? [0, 0]];
    const [before, after] = [along[i - 1] ?? 0, along[i] ?? 0];
    const t = after === before ? 0 : (wanted - before) / (after - before);
    return [x1 + t * (x2 - x1), y1 + t * (y2 - y1)];
  };
  const inner = line.filter(
    (_, i) => (along[i] as number) > low * whole && (along[i] as number) < high * whole,
  );
  return [pointAt(low), ...inner, pointAt(high)];
};
