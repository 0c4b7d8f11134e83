// Which unit a point lies in, exactly: coordinates are integers, so orientation has no rounding.

type Ring = readonly (readonly [number, number])[];
type Polygon = readonly Ring[];

const bucketCentimetres = 10_000;

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * Gives a function from integer coordinates to the index of the area that holds the point, or -1.
 * A point on a line belongs to the area with the lowest index of those that touch it.
 */
export const locatorOf = (
  areas: readonly { readonly polygons: readonly Polygon[] }[],
): ((east: number, north: number) => number) => {
  const boxes = areas.map(({ polygons }) => boxOf(polygons));
  const buckets = new Map<number, number[]>();
  for (const [index, box] of boxes.entries()) {
    for (let column = bucketOf(box.west); column <= bucketOf(box.east); column += 1)
      for (let row = bucketOf(box.south); row <= bucketOf(box.north); row += 1) {
        const key = keyOf(column, row);
        const bucket = buckets.get(key);
        if (bucket === undefined) buckets.set(key, [index]);
        else bucket.push(index);
      }
  }
  return (east, north) => {
    for (const index of buckets.get(keyOf(bucketOf(east), bucketOf(north))) ?? []) {
      const box = boxes[index];
      const area = areas[index];
      if (box === undefined || area === undefined) continue;
      if (east < box.west || east > box.east || north < box.south || north > box.north) continue;
      if (area.polygons.some((polygon) => touches(polygon, east, north))) return index;
    }
    return -1;
  };
};

const bucketOf = (value: number): number => Math.floor(value / bucketCentimetres);
const keyOf = (column: number, row: number): number => column * 4_194_304 + row;

const boxOf = (polygons: readonly Polygon[]): Box => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons)
    for (const [x, y] of polygon[0] ?? []) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  return { west, south, east, north };
};

/** Inside or on the line, by the even–odd rule over all rings. */
const touches = (polygon: Polygon, east: number, north: number): boolean => {
  let inside = false;
  for (const ring of polygon) {
    let [x1, y1] = ring[ring.length - 1] ?? [0, 0];
    for (const [x2, y2] of ring) {
      if (y1 > north !== y2 > north) {
        const side = (x2 - x1) * (north - y1) - (y2 - y1) * (east - x1);
        if (side === 0) return true;
        if (side > 0 === y2 > y1) inside = !inside;
      } else if (y1 === north && y2 === north) {
        if (Math.min(x1, x2) <= east && east <= Math.max(x1, x2)) return true;
      } else if ((x1 === east && y1 === north) || (x2 === east && y2 === north)) return true;
      [x1, y1] = [x2, y2];
    }
  }
  return inside;
};
