import type { Point } from '../../../../server/engines/net/plane.ts';
import type { DrawnLine } from '../../../drafting/messages.ts';
import type { SketchPoint } from '../desk/desk-state.ts';

/** Lines of the map that a drawn line may follow: roads, walls. Centimetres of the frame. */
export type GroundLine = readonly Point[];

interface Found {
  readonly point: Point;
  readonly squared: number;
}

const squaredDistance = ([ax, ay]: Point, [bx, by]: Point): number => (ax - bx) ** 2 + (ay - by) ** 2;

/** The point of a segment that is nearest, rounded to the centimetre. */
const nearestOn = (at: Point, a: Point, b: Point): Point => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / length));
  return [Math.round(a[0] + along * dx), Math.round(a[1] + along * dy)];
};

const pointsOf = ({ path }: DrawnLine): Point[] =>
  Array.from({ length: path.length / 2 }, (_, i) => [path[i * 2] as number, path[i * 2 + 1] as number]);

const nearestVertex = (at: Point, lines: Iterable<readonly Point[]>, reach: number): Found | null => {
  let best: Found | null = null;
  for (const line of lines)
    for (const point of line) {
      const squared = squaredDistance(at, point);
      if (squared <= reach * reach && squared < (best?.squared ?? Infinity)) best = { point, squared };
    }
  return best;
};

const nearestEdge = (at: Point, lines: Iterable<readonly Point[]>, reach: number): Found | null => {
  let best: Found | null = null;
  for (const line of lines)
    for (const [index, to] of line.entries()) {
      const from = line[index - 1];
      if (from === undefined) continue;
      const point = nearestOn(at, from, to);
      const squared = squaredDistance(at, point);
      if (squared <= reach * reach && squared < (best?.squared ?? Infinity)) best = { point, squared };
    }
  return best;
};

/**
 * Where a point goes that was set near something, within a reach in centimetres: to a vertex of the net, else on to a
 * line of it, else to a road or wall; else it stays.
 */
export const snap = (
  at: Point,
  net: readonly DrawnLine[],
  ground: readonly GroundLine[],
  reach: number,
): SketchPoint => {
  const lines = net.map(pointsOf);
  const vertex = nearestVertex(at, lines, reach);
  if (vertex !== null) return { point: vertex.point, caught: 'vertex' };
  const edge = nearestEdge(at, lines, reach);
  if (edge !== null) return { point: edge.point, caught: 'edge' };
  const corner = nearestVertex(at, ground, reach);
  if (corner !== null) return { point: corner.point, caught: 'ground' };
  const wall = nearestEdge(at, ground, reach);
  return wall === null ? { point: at, caught: null } : { point: wall.point, caught: 'ground' };
};

/** The line of the net that is nearest within a reach, or null. */
export const lineNear = (at: Point, net: readonly DrawnLine[], reach: number): DrawnLine | null => {
  let [best, nearest]: [DrawnLine | null, number] = [null, Infinity];
  for (const line of net) {
    const found = nearestEdge(at, [pointsOf(line)], reach);
    if (found !== null && found.squared < nearest) [best, nearest] = [line, found.squared];
  }
  return best;
};

/** The stretch of a line of the ground between two points on it, without them; empty where they are on none together. */
export const tracedBetween = (from: Point, to: Point, ground: readonly GroundLine[]): Point[] => {
  for (const line of ground) {
    const [start, end] = [segmentAt(line, from), segmentAt(line, to)];
    if (start < 0 || end < 0) continue;
    return start <= end ? line.slice(start + 1, end + 1) : line.slice(end + 1, start + 1).toReversed();
  }
  return [];
};

const onLineCentimetres = 2;

const segmentAt = (line: GroundLine, point: Point): number =>
  line.findIndex((a, i) => {
    const b = line[i + 1];
    return b !== undefined && squaredDistance(nearestOn(point, a, b), point) <= onLineCentimetres ** 2;
  });

const beyondCentimetres = 30;

/** A line whose ends lie on an edge goes a little beyond, because a rounded point of an edge may lie just inside. */
export const reachingOver = (line: readonly SketchPoint[]): Point[] => {
  const points = line.map(({ point }) => point);
  const beyond = (end: SketchPoint | undefined, before: Point | undefined): Point[] => {
    if (end?.caught !== 'edge' || before === undefined) return [];
    const [dx, dy] = [end.point[0] - before[0], end.point[1] - before[1]];
    const length = Math.hypot(dx, dy) || 1;
    const step = beyondCentimetres / length;
    return [[Math.round(end.point[0] + dx * step), Math.round(end.point[1] + dy * step)]];
  };
  return [...beyond(line[0], points[1]), ...points, ...beyond(line.at(-1), points.at(-2))];
};
