// The plane of the net: integer centimetres of the district's frame, and the exact tests on them.

export type Point = readonly [east: number, north: number];

/** Rings and lines are flat: east, north, east, north … A ring does not repeat its first vertex. */
export type Ring = Int32Array;

/** Outer ring anticlockwise, then holes clockwise. */
export type Polygon = readonly Ring[];

/**
 * Coordinates lie within 2^24 cm (167 km) of the origin. Differences are then below 2^25, also doubled ones below
 * 2^26, their products below 2^52: every orientation is an exact double.
 */
export const coordinateLimit = 2 ** 24;

export const isOnPlane = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < coordinateLimit;

export const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) && value.length === 2 && isOnPlane(value[0]) && isOnPlane(value[1]);

/** Positive when c lies to the left of the line from a to b, 0 on it; exact. */
export const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** One number per point of the plane, in the order east, then north. */
export const keyOf = (x: number, y: number): number => (x + coordinateLimit) * 2 ** 25 + y + coordinateLimit;

export const pointOfKey = (key: number): Point => {
  const east = Math.floor(key / 2 ** 25);
  return [east - coordinateLimit, key - east * 2 ** 25 - coordinateLimit];
};

/**
 * Twice the signed area, positive anticlockwise. Exact: the sum is kept in two parts, so that terms of up to 2^51
 * never lose a unit.
 */
export const doubleAreaOf = (ring: Ring): number => {
  const [originX = 0, originY = 0] = ring;
  let [high, low] = [0, 0];
  let [x1, y1] = [0, 0];
  for (let i = 2; i < ring.length; i += 2) {
    const x2 = (ring[i] as number) - originX;
    const y2 = (ring[i + 1] as number) - originY;
    const term = x1 * y2 - x2 * y1;
    const part = Math.round(term / 2 ** 27);
    high += part;
    low += term - part * 2 ** 27;
    x1 = x2;
    y1 = y2;
  }
  return high * 2 ** 27 + low;
};

/** Twice the area of polygons, in square centimetres. */
export const doubleAreaOfPolygons = (polygons: readonly Polygon[]): number =>
  polygons.reduce((sum, polygon) => polygon.reduce((rest, ring) => rest + doubleAreaOf(ring), sum), 0);

/** The same line, run the other way. */
export const reversed = (line: Int32Array): Int32Array => {
  const turned = new Int32Array(line.length);
  for (let i = 0; i < line.length; i += 2) {
    turned[line.length - 2 - i] = line[i] as number;
    turned[line.length - 1 - i] = line[i + 1] as number;
  }
  return turned;
};
