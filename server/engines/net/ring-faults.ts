import { doubleAreaOf, isOnPlane, keyOf, type Point, type Polygon, pointOfKey, type Ring } from './plane.ts';
import { windingWestOf } from './ray.ts';
import { SegmentSet } from './segment-set.ts';
import { alternates } from './spokes.ts';

export type RingFaultKind =
  | 'empty'
  | 'coordinate-wrong'
  | 'ring-too-short'
  | 'ring-wrong-way-round'
  | 'segments-cross'
  | 'ring-touches-itself'
  | 'rings-cross'
  | 'hole-outside'
  | 'parts-overlap';

export interface RingFault {
  readonly kind: RingFaultKind;
  readonly place: Point | null;
}

const scratch = new SegmentSet();

/**
 * The first fault of the polygons of one unit, or null when they are right: rings simple, rightly turned, holes
 * inside their outer ring, parts apart; rings meet in common vertices only. Exact; n log n in the usual case.
 */
export const ringFaultOf = (polygons: readonly Polygon[]): RingFault | null => {
  const rings = polygons.flat();
  if (rings.length === 0 || polygons.some((polygon) => polygon.length === 0))
    return { kind: 'empty', place: null };
  for (const polygon of polygons)
    for (const [index, ring] of polygon.entries()) {
      const fault = shapeFault(ring, index === 0);
      if (fault !== null) return fault;
    }
  return crossingFaultOf(rings) ?? nestingFault(polygons, rings);
};

const firstPoint = (ring: Ring): Point => [ring[0] ?? 0, ring[1] ?? 0];

const shapeFault = (ring: Ring, isOuter: boolean): RingFault | null => {
  for (const value of ring) if (!isOnPlane(value)) return { kind: 'coordinate-wrong', place: null };
  if (ring.length < 6) return { kind: 'ring-too-short', place: firstPoint(ring) };
  const area = doubleAreaOf(ring);
  return area !== 0 && area > 0 === isOuter
    ? null
    : { kind: 'ring-wrong-way-round', place: firstPoint(ring) };
};

/** Where rings cross or touch themselves or each other, or null. */
export const crossingFaultOf = (rings: readonly Ring[]): RingFault | null => {
  scratch.load(rings);
  const { x1, y1, x2, y2, ring } = scratch;
  let fault: RingFault | null = null;
  const shared = new Set<number>();
  scratch.eachMeeting((i, j, meeting) => {
    if (meeting === 'conflict') {
      fault = { kind: 'segments-cross', place: meetingPlace(i, j) };
      return false;
    }
    if (scratch.areNeighbours(i, j)) return true;
    const atStart = (x1[i] === x1[j] && y1[i] === y1[j]) || (x1[i] === x2[j] && y1[i] === y2[j]);
    const place: Point = [(atStart ? x1[i] : x2[i]) as number, (atStart ? y1[i] : y2[i]) as number];
    if (ring[i] === ring[j]) {
      fault = { kind: 'ring-touches-itself', place };
      return false;
    }
    shared.add(keyOf(...place));
    return true;
  });
  if (fault !== null) return fault;
  for (const key of shared) {
    const [x, y] = pointOfKey(key);
    if (!alternates(rings, x, y)) return { kind: 'rings-cross', place: [x, y] };
  }
  return null;
};

/** Where two segments of the scratch set meet, rounded. */
const meetingPlace = (i: number, j: number): Point => {
  const { x1, y1, x2, y2 } = scratch;
  const [ax, ay, bx, by] = [x1[i] as number, y1[i] as number, x2[i] as number, y2[i] as number];
  const [cx, cy, dx, dy] = [x1[j] as number, y1[j] as number, x2[j] as number, y2[j] as number];
  const below = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (below === 0) {
    const xs = [ax, bx, cx, dx].sort((p, q) => p - q);
    const ys = [ay, by, cy, dy].sort((p, q) => p - q);
    return [Math.round(((xs[1] ?? 0) + (xs[2] ?? 0)) / 2), Math.round(((ys[1] ?? 0) + (ys[2] ?? 0)) / 2)];
  }
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / below;
  return [Math.round(ax + along * (bx - ax)), Math.round(ay + along * (by - ay))];
};

/** Rings do not cross, so one place beside each of them tells for the whole ring. */
const nestingFault = (polygons: readonly Polygon[], rings: readonly Ring[]): RingFault | null => {
  if (rings.length === 1) return null;
  for (const polygon of polygons)
    for (const [index, ring] of polygon.entries()) {
      if (polygon.length > 1 && !bordersOnce(polygon, ring))
        return { kind: index === 0 ? 'rings-cross' : 'hole-outside', place: firstPoint(ring) };
      if (polygons.length > 1 && !bordersOnce(rings, ring))
        return { kind: 'parts-overlap', place: firstPoint(ring) };
    }
  return null;
};

/** Whether the rings count 1 to the left and 0 to the right of one segment of a ring. */
const bordersOnce = (rings: readonly Ring[], ring: Ring): boolean => {
  let x1 = ring[ring.length - 2] as number;
  let y1 = ring[ring.length - 1] as number;
  for (let i = 0; i < ring.length; i += 2) {
    const [x2, y2] = [ring[i] as number, ring[i + 1] as number];
    if (y1 !== y2) return windingWestOf(rings, x1, y1, x2, y2) === (y2 > y1 ? 1 : 0);
    x1 = x2;
    y1 = y2;
  }
  return false;
};
