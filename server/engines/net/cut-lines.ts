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
  for (let index = 0; index < drawn.length; index += 1) {
    const segment = drawn[index] as Drawn;
    for (const border of borders) stopAtBorder(segment, border, snap, stops);
    for (let before = 0; before < index; before += 1) {
      const other = drawn[before] as Drawn;
      for (const point of meetings(segment.from, segment.to, other.from, other.to, 0)) {
        segment.stops.set(keyOf(...point), point);
        other.stops.set(keyOf(...point), point);
      }
    }
  }
  return { cuts: cutsOf(drawn), stops };
};

/** The drawn segments from stop to stop, none of them twice. */
const cutsOf = (drawn: readonly Drawn[]): Int32Array[] => {
  const cuts: Int32Array[] = [];
  const ends = new Map<number, Set<number>>();
  for (const { from: start, to: last, stops } of drawn) {
    let from = start;
    let key = keyOf(...from);
    const points = stops.size === 0 ? [] : inOrder(start, last, [...stops.values()]);
    for (const to of [...points, last]) {
      const next = keyOf(...to);
      const [small, large] = key < next ? [key, next] : [next, key];
      const known = ends.get(small);
      if (small !== large && known?.has(large) !== true) {
        cuts.push(Int32Array.of(from[0], from[1], to[0], to[1]));
        if (known === undefined) ends.set(small, new Set([large]));
        else known.add(large);
      }
      [from, key] = [to, next];
    }
  }
  return cuts;
};

/** Stops where a drawn segment meets a border; the segment gets them as well. */
const stopAtBorder = (segment: Drawn, border: Border, snap: number, stops: Stop[]): void => {
  const { path } = border;
  const { from, to } = segment;
  const [west, east] = [Math.min(from[0], to[0]) - snap, Math.max(from[0], to[0]) + snap];
  const [south, north] = [Math.min(from[1], to[1]) - snap, Math.max(from[1], to[1]) + snap];
  for (let i = 2; i < path.length; i += 2) {
    const [x1, y1] = [path[i - 2] as number, path[i - 1] as number];
    const [x2, y2] = [path[i] as number, path[i + 1] as number];
    if ((x1 < west && x2 < west) || (x1 > east && x2 > east)) continue;
    if ((y1 < south && y2 < south) || (y1 > north && y2 > north)) continue;
    for (const point of meetings(from, to, [x1, y1], [x2, y2], snap)) {
      segment.stops.set(keyOf(...point), point);
      if (!isSame(point, [x1, y1]) && !isSame(point, [x2, y2])) stops.push({ border, position: i, point });
    }
  }
};

/** Points on a segment in the order from one end to the other. */
export const inOrder = (from: Point, to: Point, points: readonly Point[]): Point[] => {
  const along = ([x, y]: Point): number =>
    (x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1]);
  return [...points].sort((a, b) => along(a) - along(b));
};

const isSame = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

const none: readonly Point[] = [];

/** Where a drawn segment meets another one: ends that lie on the other, or their crossing, rounded. */
const meetings = (a: Point, b: Point, from: Point, to: Point, snap: number): readonly Point[] => {
  const c = turn(a[0], a[1], b[0], b[1], from[0], from[1]);
  const d = turn(a[0], a[1], b[0], b[1], to[0], to[1]);
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return none;
  const e = turn(from[0], from[1], to[0], to[1], a[0], a[1]);
  const f = turn(from[0], from[1], to[0], to[1], b[0], b[1]);
  if ((e > 0 && f > 0) || (e < 0 && f < 0)) return none;
  if (c !== 0 && d !== 0 && e !== 0 && f !== 0) {
    const share = e / (e - f);
    const east = Math.round(a[0] + share * (b[0] - a[0]));
    const north = Math.round(a[1] + share * (b[1] - a[1]));
    return [snapped([east, north], from, to, snap)];
  }
  const found: Point[] = [];
  if (c === 0 && isWithin(a, b, from)) found.push(from);
  if (d === 0 && isWithin(a, b, to)) found.push(to);
  if (e === 0 && isWithin(from, to, a)) found.push(snapped(a, from, to, snap));
  if (f === 0 && isWithin(from, to, b)) found.push(snapped(b, from, to, snap));
  return found;
};

const isWithin = (from: Point, to: Point, [x, y]: Point): boolean =>
  (x - from[0]) * (x - to[0]) <= 0 && (y - from[1]) * (y - to[1]) <= 0;

const snapped = (point: Point, from: Point, to: Point, snap: number): Point => {
  const away = ([x, y]: Point): number => Math.hypot(x - point[0], y - point[1]);
  const nearest = away(from) <= away(to) ? from : to;
  return away(nearest) <= snap ? nearest : point;
};
