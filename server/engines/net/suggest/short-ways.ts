import type { Point } from '../plane.ts';
import { BoxGrid } from './box-grid.ts';
import { distanceToSegment, footOn } from './distance.ts';
import type { PlanarFaces, Side } from './planar-faces.ts';
import { type Edge, snapCentimetres } from './planar-lines.ts';
import type { Vertices } from './vertices.ts';

const reach = 1_500;
const cellCentimetres = 2_000;
/** Cosine of the least turn that makes a corner: 30 degrees. */
const cornerCosine = 0.87;

/**
 * Straight ways from corners and forks of walls and gaps to a road or the border close by: without them the pavement
 * around a block would hang together, and go with whoever has a piece of it.
 */
export const shortWays = (vertices: Vertices, { sides }: PlanarFaces): Edge[] => {
  const { points } = vertices;
  const goals = sides.filter(({ edge }) => edge.kind === 'road' || edge.kind === 'border');
  const ends = new Set(goals.flatMap(({ edge }) => [edge.a, edge.b]));
  const grid = new BoxGrid(cellCentimetres);
  for (const [index, { edge }] of goals.entries())
    grid.addSegment(index, ...(points[edge.a] as Point), ...(points[edge.b] as Point));
  const edges: Edge[] = [];
  for (const vertex of cornersOf(vertices, sides)) {
    if (ends.has(vertex)) continue;
    const [x, y] = points[vertex] as Point;
    let [best, distance] = [null as { readonly at: Point; readonly edge: Edge } | null, reach];
    for (const index of grid.near(x - reach, y - reach, x + reach, y + reach)) {
      const { edge } = goals[index] as Side;
      const [from, to] = [points[edge.a] as Point, points[edge.b] as Point];
      const off = distanceToSegment(x, y, ...from, ...to);
      if (off < distance) [best, distance] = [{ at: footOn(x, y, from, to), edge }, off];
    }
    if (best === null) continue;
    const isBorder = best.edge.kind === 'border';
    const near = vertices.nearest(...best.at, snapCentimetres, isBorder);
    const b = near >= 0 ? near : vertices.at(...best.at, isBorder);
    edges.push({ a: vertex, b, kind: 'gap', zone: -1 });
  }
  return edges;
};

/** Vertices of walls and gaps where the line turns or others begin. */
const cornersOf = ({ points }: Vertices, sides: readonly Side[]): number[] => {
  const around = new Map<number, number[]>();
  const add = (vertex: number, other: number): void => {
    const found = around.get(vertex);
    if (found === undefined) around.set(vertex, [other]);
    else found.push(other);
  };
  for (const { edge } of sides) {
    if (edge.kind !== 'wall' && edge.kind !== 'gap') continue;
    add(edge.a, edge.b);
    add(edge.b, edge.a);
  }
  return [...around].flatMap(([vertex, others]) => {
    const [p, q] = others;
    if (others.length !== 2 || p === undefined || q === undefined) return [vertex];
    const [[x, y], [x1, y1], [x2, y2]] = [points[vertex], points[p], points[q]] as [Point, Point, Point];
    const cosine =
      ((x - x1) * (x2 - x) + (y - y1) * (y2 - y)) / (Math.hypot(x - x1, y - y1) * Math.hypot(x2 - x, y2 - y));
    return cosine < cornerCosine ? [vertex] : [];
  });
};
