// Knows nothing of the engine: looks at finished polygons and lines in its own way.

type Place = readonly [number, number];
type Shape = readonly Int32Array[];

const placesOf = (ring: Int32Array): Place[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2]!, ring[i * 2 + 1]!]);

/** Sum of the angles under which a place sees the rings: about ±2π inside, 0 outside. */
const seesAround = (shape: Shape, [x, y]: Place): boolean => {
  let sum = 0;
  for (const ring of shape) {
    const places = placesOf(ring);
    for (const [i, [x2, y2]] of places.entries()) {
      const [x1, y1] = places[(i + places.length - 1) % places.length]!;
      const [ax, ay, bx, by] = [x1 - x, y1 - y, x2 - x, y2 - y];
      sum += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
    }
  }
  return Math.abs(sum) > Math.PI;
};

/** Parameters at which two segments meet, or null; parallel ones do not. */
const meetAt = (a: Place, b: Place, c: Place, d: Place): readonly [number, number] | null => {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const [qx, qy] = [c[0] - a[0], c[1] - a[1]];
  return [(qx * sy - qy * sx) / cross, (qx * ry - qy * rx) / cross];
};

/** The part that holds a footprint wholly; null when it reaches into several. */
export const holderOf = (parts: readonly (readonly Shape[])[], footprint: Int32Array): number | null => {
  const corners = placesOf(footprint);
  const holders = new Set(
    corners.map((corner) => parts.findIndex((shapes) => shapes.some((shape) => seesAround(shape, corner)))),
  );
  const [holder] = holders;
  if (holders.size !== 1 || holder === undefined || holder < 0) return null;
  for (const shape of parts[holder]!)
    for (const ring of shape) {
      const places = placesOf(ring);
      for (const [i, to] of places.entries()) {
        const from = places[(i + places.length - 1) % places.length]!;
        for (const [k, end] of corners.entries()) {
          const start = corners[(k + corners.length - 1) % corners.length]!;
          const met = meetAt(from, to, start, end);
          if (met !== null && met[0] >= 0 && met[0] <= 1 && met[1] >= 0 && met[1] <= 1) return null;
        }
      }
    }
  return holder;
};
