import { type Polygon, type Ring, turn } from './plane.ts';

/**
 * How often rings run around a place beside a segment, by the segments that a ray to the west of it crosses: the
 * place lies infinitely little to the west of the middle of the segment from (x1, y1) to (x2, y2), which must not
 * be level, and no segment may cross that one.
 */
export const windingWestOf = (
  rings: readonly Ring[],
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): number => windingAt(rings, x1 + x2, y1 + y2, 2);

/** Winding number infinitely little to the west (and less to the north) of a point, given times `scale` (1 or 2). */
const windingAt = (rings: readonly Ring[], x: number, y: number, scale: 1 | 2): number => {
  let winding = 0;
  for (const ring of rings) {
    let x1 = (ring[ring.length - 2] as number) * scale;
    let y1 = (ring[ring.length - 1] as number) * scale;
    for (let i = 0; i < ring.length; i += 2) {
      const x2 = (ring[i] as number) * scale;
      const y2 = (ring[i + 1] as number) * scale;
      if (y1 > y !== y2 > y) {
        const side = turn(x1, y1, x2, y2, x, y);
        if (y2 > y1 ? side < 0 : side > 0) winding += y2 > y1 ? -1 : 1;
      }
      x1 = x2;
      y1 = y2;
    }
  }
  return winding;
};

/** Whether a ring holds what lies just west of another ring's first vertex, which is that ring's smallest. */
export const holdsWestOf = (outer: Ring, ring: Ring): boolean =>
  windingAt([outer], ring[0] as number, ring[1] as number, 1) !== 0;

/** Where a point lies: 1 inside, 0 on a line, -1 outside. */
export const placeIn = (polygons: readonly Polygon[], x: number, y: number): -1 | 0 | 1 => {
  let inside = false;
  for (const polygon of polygons)
    for (const ring of polygon) {
      const crossings = crossingsOf(ring, true, x, y);
      if (crossings < 0) return 0;
      if (crossings % 2 === 1) inside = !inside;
    }
  return inside ? 1 : -1;
};

/**
 * Segments of a line (closed or not), with coordinates times `scale`, that a ray to the east of a point crosses; -1
 * when the point lies on it.
 */
export const crossingsOf = (
  line: Int32Array,
  isClosed: boolean,
  x: number,
  y: number,
  scale: 1 | 2 = 1,
): number => {
  let count = 0;
  const from = isClosed ? 0 : 2;
  let x1 = (line[isClosed ? line.length - 2 : 0] as number) * scale;
  let y1 = (line[isClosed ? line.length - 1 : 1] as number) * scale;
  for (let i = from; i < line.length; i += 2) {
    const x2 = (line[i] as number) * scale;
    const y2 = (line[i + 1] as number) * scale;
    if (y1 > y !== y2 > y) {
      const side = turn(x1, y1, x2, y2, x, y);
      if (side === 0) return -1;
      if (side > 0 === y2 > y1) count += 1;
    } else if (y1 === y && y2 === y && (x1 > x !== x2 > x || x1 === x || x2 === x)) return -1;
    else if ((x1 === x && y1 === y) || (x2 === x && y2 === y)) return -1;
    x1 = x2;
    y1 = y2;
  }
  return count;
};
