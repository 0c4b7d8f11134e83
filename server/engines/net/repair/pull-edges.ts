import { type LooseSegment, looseSegmentsOf, withPoints } from '../loose-segments.ts';
import { keyOf, type Point, type Polygon, pointOfKey } from '../plane.ts';
import { looseEndsOf } from './snap.ts';

/** A vertex through which the line of other units now runs. */
export interface Pull {
  readonly vertex: Point;
  /** How far the line had run beside it. */
  readonly centimetres: number;
  /** Whose vertex it is, and whose line was pulled. */
  readonly owners: readonly number[];
  readonly shape: number;
}

const cellSize = 5_000;

/** Pulls loose segments to the loose vertices of other shapes that lie within a distance beside them. */
export const pullEdges = (
  shapes: readonly (readonly Polygon[])[],
  distance: number,
): { shapes: (readonly Polygon[])[]; pulls: Pull[] } => {
  const { shapes: at } = looseEndsOf(shapes);
  const cells = new Map<number, number[]>();
  for (const key of [...at.keys()].sort((a, b) => a - b)) {
    const [x, y] = pointOfKey(key);
    const cell = keyOf(Math.floor(x / cellSize), Math.floor(y / cellSize));
    const held = cells.get(cell);
    if (held === undefined) cells.set(cell, [key]);
    else held.push(key);
  }
  const found = new Map<LooseSegment, Point[]>();
  const pulls: Pull[] = [];
  for (const segment of looseSegmentsOf(shapes)) {
    const here: { vertex: Point; along: number }[] = [];
    for (const key of keysNear(cells, segment, distance)) {
      const owners = at.get(key) ?? [];
      const vertex = pointOfKey(key);
      const foot = footOf(segment, vertex);
      if (owners.includes(segment.shape) || foot === null || foot.apart > distance) continue;
      here.push({ vertex, along: foot.along });
      pulls.push({ vertex, centimetres: foot.apart, owners, shape: segment.shape });
    }
    here.sort((a, b) => a.along - b.along || keyOf(...a.vertex) - keyOf(...b.vertex));
    if (here.length > 0)
      found.set(
        segment,
        here.map(({ vertex }) => vertex),
      );
  }
  return { shapes: withPoints(shapes, found), pulls };
};

function* keysNear(
  cells: ReadonlyMap<number, readonly number[]>,
  { from, to }: LooseSegment,
  distance: number,
): Generator<number> {
  const cell = (value: number): number => Math.floor(value / cellSize);
  const east = cell(Math.max(from[0], to[0]) + distance);
  const north = cell(Math.max(from[1], to[1]) + distance);
  for (let column = cell(Math.min(from[0], to[0]) - distance); column <= east; column += 1)
    for (let row = cell(Math.min(from[1], to[1]) - distance); row <= north; row += 1)
      yield* cells.get(keyOf(column, row)) ?? [];
}

/** Where the nearest point of a segment is, when it is none of its ends: the share of the way, and how far off. */
const footOf = ({ from, to }: LooseSegment, [x, y]: Point): { along: number; apart: number } | null => {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy);
  if (along <= 0 || along >= 1) return null;
  return { along, apart: Math.hypot(from[0] + along * dx - x, from[1] + along * dy - y) };
};
