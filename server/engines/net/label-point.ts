// Where a name or a symbol stands: well inside the largest part of an area.

type Point = readonly [number, number];
type Polygon = readonly (readonly Point[])[];

const scanLines = [0.5, 0.35, 0.65, 0.2, 0.8, 0.42, 0.58, 0.1, 0.9];

/**
 * A point inside the polygons (integer coordinates, rounded), as far from the lines as a few tries find:
 * the centroid of the largest part and the middles of its widest stretches on nine horizontal lines.
 * Throws RangeError without a polygon of any size.
 */
export const labelPointOf = (polygons: readonly Polygon[]): [east: number, north: number] => {
  const largest = polygons.reduce<Polygon | undefined>(
    (best, polygon) => (best === undefined || areaOf([polygon]) > areaOf([best]) ? polygon : best),
    undefined,
  );
  const outer = largest?.[0];
  if (largest === undefined || outer === undefined || outer.length < 3)
    throw new RangeError('an area without a ring has no label point');
  const norths = outer.map(([, north]) => north);
  const [south, top] = [norths.reduce((a, b) => Math.min(a, b)), norths.reduce((a, b) => Math.max(a, b))];
  const tries: Point[] = [centroidOf(outer)];
  for (const share of scanLines) {
    const found = widestMiddle(largest, south + (top - south) * share);
    if (found !== null) tries.push(found);
  }
  let best: Point | undefined;
  let bestClearance = -Infinity;
  for (const point of tries) {
    const clearance = clearanceOf(largest, point);
    if (clearance > bestClearance) [best, bestClearance] = [point, clearance];
  }
  const [east, north] = best ?? tries[0] ?? [0, 0];
  return [Math.round(east), Math.round(north)];
};

/** Area of polygons in the square of their unit; holes are taken off. */
export const areaOf = (polygons: readonly Polygon[]): number =>
  polygons.reduce(
    (sum, [outer, ...holes]) =>
      sum + holes.reduce((rest, hole) => rest - ringArea(hole), ringArea(outer ?? [])),
    0,
  );

const ringArea = (ring: readonly Point[]): number => {
  let twice = 0;
  let [x1, y1] = ring[ring.length - 1] ?? [0, 0];
  for (const [x2, y2] of ring) {
    twice += x1 * y2 - x2 * y1;
    [x1, y1] = [x2, y2];
  }
  return Math.abs(twice) / 2;
};

const centroidOf = (ring: readonly Point[]): Point => {
  const [originX, originY] = ring[0] ?? [0, 0];
  let [sumX, sumY, twice] = [0, 0, 0];
  let [x1, y1] = ring[ring.length - 1] ?? [0, 0];
  for (const [x2, y2] of ring) {
    const cross = (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY);
    sumX += (x1 + x2 - 2 * originX) * cross;
    sumY += (y1 + y2 - 2 * originY) * cross;
    twice += cross;
    [x1, y1] = [x2, y2];
  }
  if (twice === 0) return [originX, originY];
  return [originX + sumX / (3 * twice), originY + sumY / (3 * twice)];
};

/** Half-open crossings, so that a vertex on the line counts once. */
const widestMiddle = (polygon: Polygon, north: number): Point | null => {
  const crossings: number[] = [];
  for (const ring of polygon) {
    let [x1, y1] = ring[ring.length - 1] ?? [0, 0];
    for (const [x2, y2] of ring) {
      if (y1 > north !== y2 > north) crossings.push(x1 + ((north - y1) * (x2 - x1)) / (y2 - y1));
      [x1, y1] = [x2, y2];
    }
  }
  crossings.sort((a, b) => a - b);
  let best: Point | null = null;
  let widest = 0;
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    const [west = 0, east = 0] = [crossings[k], crossings[k + 1]];
    if (east - west > widest) [widest, best] = [east - west, [(west + east) / 2, north]];
  }
  return best;
};

/** Squared distance to the nearest line, negative outside. */
const clearanceOf = (polygon: Polygon, [x, y]: Point): number => {
  let nearest = Infinity;
  let inside = false;
  for (const ring of polygon) {
    let [x1, y1] = ring[ring.length - 1] ?? [0, 0];
    for (const [x2, y2] of ring) {
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) inside = !inside;
      nearest = Math.min(nearest, squaredDistance(x, y, x1, y1, x2, y2));
      [x1, y1] = [x2, y2];
    }
  }
  return inside ? nearest : -nearest;
};

const squaredDistance = (x: number, y: number, x1: number, y1: number, x2: number, y2: number): number => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  const [px, py] = [x1 + along * dx - x, y1 + along * dy - y];
  return px * px + py * py;
};
