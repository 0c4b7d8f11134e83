import { type Point, type Polygon, turn } from '../plane.ts';
import { placeIn } from '../ray.ts';

/** Distance of a point from a segment. */
export const distanceToSegment = (
  x: number,
  y: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): number => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x1 + along * dx - x, y1 + along * dy - y);
};

/** Whether two segments share a point; exact for integers. */
export const doMeet = (
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean => {
  const [c, d] = [turn(ax, ay, bx, by, cx, cy), turn(ax, ay, bx, by, dx, dy)];
  const [a, b] = [turn(cx, cy, dx, dy, ax, ay), turn(cx, cy, dx, dy, bx, by)];
  if (((c > 0 && d < 0) || (c < 0 && d > 0)) && ((a > 0 && b < 0) || (a < 0 && b > 0))) return true;
  const isOn = (px: number, py: number, x1: number, y1: number, x2: number, y2: number): boolean =>
    (px - x1) * (px - x2) <= 0 && (py - y1) * (py - y2) <= 0;
  return (
    (c === 0 && isOn(cx, cy, ax, ay, bx, by)) ||
    (d === 0 && isOn(dx, dy, ax, ay, bx, by)) ||
    (a === 0 && isOn(ax, ay, cx, cy, dx, dy)) ||
    (b === 0 && isOn(bx, by, cx, cy, dx, dy))
  );
};

/** Distance between two segments, 0 where they share a point. */
const distanceOfSegments = (
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number =>
  doMeet(ax, ay, bx, by, cx, cy, dx, dy)
    ? 0
    : Math.min(
        distanceToSegment(ax, ay, cx, cy, dx, dy),
        distanceToSegment(bx, by, cx, cy, dx, dy),
        distanceToSegment(cx, cy, ax, ay, bx, by),
        distanceToSegment(dx, dy, ax, ay, bx, by),
      );

/** Distance of a segment from polygons, 0 where it reaches into one. */
export const distanceToPolygons = (
  polygons: readonly Polygon[],
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): number => {
  let nearest = Infinity;
  for (const polygon of polygons)
    for (const ring of polygon)
      for (let i = 0, k = ring.length - 2; i < ring.length; k = i, i += 2)
        nearest = Math.min(
          nearest,
          distanceOfSegments(
            x1,
            y1,
            x2,
            y2,
            ring[k] as number,
            ring[k + 1] as number,
            ring[i] as number,
            ring[i + 1] as number,
          ),
        );
  return nearest > 0 && placeIn(polygons, x1, y1) > 0 ? 0 : nearest;
};

/** The point of a segment that is nearest to a place, on whole centimetres. */
export const footOn = (x: number, y: number, [x1, y1]: Point, [x2, y2]: Point): Point => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return [Math.round(x1 + along * dx), Math.round(y1 + along * dy)];
};
