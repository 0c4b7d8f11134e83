import { keyOf, type Point, type Polygon, pointOfKey, turn } from './plane.ts';
import { SegmentSum } from './segment-sum.ts';

/** A directed segment that no neighbour has in the opposite direction. */
export interface LooseSegment {
  readonly from: Point;
  readonly to: Point;
  /** Index of the shape that it belongs to. */
  readonly shape: number;
}

/** Segments of the shapes that do not cancel. */
export const looseSegmentsOf = (shapes: readonly (readonly Polygon[])[]): LooseSegment[] => {
  const sum = new SegmentSum();
  sum.clear(shapes.length * 32);
  for (const polygons of shapes) sum.addPolygons(polygons, 1);
  const loose: LooseSegment[] = [];
  for (const [shape, polygons] of shapes.entries())
    for (const ring of polygons.flat()) {
      let [x, y] = [ring[ring.length - 2] as number, ring[ring.length - 1] as number];
      for (let i = 0; i < ring.length; i += 2) {
        const [nextX, nextY] = [ring[i] as number, ring[i + 1] as number];
        if (sum.timesOf(x, y, nextX, nextY) > 0) loose.push({ from: [x, y], to: [nextX, nextY], shape });
        [x, y] = [nextX, nextY];
      }
    }
  return loose;
};

const cellSize = 20_000;
const cellOf = (x: number, y: number): number => keyOf(Math.floor(x / cellSize), Math.floor(y / cellSize));

/** Ends of loose segments that lie exactly inside other ones, in order along each: what must be a vertex there. */
export const pointsOnSegments = (loose: readonly LooseSegment[]): Map<LooseSegment, Point[]> => {
  const cells = new Map<number, Set<number>>();
  for (const { from, to } of loose)
    for (const [x, y] of [from, to]) {
      const cell = cells.get(cellOf(x, y));
      if (cell === undefined) cells.set(cellOf(x, y), new Set([keyOf(x, y)]));
      else cell.add(keyOf(x, y));
    }
  const found = new Map<LooseSegment, Point[]>();
  for (const segment of loose) {
    const points = [...pointsNear(cells, segment)].filter((point) => liesInside(segment, point));
    const [x, y] = segment.from;
    const away = (point: Point): number => Math.abs(point[0] - x) + Math.abs(point[1] - y);
    if (points.length > 0)
      found.set(
        segment,
        points.sort((a, b) => away(a) - away(b)),
      );
  }
  return found;
};

function* pointsNear(
  cells: ReadonlyMap<number, ReadonlySet<number>>,
  segment: LooseSegment,
): Generator<Point> {
  const { from, to } = segment;
  const [west, east] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])].map((x) =>
    Math.floor(x / cellSize),
  );
  const [south, north] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])].map((y) =>
    Math.floor(y / cellSize),
  );
  for (let column = west as number; column <= (east as number); column += 1)
    for (let row = south as number; row <= (north as number); row += 1)
      for (const key of cells.get(keyOf(column, row)) ?? []) yield pointOfKey(key);
}

/** Exactly on the segment and at neither end. */
const liesInside = ({ from, to }: LooseSegment, [x, y]: Point): boolean =>
  turn(...from, ...to, x, y) === 0 && (x - from[0]) * (x - to[0]) + (y - from[1]) * (y - to[1]) < 0;

/** The shapes with the points put into their rings; shapes that get none stay the same objects. */
export const withPoints = (
  shapes: readonly (readonly Polygon[])[],
  points: ReadonlyMap<LooseSegment, readonly Point[]>,
): (readonly Polygon[])[] => {
  const byShape = new Map<number, Map<string, readonly Point[]>>();
  for (const [{ from, to, shape }, list] of points) {
    const here = byShape.get(shape) ?? new Map<string, readonly Point[]>();
    here.set(`${from} ${to}`, list);
    byShape.set(shape, here);
  }
  return shapes.map((polygons, shape) => {
    const here = byShape.get(shape);
    return here === undefined
      ? polygons
      : polygons.map((polygon) => polygon.map((ring) => ringWith(ring, here)));
  });
};

const ringWith = (ring: Int32Array, points: ReadonlyMap<string, readonly Point[]>): Int32Array => {
  const values: number[] = [];
  let [x, y] = [ring[ring.length - 2] as number, ring[ring.length - 1] as number];
  for (let i = 0; i < ring.length; i += 2) {
    const [nextX, nextY] = [ring[i] as number, ring[i + 1] as number];
    for (const point of points.get(`${x},${y} ${nextX},${nextY}`) ?? []) values.push(...point);
    values.push(nextX, nextY);
    [x, y] = [nextX, nextY];
  }
  return Int32Array.from(values);
};
