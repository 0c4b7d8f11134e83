import { keyOf, type Point, type Polygon, reversed } from '../plane.ts';
import { placeIn } from '../ray.ts';
import { facesOfWalks, polygonsOf, type Walk, walksOf } from '../rings.ts';
import type { Edge } from './planar-lines.ts';
import type { Vertices } from './vertices.ts';

/** An edge with the faces beside it; -1 outside the unit. */
export interface Side {
  readonly edge: Edge;
  readonly left: number;
  readonly right: number;
}

export interface PlanarFaces {
  readonly polygons: readonly Polygon[];
  readonly sides: readonly Side[];
}

/**
 * Faces that noded edges make of a unit. Edges outside it, gaps outside the face that they part, loose ends and what
 * has the same face on both sides are left out. Null when the lines do not close, which noded ones do.
 */
export const planarFacesOf = (
  { points }: Vertices,
  edges: readonly Edge[],
  zones: readonly Polygon[],
): PlanarFaces | null => {
  const pathOf = ({ a, b }: Edge): Int32Array =>
    Int32Array.of(...(points[a] as Point), ...(points[b] as Point));
  const border = edges.filter(({ kind }) => kind === 'border');
  const borderPaths = border.map(pathOf);
  const unit = polygonsOf(borderPaths);
  if (unit === null) return null;
  const [doubledUnit, doubledZones] = [doubled(unit), zones.map((zone) => doubled([zone]))];
  const inner = edges.filter((edge) => {
    if (edge.kind === 'border') return false;
    const [[x1, y1], [x2, y2]] = [points[edge.a] as Point, points[edge.b] as Point];
    const within = edge.zone < 0 ? doubledUnit : (doubledZones[edge.zone] ?? []);
    return placeIn(within, x1 + x2, y1 + y2) > 0;
  });
  const kept = dividing(borderPaths, inner.map(pathOf));
  const faces = kept && facesOfWalks(kept.walks, kept.lines);
  if (kept === null || faces === null) return null;
  const cuts = kept.cuts.map((index) => inner[index] as Edge);
  const faceOf = (line: number): number => faces.faceOf[line] as number;
  return {
    polygons: faces.polygons,
    sides: [
      ...border.map((edge, i) => ({ edge, left: faceOf(i), right: -1 })),
      ...cuts.map((edge, i) => ({
        edge,
        left: faceOf(border.length + i),
        right: faceOf(border.length + cuts.length + i),
      })),
    ],
  };
};

const doubled = (polygons: readonly Polygon[]): Polygon[] =>
  polygons.map((polygon) => polygon.map((ring) => ring.map((value) => value * 2)));

const startOf = (path: Int32Array): number => keyOf(path[0] as number, path[1] as number);
const endOf = (path: Int32Array): number => keyOf(path[2] as number, path[3] as number);

interface Dividing {
  /** Indexes of the cuts that have different faces on their sides. */
  readonly cuts: readonly number[];
  /** The border, these cuts, and these cuts turned round. */
  readonly lines: readonly Int32Array[];
  readonly walks: readonly Walk[];
}

const dividing = (border: readonly Int32Array[], cuts: readonly Int32Array[]): Dividing | null => {
  const anchors = new Set(border.map(startOf));
  const backwards = cuts.map(reversed);
  let kept = cuts.map((_, index) => index);
  for (;;) {
    kept = withoutLooseEnds(cuts, kept, anchors);
    const pick = (paths: readonly Int32Array[]) => kept.map((index) => paths[index] as Int32Array);
    const lines = [...border, ...pick(cuts), ...pick(backwards)];
    const walks = walksOf(lines);
    if (walks === null) return null;
    const walkOf = new Int32Array(lines.length);
    for (const [walk, { members }] of walks.entries()) for (const member of members) walkOf[member] = walk;
    const count = kept.length;
    const parting = kept.filter((_, i) => walkOf[border.length + i] !== walkOf[border.length + count + i]);
    if (parting.length === count) return { cuts: kept, lines, walks };
    kept = parting;
  }
};

const withoutLooseEnds = (
  cuts: readonly Int32Array[],
  from: readonly number[],
  anchors: ReadonlySet<number>,
): number[] => {
  let kept = [...from];
  for (let before = -1; before !== kept.length; ) {
    before = kept.length;
    const degrees = new Map<number, number>();
    const count = (key: number): void => void degrees.set(key, (degrees.get(key) ?? 0) + 1);
    for (const index of kept) {
      count(startOf(cuts[index] as Int32Array));
      count(endOf(cuts[index] as Int32Array));
    }
    const isTied = (key: number): boolean => anchors.has(key) || (degrees.get(key) ?? 0) > 1;
    kept = kept.filter((index) => {
      const path = cuts[index] as Int32Array;
      return isTied(startOf(path)) && isTied(endOf(path));
    });
  }
  return kept;
};
