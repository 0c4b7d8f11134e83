import { type Point, turn } from '../plane.ts';
import { BoxGrid } from './box-grid.ts';
import { distanceToSegment } from './distance.ts';
import type { GuideKind } from './ground.ts';
import type { Vertices } from './vertices.ts';

/** `gap` runs midway between buildings. */
export type EdgeKind = 'border' | GuideKind | 'gap';

/** From one vertex to another; the border has the unit on its left. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly kind: EdgeKind;
  /** The face whose buildings a gap parts; -1 for others. */
  readonly zone: number;
}

const rankOf: Readonly<Record<EdgeKind, number>> = { border: 0, road: 1, wall: 2, gap: 3 };
/** Centimetres within which a line goes to a vertex beside it. */
export const snapCentimetres = 120;
const borderSnapCentimetres = 1;
const cellCentimetres = 2_000;
const mostRounds = 10;

/**
 * Cuts edges where they cross or pass by a vertex, until none does (iterated snap rounding); crossings are rounded to
 * whole points, those on the border move it by at most a centimetre. What still crosses after ten rounds goes, the
 * less important line first: faces only become larger by that.
 */
export const nodeEdges = (vertices: Vertices, edges: readonly Edge[]): Edge[] => {
  let all = withoutDoubles(edges);
  for (let round = 0; round < mostRounds; round += 1) {
    const cuts = cutsOf(vertices, all);
    if (cuts.size === 0) return all;
    all = withoutDoubles(
      all.flatMap((edge, index) => {
        const at = cuts.get(index);
        return at === undefined ? [edge] : cutAt(vertices, edge, at);
      }),
    );
  }
  return withoutCrossings(vertices, all);
};

const withoutDoubles = (edges: readonly Edge[]): Edge[] => {
  const kept = new Map<number, Edge>();
  for (const edge of edges) {
    if (edge.a === edge.b) continue;
    const key = Math.min(edge.a, edge.b) * 2 ** 26 + Math.max(edge.a, edge.b);
    const other = kept.get(key);
    if (other === undefined || rankOf[edge.kind] < rankOf[other.kind]) kept.set(key, edge);
  }
  return [...kept.values()];
};

const cutAt = ({ points }: Vertices, edge: Edge, at: ReadonlySet<number>): Edge[] => {
  const [x, y] = points[edge.a] as Point;
  const [ex, ey] = points[edge.b] as Point;
  const along = (vertex: number): number => {
    const [px, py] = points[vertex] as Point;
    return (px - x) * (ex - x) + (py - y) * (ey - y);
  };
  const stops = [edge.a, ...[...at].sort((p, q) => along(p) - along(q)), edge.b];
  return stops.slice(1).map((b, i) => ({ ...edge, a: stops[i] as number, b }));
};

type Cuts = Map<number, Set<number>>;

const cutsOf = (vertices: Vertices, edges: readonly Edge[]): Cuts => {
  const cuts: Cuts = new Map();
  const cut = (index: number, vertex: number): void => {
    const { a, b } = edges[index] as Edge;
    if (vertex === a || vertex === b) return;
    const found = cuts.get(index);
    if (found === undefined) cuts.set(index, new Set([vertex]));
    else found.add(vertex);
  };
  for (const [i, j] of crossingPairs(vertices, edges)) {
    const vertex = crossingVertex(vertices, edges[i] as Edge, edges[j] as Edge);
    cut(i, vertex);
    cut(j, vertex);
  }
  for (const [index, edge] of edges.entries())
    for (const vertex of besideEdge(vertices, edge)) cut(index, vertex);
  return cuts;
};

/** Pairs of edges that cross in their insides; exact. */
function* crossingPairs({ points }: Vertices, edges: readonly Edge[]): Generator<[number, number]> {
  const grid = new BoxGrid(cellCentimetres);
  for (const [index, edge] of edges.entries()) {
    const [x1, y1] = points[edge.a] as Point;
    const [x2, y2] = points[edge.b] as Point;
    const box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)] as const;
    for (const other of grid.near(...box))
      if (doCross(points, edge, edges[other] as Edge)) yield [other, index];
    grid.add(index, ...box);
  }
}

const doCross = (points: readonly Point[], e: Edge, f: Edge): boolean => {
  if (e.a === f.a || e.a === f.b || e.b === f.a || e.b === f.b) return false;
  const [a, b] = [points[e.a] as Point, points[e.b] as Point];
  const [c, d] = [points[f.a] as Point, points[f.b] as Point];
  if (turn(...a, ...b, ...c) > 0 === turn(...a, ...b, ...d) > 0) return false;
  return turn(...c, ...d, ...a) > 0 !== turn(...c, ...d, ...b) > 0;
};

const crossingVertex = (vertices: Vertices, e: Edge, f: Edge): number => {
  const { points } = vertices;
  const [a, b] = [points[e.a] as Point, points[e.b] as Point];
  const [c, d] = [points[f.a] as Point, points[f.b] as Point];
  const [left, right] = [turn(...c, ...d, ...a), turn(...c, ...d, ...b)];
  const share = left === right ? 0 : left / (left - right);
  const x = Math.round(a[0] + share * (b[0] - a[0]));
  const y = Math.round(a[1] + share * (b[1] - a[1]));
  const isOnBorder = e.kind === 'border' || f.kind === 'border';
  const near = vertices.nearest(x, y, snapCentimetres, isOnBorder);
  return near >= 0 ? near : vertices.at(x, y, isOnBorder);
};

/** Vertices that lie on an edge, within the tolerance of its kind. */
function* besideEdge(vertices: Vertices, { a, b, kind }: Edge): Generator<number> {
  const { points } = vertices;
  const reach = kind === 'border' ? borderSnapCentimetres : snapCentimetres;
  const [x1, y1] = points[a] as Point;
  const [x2, y2] = points[b] as Point;
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const steps = Math.max(1, Math.ceil(Math.sqrt(length) / cellCentimetres));
  const seen = new Set<number>();
  for (let step = 0; step < steps; step += 1) {
    const [from, until] = [step / steps, (step + 1) / steps];
    const [wx, wy] = [x1 + from * (x2 - x1), y1 + from * (y2 - y1)];
    const [ex, ey] = [x1 + until * (x2 - x1), y1 + until * (y2 - y1)];
    for (const vertex of vertices.near(
      Math.min(wx, ex) - reach,
      Math.min(wy, ey) - reach,
      Math.max(wx, ex) + reach,
      Math.max(wy, ey) + reach,
    )) {
      if (vertex === a || vertex === b || seen.has(vertex)) continue;
      const [x, y] = points[vertex] as Point;
      const along = (x - x1) * (x2 - x1) + (y - y1) * (y2 - y1);
      if (along <= 0 || along >= length || distanceToSegment(x, y, x1, y1, x2, y2) >= reach) continue;
      seen.add(vertex);
      yield vertex;
    }
  }
}

const withoutCrossings = (vertices: Vertices, edges: readonly Edge[]): Edge[] => {
  const gone = new Set<number>();
  for (const [i, j] of crossingPairs(vertices, edges)) {
    if (gone.has(i) || gone.has(j)) continue;
    gone.add(rankOf[(edges[i] as Edge).kind] > rankOf[(edges[j] as Edge).kind] ? i : j);
  }
  return edges.filter((_, index) => !gone.has(index));
};
