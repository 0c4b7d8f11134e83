import { keyOf, type Point, type Polygon, pointOfKey } from './plane.ts';
import { SegmentSum } from './segment-sum.ts';

/** A vertex that a neighbour puts on a line is rounded once, which moves it by at most half the diagonal of 1 cm. */
const roundingCentimetres = Math.SQRT1_2 + 1e-9;

/**
 * Whether two outlines, rings in integer centimetres, are the same but for vertices that lie on the lines of the other
 * one, rounded once. Where corners meet in one vertex it may say no for outlines that are.
 */
export const isSameOutline = (before: readonly Polygon[], after: readonly Polygon[]): boolean => {
  const gone = stepsLacking(before, after);
  const come = stepsLacking(after, before);
  if (gone === null || come === null) return false;
  let seen = 0;
  for (const start of gone.keys()) {
    if (!come.has(start)) continue;
    const [one, other] = [chainFrom(start, gone, come), chainFrom(start, come, gone)];
    if (one.at(-1) !== other.at(-1)) return false;
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    if (short.length !== 2 || !isNear(short, long.slice(1, -1))) return false;
    seen += one.length + other.length - 2;
  }
  return seen === gone.size + come.size;
};

type Steps = ReadonlyMap<number, number>;

/** Where each directed segment of an outline leads that another one lacks; null where two begin in one point. */
const stepsLacking = (outline: readonly Polygon[], other: readonly Polygon[]): Steps | null => {
  const sum = new SegmentSum();
  sum.clear(2048);
  sum.addPolygons(other, 1);
  const steps = new Map<number, number>();
  for (const ring of outline.flat()) {
    let [x, y] = [ring[ring.length - 2] as number, ring[ring.length - 1] as number];
    for (let i = 0; i < ring.length; i += 2) {
      const [nextX, nextY] = [ring[i] as number, ring[i + 1] as number];
      if (sum.timesOf(x, y, nextX, nextY) <= 0) {
        if (steps.has(keyOf(x, y))) return null;
        steps.set(keyOf(x, y), keyOf(nextX, nextY));
      }
      [x, y] = [nextX, nextY];
    }
  }
  return steps;
};

/** From a point along one outline to the next point that the other one has as well. */
const chainFrom = (start: number, steps: Steps, others: Steps): number[] => {
  const ends = new Set(others.values());
  const chain = [start];
  for (let at = steps.get(start); at !== undefined && chain.length <= steps.size + 1; at = steps.get(at)) {
    chain.push(at);
    if (others.has(at) || ends.has(at)) break;
  }
  return chain;
};

const isNear = ([from, to]: readonly number[], points: readonly number[]): boolean => {
  const [a, b] = [pointOfKey(from ?? 0), pointOfKey(to ?? 0)];
  return points.every((point) => distance(pointOfKey(point), a, b) <= roundingCentimetres);
};

const distance = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
};
