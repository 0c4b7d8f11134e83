import { turn } from '../plane.ts';
import type { EdgeStore } from './edge-store.ts';

/**
 * Answers which of the wanted edges is the nearest one straight below a point, looked at infinitely little to the west
 * of it; -1 when there is none. Edges meet in common ends only.
 */
export const highestBelow = (
  store: EdgeStore,
  isWanted: (edge: number) => boolean,
): ((px: number, py: number) => number) => {
  const { x, y, from, to } = store;
  const wanted: number[] = [];
  let [least, most] = [Infinity, -Infinity];
  for (let edge = 0; edge < store.count; edge += 1) {
    const [x1, x2] = [x[from[edge] as number] as number, x[to[edge] as number] as number];
    if (x1 === x2 || !isWanted(edge)) continue;
    wanted.push(edge);
    least = Math.min(least, x1, x2);
    most = Math.max(most, x1, x2);
  }
  const count = Math.max(1, Math.min(4096, Math.ceil(Math.sqrt(wanted.length))));
  const width = Math.max(1, (most - least) / count);
  const stripOf = (px: number): number => Math.min(count - 1, Math.max(0, Math.floor((px - least) / width)));
  const strips = Array.from({ length: count }, (): number[] => []);
  for (const edge of wanted) {
    const [x1, x2] = [x[from[edge] as number] as number, x[to[edge] as number] as number];
    for (let strip = stripOf(Math.min(x1, x2)); strip <= stripOf(Math.max(x1, x2)); strip += 1)
      strips[strip]?.push(edge);
  }
  const ends = (edge: number): [number, number, number, number] => {
    const [a, b] = [from[edge] as number, to[edge] as number];
    const isEastward = (x[a] as number) < (x[b] as number);
    const [west, east] = isEastward ? [a, b] : [b, a];
    return [x[west], y[west], x[east], y[east]] as [number, number, number, number];
  };
  /** Both run below the same point: the one that begins or ends between the other's ends tells. */
  const isHigher = (one: number, other: number): boolean => {
    const [ax, ay, bx, by] = ends(one);
    const [cx, cy, dx, dy] = ends(other);
    const begins = ax >= cx ? turn(cx, cy, dx, dy, ax, ay) : -turn(ax, ay, bx, by, cx, cy);
    if (begins !== 0) return begins > 0;
    return (bx <= dx ? turn(cx, cy, dx, dy, bx, by) : -turn(ax, ay, bx, by, dx, dy)) > 0;
  };
  return (px, py) => {
    let best = -1;
    for (const edge of strips[stripOf(px)] ?? []) {
      const [x1, y1, x2, y2] = ends(edge);
      if (!(x1 < px && px <= x2) || turn(x1, y1, x2, y2, px, py) <= 0) continue;
      if (best === -1 || isHigher(edge, best)) best = edge;
    }
    return best;
  };
};
