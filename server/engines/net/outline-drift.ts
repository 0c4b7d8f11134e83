import type { Point, Polygon } from './plane.ts';
import { SegmentSum } from './segment-sum.ts';

type Step = readonly [x1: number, y1: number, x2: number, y2: number];

/** Centimetres by which rounding may move a line: half the diagonal of a square of one. */
export const roundingCentimetres = Math.SQRT1_2;

/**
 * How far an outline lies from another one, in centimetres, and where; 0 for the same segments. Only what they do not
 * have in common is looked at, the vertices of either against the segments of the other.
 */
export const outlineDrift = (
  imported: readonly Polygon[],
  current: readonly Polygon[],
): { readonly centimetres: number; readonly place: Point | null } => {
  const sum = new SegmentSum();
  sum.addPolygons(current, 1);
  sum.addPolygons(imported, -1);
  const fresh = stepsOf(current).filter((step) => sum.timesOf(...step) > 0);
  const gone = stepsOf(imported).filter((step) => sum.timesOf(...step) < 0);
  let worst: { centimetres: number; place: Point | null } = { centimetres: 0, place: null };
  const look = (steps: readonly Step[], others: readonly Step[]): void => {
    for (const [x, y] of steps) {
      const nearest = others.reduce((least, step) => Math.min(least, distance(x, y, step)), Infinity);
      if (nearest > worst.centimetres) worst = { centimetres: nearest, place: [x, y] };
    }
  };
  look(fresh, gone);
  look(gone, fresh);
  return worst;
};

const stepsOf = (polygons: readonly Polygon[]): Step[] => {
  const steps: Step[] = [];
  for (const ring of polygons.flat()) {
    let [x, y] = [ring[ring.length - 2] as number, ring[ring.length - 1] as number];
    for (let i = 0; i < ring.length; i += 2) {
      const [nextX, nextY] = [ring[i] as number, ring[i + 1] as number];
      steps.push([x, y, nextX, nextY]);
      [x, y] = [nextX, nextY];
    }
  }
  return steps;
};

const distance = (x: number, y: number, [x1, y1, x2, y2]: Step): number => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x1 + along * dx - x, y1 + along * dy - y);
};
