import { EdgeGrid } from '../edge-grid.ts';
import type { Point } from '../plane.ts';
import { turn } from '../plane.ts';
import { meetingOf } from '../segment-set.ts';
import type { EdgeStore } from './edge-store.ts';

const mostRounds = 100;

/**
 * Makes a vertex of every point in which edges meet, so that afterwards edges meet in common ends only, exactly. A
 * crossing is rounded to the grid, less than 0.71 cm, and both edges run through the rounded point; what that makes them
 * cross is found in the next round. Null, or a place where it came to no end.
 */
export const nodeEdges = (store: EdgeStore): Point | null => {
  const grid = new EdgeGrid(store);
  let fresh = Array.from({ length: store.count }, (_, edge) => edge);
  for (let round = 0; round < mostRounds && fresh.length > 0; round += 1) {
    const found = meetings(store, grid, fresh);
    fresh = [];
    for (const [edge, points] of found) {
      const pieces = store.replace(edge, wayOf(store, edge, points));
      for (const piece of pieces) grid.add(piece);
      fresh.push(...pieces);
    }
  }
  const [left] = fresh;
  if (left === undefined) return null;
  const end = store.from[left] as number;
  return [store.x[end] as number, store.y[end] as number];
};

/** Points that must become vertices, by edge. */
const meetings = (store: EdgeStore, grid: EdgeGrid, fresh: readonly number[]): Map<number, Set<number>> => {
  const found = new Map<number, Set<number>>();
  const isFresh = new Uint8Array(store.count);
  for (const edge of fresh) isFresh[edge] = 1;
  const put = (edge: number, point: number): void => {
    if (point === store.from[edge] || point === store.to[edge]) return;
    const points = found.get(edge);
    if (points === undefined) found.set(edge, new Set([point]));
    else points.add(point);
  };
  for (const edge of fresh) {
    if (isDead(store, edge)) continue;
    grid.eachNear(edge, (other) => {
      if (isDead(store, other) || (isFresh[other] === 1 && other < edge)) return;
      meet(store, edge, other, put);
    });
  }
  return found;
};

/** Replaced, or run there and back by every ring. */
const isDead = (store: EdgeStore, edge: number): boolean => (store.runs[edge] ?? []).length === 0;

const meet = (
  store: EdgeStore,
  one: number,
  other: number,
  put: (edge: number, point: number) => void,
): void => {
  const { x, y, from, to } = store;
  const [a, b, c, d] = [from[one], to[one], from[other], to[other]] as [number, number, number, number];
  const [ax, ay, bx, by] = [x[a], y[a], x[b], y[b]] as [number, number, number, number];
  const [cx, cy, dx, dy] = [x[c], y[c], x[d], y[d]] as [number, number, number, number];
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.min(ay, by) > Math.max(cy, dy)) return;
  if (meetingOf(ax, ay, bx, by, cx, cy, dx, dy) !== 'conflict') return;
  let touches = false;
  const touch = (edge: number, point: number, on: boolean): void => {
    if (!on) return;
    touches = true;
    put(edge, point);
  };
  touch(one, c, liesInside(ax, ay, bx, by, cx, cy));
  touch(one, d, liesInside(ax, ay, bx, by, dx, dy));
  touch(other, a, liesInside(cx, cy, dx, dy, ax, ay));
  touch(other, b, liesInside(cx, cy, dx, dy, bx, by));
  if (touches) return;
  const below = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / below;
  const crossing = store.point(Math.round(ax + along * (bx - ax)), Math.round(ay + along * (by - ay)));
  put(one, crossing);
  put(other, crossing);
};

/** Exactly on a segment and at neither end. */
const liesInside = (ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean =>
  turn(ax, ay, bx, by, x, y) === 0 && (x - ax) * (x - bx) + (y - ay) * (y - by) < 0;

/** The points of an edge in order, from its first end to its second. */
const wayOf = (store: EdgeStore, edge: number, points: ReadonlySet<number>): number[] => {
  const { x, y } = store;
  const [a, b] = [store.from[edge] as number, store.to[edge] as number];
  const [dx, dy] = [(x[b] as number) - (x[a] as number), (y[b] as number) - (y[a] as number)];
  const along = (point: number): number => dx * (x[point] as number) + dy * (y[point] as number);
  return [a, ...[...points].sort((p, q) => along(p) - along(q) || p - q), b];
};
