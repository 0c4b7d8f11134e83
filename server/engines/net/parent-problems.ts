import { looseSegmentsOf, pointsOnSegments, withPoints } from './loose-segments.ts';
import { type NetProblem, problemOf } from './net-input.ts';
import { type Point, type Polygon, reversed } from './plane.ts';
import { placeIn } from './ray.ts';

/** A leaf with its polygons. */
interface LeafShape {
  readonly id: string;
  readonly polygons: readonly Polygon[];
}

/**
 * How the shape that a parent was given differs from its leaves together; empty when they fill it exactly. A vertex
 * that only one side has on a straight line makes no difference.
 */
export const parentProblems = (
  parentId: string,
  given: readonly Polygon[],
  leaves: readonly LeafShape[],
): NetProblem[] => {
  const back = given.map((polygon) => polygon.map(reversed));
  const shapes = [...leaves.map(({ polygons }) => polygons), back];
  const points = pointsOnSegments(looseSegmentsOf(shapes));
  const loose = looseSegmentsOf(withPoints(shapes, points));
  const [first] = loose;
  if (first === undefined) return [];
  const outside = new Map<string, Point>();
  for (const { from, to, shape } of loose) {
    const leaf = leaves[shape];
    if (leaf === undefined || outside.has(leaf.id)) continue;
    const strayed = [from, to].find((point) => placeIn(given, ...point) < 0);
    if (strayed !== undefined) outside.set(leaf.id, strayed);
  }
  if (outside.size > 0)
    return [...outside].map(([id, place]) => problemOf('outside-parent', [id, parentId], place));
  return [problemOf('parent-not-filled', [parentId], first.from)];
};
