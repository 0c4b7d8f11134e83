import { doubleAreaOfPolygons, type Point, type Polygon } from '../plane.ts';
import type { PlanarFaces } from './planar-faces.ts';
import type { Edge } from './planar-lines.ts';
import { segmentsOf } from './segments.ts';
import type { Vertices } from './vertices.ts';

/** Open ground up to this width goes with the buildings beside it. */
const narrowCentimetres = 1_500;

/** Mean width of a face that is long. */
export const widthOf = (face: Polygon): number => {
  const length = face
    .flatMap((ring) => segmentsOf(ring))
    .reduce((sum, [x1, y1, x2, y2]) => sum + Math.hypot(x2 - x1, y2 - y1), 0);
  return doubleAreaOfPolygons([face]) / length;
};

const mostRounds = 5;

/**
 * The edges without those between narrow open ground, a pavement say, and the built face that it has the longest line
 * in common with, roads apart: a boundary then runs along the road and not now on this side of it and now on that.
 * What touches no built face goes with the open ground beside it that does.
 */
export const withoutNarrowGround = (
  vertices: Vertices,
  { polygons, sides }: PlanarFaces,
  isBuilt: (face: number) => boolean,
): Edge[] => {
  const hostOf = polygons.map((_, face) => (isBuilt(face) ? face : -1));
  const isNarrow = polygons.map((face, index) => hostOf[index] === -1 && widthOf(face) <= narrowCentimetres);
  for (let round = 0; round < mostRounds; round += 1) {
    const hosts = nearestHosts(vertices, sides, (face) => hostOf[face] as number);
    const found = [...hosts].filter(([face]) => isNarrow[face] === true);
    if (found.length === 0) break;
    for (const [face, host] of found) hostOf[face] = host;
  }
  const isOne = (left: number, right: number): boolean =>
    hostOf[left] !== -1 && hostOf[left] === hostOf[right];
  return sides.flatMap(({ edge, left, right }) =>
    right >= 0 && isOne(left, right) ? [] : [{ ...edge, zone: -1 }],
  );
};

/** For faces without a host the host beside them with the longest common line. */
const nearestHosts = (
  { points }: Vertices,
  sides: PlanarFaces['sides'],
  hostOf: (face: number) => number,
): Map<number, number> => {
  const shared = new Map<number, Map<number, number>>();
  for (const { edge, left, right } of sides) {
    if (right < 0 || edge.kind === 'road' || (hostOf(left) === -1) === (hostOf(right) === -1)) continue;
    const [open, host] = hostOf(left) === -1 ? [left, hostOf(right)] : [right, hostOf(left)];
    const [from, to] = [points[edge.a] as Point, points[edge.b] as Point];
    const lengths = shared.get(open) ?? new Map<number, number>();
    lengths.set(host, (lengths.get(host) ?? 0) + Math.hypot(to[0] - from[0], to[1] - from[1]));
    shared.set(open, lengths);
  }
  return new Map(
    [...shared].map(([open, lengths]) => [open, [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? -1]),
  );
};
