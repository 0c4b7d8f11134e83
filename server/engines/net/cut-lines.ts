import type { Net } from './net.ts';
import { keyOf, type Point, turn } from './plane.ts';

/** A stretch of a leaf's border: the half that it belongs to and its points in the half's direction. */
export interface Border {
  readonly half: number;
  readonly path: Int32Array;
}

/** A new vertex on a border, on the segment that ends at a position of its path. */
export interface Stop {
  readonly border: Border;
  readonly position: number;
  readonly point: Point;
}

interface Drawn {
  readonly from: Point;
  readonly to: Point;
  readonly stops: Map<number, Point>;
}

export const bordersOf = (net: Net, slot: number): Border[] =>
  net.arcs.halvesOf(slot).map((half) => ({ half, path: net.arcs.pathOf(half) }));

/**
 * Cuts drawn lines where they meet the border and each other, into segments of four numbers. A crossing is rounded once
 * to a whole point, which becomes a stop of the border too; within `snap` centimetres of an end of the border's segment
 * that end is taken. Repeated pieces, also there and back, count once.
 */
export const cutLines = (
  borders: readonly Border[],
  lines: readonly (readonly Point[])[],
  snap: number,
): { readonly cuts: Int32Array[]; readonly stops: Stop[] } => {
  const drawn = lines.flatMap((line) =>
    line.slice(1).map((to, i): Drawn => ({ from: line[i] as Point, to, stops: new Map() })),
  );
  const stops: Stop[] = [];
  for (const [index, segment] of drawn.entries()) {
    for (const border of borders) stops.push(...borderStops(segment, border, snap));
    for (const other of drawn.slice(0, index))
      for (const point of meetings(segment, other.from, other.to, 0)) {
        segment.stops.set(keyOf(...point), point);
        other.stops.set(keyOf(...point), point);
      }
  }
  const cuts = new Map<string, Int32Array>();
  for (const segment of drawn) {
    const points = [
      segment.from,
      ...inOrder(segment.from, segment.to, [...segment.stops.values()]),
      segment.to,
    ];
    for (const [i, to] of points.slice(1).entries()) {
      const from = points[i] as Point;
      const [small, large] = [keyOf(...from), keyOf(...to)].sort((a, b) => a - b);
      if (small !== large) cuts.set(`${small} ${large}`, Int32Array.of(...from, ...to));
    }
  }
  return { cuts: [...cuts.values()], stops };
};

/** Stops where a drawn segment meets a border; the segment gets them as well. */
function* borderStops(segment: Drawn, border: Border, snap: number): Generator<Stop> {
  const { path } = border;
  const { from, to } = segment;
  const [west, east] = [Math.min(from[0], to[0]) - snap, Math.max(from[0], to[0]) + snap];
  const [south, north] = [Math.min(from[1], to[1]) - snap, Math.max(from[1], to[1]) + snap];
  for (let i = 2; i < path.length; i += 2) {
    const [x1, y1] = [path[i - 2] as number, path[i - 1] as number];
    const [x2, y2] = [path[i] as number, path[i + 1] as number];
    if ((x1 < west && x2 < west) || (x1 > east && x2 > east)) continue;
    if ((y1 < south && y2 < south) || (y1 > north && y2 > north)) continue;
    for (const point of meetings(segment, [x1, y1], [x2, y2], snap)) {
      segment.stops.set(keyOf(...point), point);
      if (!isSame(point, [x1, y1]) && !isSame(point, [x2, y2])) yield { border, position: i, point };
    }
  }
}

/** Points on a segment in the order from one end to the other. */
export const inOrder = (from: Point, to: Point, points: readonly Point[]): Point[] => {
  const along = ([x, y]: Point): number =>
    (x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1]);
  return [...points].sort((a, b) => along(a) - along(b));
};

const isSame = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

/** Where a drawn segment meets another one: ends that lie on the other, or their crossing, rounded. */
function* meetings(a: Pick<Drawn, 'from' | 'to'>, from: Point, to: Point, snap: number): Generator<Point> {
  const [c, d] = [turn(...a.from, ...a.to, ...from), turn(...a.from, ...a.to, ...to)];
  const [e, f] = [turn(...from, ...to, ...a.from), turn(...from, ...to, ...a.to)];
  if (c === 0 && isWithin(a.from, a.to, from)) yield from;
  if (d === 0 && isWithin(a.from, a.to, to)) yield to;
  if (e === 0 && isWithin(from, to, a.from)) yield snapped(a.from, from, to, snap);
  if (f === 0 && isWithin(from, to, a.to)) yield snapped(a.to, from, to, snap);
  if (c === 0 || d === 0 || e === 0 || f === 0 || c > 0 === d > 0 || e > 0 === f > 0) return;
  const share = e / (e - f);
  const point: Point = [
    Math.round(a.from[0] + share * (a.to[0] - a.from[0])),
    Math.round(a.from[1] + share * (a.to[1] - a.from[1])),
  ];
  yield snapped(point, from, to, snap);
}

const isWithin = (from: Point, to: Point, [x, y]: Point): boolean =>
  (x - from[0]) * (x - to[0]) <= 0 && (y - from[1]) * (y - to[1]) <= 0;

const snapped = (point: Point, from: Point, to: Point, snap: number): Point => {
  const away = ([x, y]: Point): number => Math.hypot(x - point[0], y - point[1]);
  const nearest = away(from) <= away(to) ? from : to;
  return away(nearest) <= snap ? nearest : point;
};
