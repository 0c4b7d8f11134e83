import type { Net } from './net.ts';
import { keyOf, type Point, turn } from './plane.ts';

/** A segment of a leaf's border: the half that it belongs to and its ends in the half's direction. */
export interface BorderSegment {
  readonly half: number;
  readonly from: Point;
  readonly to: Point;
  /** New vertices on it, by their key. */
  readonly stops: Map<number, Point>;
}

/** A piece of a drawn line between two places where something meets it. */
interface CutSegment {
  readonly from: Point;
  readonly to: Point;
}

export const borderOf = (net: Net, slot: number): BorderSegment[] =>
  net.arcs.halvesOf(slot).flatMap((half) => {
    const path = net.arcs.pathOf(half);
    const segments: BorderSegment[] = [];
    for (let i = 2; i < path.length; i += 2)
      segments.push({
        half,
        from: [path[i - 2] as number, path[i - 1] as number],
        to: [path[i] as number, path[i + 1] as number],
        stops: new Map(),
      });
    return segments;
  });

/**
 * Cuts drawn lines where they meet the border and each other. A crossing is rounded once to a whole point, which
 * becomes a stop of the border segment too; within `snap` centimetres of an end of the border segment that end is
 * taken. Repeated pieces, also there and back, count once.
 */
export const cutLines = (
  border: readonly BorderSegment[],
  lines: readonly (readonly Point[])[],
  snap: number,
): CutSegment[] => {
  const drawn = lines.flatMap((line) =>
    line.slice(1).map((to, i) => ({ from: line[i] as Point, to, stops: new Map<number, Point>() })),
  );
  for (const [index, segment] of drawn.entries()) {
    for (const edge of border)
      for (const point of meetings(segment, edge, snap)) addStop(point, segment, edge);
    for (const other of drawn.slice(0, index))
      for (const point of meetings(segment, other, 0)) addStop(point, segment, other);
  }
  const cut = new Map<string, CutSegment>();
  for (const segment of drawn) {
    const points = inOrder(segment);
    for (const [i, to] of points.slice(1).entries()) {
      const from = points[i] as Point;
      const [small, large] = [keyOf(...from), keyOf(...to)].sort((a, b) => a - b);
      if (small !== large) cut.set(`${small} ${large}`, { from, to });
    }
  }
  return [...cut.values()];
};

interface Stopped extends CutSegment {
  readonly stops: Map<number, Point>;
}

/** All points of a segment in order: its ends and its stops. */
export const inOrder = ({ from, to, stops }: Stopped): Point[] => {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = ([x, y]: Point): number => (x - from[0]) * dx + (y - from[1]) * dy;
  return [from, ...[...stops.values()].sort((a, b) => along(a) - along(b)), to];
};

const addStop = (point: Point, ...segments: readonly Stopped[]): void => {
  for (const { from, to, stops } of segments)
    if (!same(point, from) && !same(point, to)) stops.set(keyOf(...point), point);
};

const same = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

/** Where two segments meet: ends that lie on the other one, or their crossing, rounded. */
function* meetings(a: CutSegment, b: CutSegment, snap: number): Generator<Point> {
  if (Math.max(a.from[0], a.to[0]) + snap < Math.min(b.from[0], b.to[0])) return;
  if (Math.min(a.from[0], a.to[0]) - snap > Math.max(b.from[0], b.to[0])) return;
  if (Math.max(a.from[1], a.to[1]) + snap < Math.min(b.from[1], b.to[1])) return;
  if (Math.min(a.from[1], a.to[1]) - snap > Math.max(b.from[1], b.to[1])) return;
  const [c, d] = [turn(...a.from, ...a.to, ...b.from), turn(...a.from, ...a.to, ...b.to)];
  const [e, f] = [turn(...b.from, ...b.to, ...a.from), turn(...b.from, ...b.to, ...a.to)];
  if (c === 0 && isWithin(a, b.from)) yield b.from;
  if (d === 0 && isWithin(a, b.to)) yield b.to;
  if (e === 0 && isWithin(b, a.from)) yield snapped(a.from, b, snap);
  if (f === 0 && isWithin(b, a.to)) yield snapped(a.to, b, snap);
  if (c === 0 || d === 0 || e === 0 || f === 0 || c > 0 === d > 0 || e > 0 === f > 0) return;
  const share = e / (e - f);
  const point: Point = [
    Math.round(a.from[0] + share * (a.to[0] - a.from[0])),
    Math.round(a.from[1] + share * (a.to[1] - a.from[1])),
  ];
  yield snapped(point, b, snap);
}

const isWithin = ({ from, to }: CutSegment, [x, y]: Point): boolean =>
  (x - from[0]) * (x - to[0]) <= 0 && (y - from[1]) * (y - to[1]) <= 0;

const snapped = (point: Point, { from, to }: CutSegment, snap: number): Point => {
  const away = ([x, y]: Point): number => Math.hypot(x - point[0], y - point[1]);
  const nearest = away(from) <= away(to) ? from : to;
  return away(nearest) <= snap ? nearest : point;
};
