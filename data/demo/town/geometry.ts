import type { Line, Point, Ring } from '../model.ts';

/** Plain mutable coordinates in centimetres; not necessarily whole. */
export type Spot = [number, number];

/** The item at an index that is known to exist; throws RangeError where it does not. */
export const at = <T>(items: ArrayLike<T>, index: number): T => {
  const item = items[index < 0 ? items.length + index : index];
  if (item === undefined) throw new RangeError(`no item ${index} of ${items.length}`);
  return item;
};

/** The item after an index, going round. */
export const after = <T>(items: ArrayLike<T>, index: number): T => at(items, (index + 1) % items.length);

/** Distance in the unit of the coordinates (square root is exact, unlike hypot). */
export const distance = (a: Point, b: Point): number => {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  return Math.sqrt(dx * dx + dy * dy);
};

export const lineLength = (line: Line): number =>
  line.reduce((sum, point, i) => (i === 0 ? 0 : sum + distance(at(line, i - 1), point)), 0);

/** Twice the signed area of the triangle; positive when c lies left of a to b. */
export const turn = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Signed area, positive for anticlockwise rings. */
export const ringArea = (ring: Ring): number => {
  const [x0, y0] = at(ring, 0);
  let twice = 0;
  ring.forEach((p, i) => {
    const q = after(ring, i);
    twice += (p[0] - x0) * (q[1] - y0) - (q[0] - x0) * (p[1] - y0);
  });
  return twice / 2;
};

export const ringCentroid = (ring: Ring): Spot => {
  const [x0, y0] = at(ring, 0);
  let twice = 0;
  let x = 0;
  let y = 0;
  ring.forEach((p, i) => {
    const q = after(ring, i);
    const cross = (p[0] - x0) * (q[1] - y0) - (q[0] - x0) * (p[1] - y0);
    twice += cross;
    x += (p[0] + q[0] - 2 * x0) * cross;
    y += (p[1] + q[1] - 2 * y0) * cross;
  });
  return twice === 0 ? [x0, y0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)];
};

export const ringPerimeter = (ring: Ring): number =>
  ring.reduce((sum, point, i) => sum + distance(point, after(ring, i)), 0);

/** Bounds as west, south, east, north. */
export const boundsOf = (points: Line): [number, number, number, number] => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
};

/** Whether a point lies inside a ring (points on the ring may go either way). */
export const insideRing = (ring: Ring, point: Point): boolean => {
  let inside = false;
  const [x, y] = point;
  ring.forEach((p, i) => {
    const q = after(ring, i);
    if (p[1] > y !== q[1] > y && x < ((q[0] - p[0]) * (y - p[1])) / (q[1] - p[1]) + p[0]) inside = !inside;
  });
  return inside;
};

/** Distance from a point to a segment. */
export const distanceToSegment = (p: Point, a: Point, b: Point): number => {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square));
  return distance(p, [a[0] + t * dx, a[1] + t * dy]);
};

/** Whether two closed segments have a point in common. */
export const segmentsTouch = (a: Point, b: Point, c: Point, d: Point): boolean => {
  if (
    Math.max(a[0], b[0]) < Math.min(c[0], d[0]) ||
    Math.max(c[0], d[0]) < Math.min(a[0], b[0]) ||
    Math.max(a[1], b[1]) < Math.min(c[1], d[1]) ||
    Math.max(c[1], d[1]) < Math.min(a[1], b[1])
  ) {
    return false;
  }
  const sides = Math.sign(turn(a, b, c)) * Math.sign(turn(a, b, d));
  return sides <= 0 && Math.sign(turn(c, d, a)) * Math.sign(turn(c, d, b)) <= 0;
};

/** Whether no two edges of a ring meet except neighbours at their common vertex. */
export const isSimpleRing = (ring: Ring): boolean => {
  const n = ring.length;
  if (n < 3) return false;
  for (let i = 0; i < n; i += 1) {
    const a = at(ring, i);
    const b = after(ring, i);
    if (a[0] === b[0] && a[1] === b[1]) return false;
    const c = at(ring, (i + 2) % n);
    if (turn(a, b, c) === 0 && (c[0] - b[0]) * (a[0] - b[0]) + (c[1] - b[1]) * (a[1] - b[1]) > 0)
      return false;
    for (let j = i + 2; j < n; j += 1) {
      if (i === 0 && j === n - 1) continue;
      if (segmentsTouch(a, b, at(ring, j), after(ring, j))) return false;
    }
  }
  return true;
};

/** Where the lines through two segments meet, or null where they are nearly parallel. */
export const meetingPoint = (a: Point, b: Point, c: Point, d: Point): Spot | null => {
  const rx = b[0] - a[0];
  const ry = b[1] - a[1];
  const sx = d[0] - c[0];
  const sy = d[1] - c[1];
  const cross = rx * sy - ry * sx;
  if (Math.abs(cross) < 1e-9 * Math.sqrt((rx * rx + ry * ry) * (sx * sx + sy * sy))) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  return [a[0] + t * rx, a[1] + t * ry];
};

/** The same point on whole centimetres. */
export const toWhole = (p: Point): Spot => [Math.round(p[0]), Math.round(p[1])];

/** The point at a distance along a line, held at its ends. */
export const pointAlong = (line: Line, along: number): Spot => {
  let rest = along;
  for (let i = 1; i < line.length; i += 1) {
    const a = at(line, i - 1);
    const b = at(line, i);
    const length = distance(a, b);
    if (rest <= length && length > 0) {
      const t = Math.max(0, rest) / length;
      return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    }
    rest -= length;
  }
  const end = at(line, -1);
  return [end[0], end[1]];
};

/** Interior point of a ring on its widest horizontal chord near the centroid: a place for a label. */
export const labelPoint = (ring: Ring): Spot => {
  const centre = ringCentroid(ring);
  const [, south, , north] = boundsOf(ring);
  let best: Spot = centre;
  let widest = -1;
  for (let k = -4; k <= 4; k += 1) {
    const y = centre[1] + (k * (north - south)) / 16 + 0.5;
    const crossings: number[] = [];
    ring.forEach((p, i) => {
      const q = after(ring, i);
      if (p[1] > y !== q[1] > y) crossings.push(p[0] + ((y - p[1]) * (q[0] - p[0])) / (q[1] - p[1]));
    });
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const left = at(crossings, i);
      const right = at(crossings, i + 1);
      const score = (right - left) * (1 - Math.abs(k) * 0.08);
      if (score > widest) {
        widest = score;
        best = [(left + right) / 2, y];
      }
    }
  }
  return toWhole(best);
};
