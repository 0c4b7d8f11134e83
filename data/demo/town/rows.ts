import type { Point, Ring } from '../model.ts';
import { after, at, boundsOf, distance, ringCentroid, type Spot, toWhole } from './geometry.ts';

/** A turned frame in which buildings stand square; its x axis points roughly east. */
export interface Lot {
  readonly origin: Spot;
  readonly axis: Spot;
  /** The lot's ring in its own frame, centimetres. */
  readonly ring: readonly Spot[];
}

/** A building's box in its lot's frame, centimetres. */
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

type Interval = readonly [low: number, high: number];

const lotAlong = (ring: Ring, origin: Spot, axis: Spot): Lot => ({
  origin,
  axis,
  ring: ring.map(([x, y]): Spot => {
    const [dx, dy] = [x - origin[0], y - origin[1]];
    return [dx * axis[0] + dy * axis[1], dy * axis[0] - dx * axis[1]];
  }),
});

/** The direction of a side, turned by quarters until it points roughly east. */
const eastward = (a: Point, b: Point, length: number): Spot => {
  let [x, y] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  if (Math.abs(y) > Math.abs(x)) [x, y] = [y, -x];
  return x < 0 ? [-x, -y] : [x, y];
};

/** Ways to turn a lot: along its longest side first, then along others, then due south. */
export const lotsOf = (ring: Ring): Lot[] => {
  const origin = ringCentroid(ring);
  const sides = ring
    .map((a, i) => ({ a, b: after(ring, i), length: distance(a, after(ring, i)) }))
    .sort((p, q) => q.length - p.length);
  const axes: Spot[] = [];
  for (const { a, b, length } of sides) {
    if (length < 0.45 * at(sides, 0).length) break;
    const axis = eastward(a, b, length);
    // Beyond 24 degrees from south the sun decides, not the street.
    const turned = Math.abs(axis[1]) > 0.41;
    if (!turned && !axes.some((known) => Math.abs(known[1] - axis[1]) < 0.06)) axes.push(axis);
    if (turned && axes.length === 0) axes.push([1, 0]);
  }
  if (!axes.some(([, y]) => Math.abs(y) < 0.06)) axes.push([1, 0]);
  return axes.map((axis) => lotAlong(ring, origin, axis));
};

/** A lot turned along its longest side, if that keeps buildings facing roughly south. */
export const lotOf = (ring: Ring): Lot => at(lotsOf(ring), 0);

/** From a lot's frame to whole centimetres of the town. */
export const fromLot = (lot: Lot, [x, y]: Point): Spot =>
  toWhole([
    lot.origin[0] + x * lot.axis[0] - y * lot.axis[1],
    lot.origin[1] + x * lot.axis[1] + y * lot.axis[0],
  ]);

/** From the town into a lot's frame. */
export const intoLot = (lot: Lot, point: Point): Spot => {
  const [dx, dy] = [point[0] - lot.origin[0], point[1] - lot.origin[1]];
  return [dx * lot.axis[0] + dy * lot.axis[1], dy * lot.axis[0] - dx * lot.axis[1]];
};

const onScanline = (ring: readonly Spot[], y: number): Interval[] => {
  const xs: number[] = [];
  ring.forEach((p, i) => {
    const q = after(ring, i);
    if (p[1] > y !== q[1] > y) xs.push(p[0] + ((y - p[1]) * (q[0] - p[0])) / (q[1] - p[1]));
  });
  xs.sort((a, b) => a - b);
  const intervals: Interval[] = [];
  for (let i = 0; i + 1 < xs.length; i += 2) intervals.push([at(xs, i), at(xs, i + 1)]);
  return intervals;
};

const common = (a: readonly Interval[], b: readonly Interval[]): Interval[] =>
  a.flatMap(([low, high]) =>
    b.map(([l, h]): Interval => [Math.max(low, l), Math.min(high, h)]).filter(([l, h]) => h > l),
  );

/** Where a band from south to north lies wholly inside a ring, less a margin on every side. */
export const freeIntervals = (
  ring: readonly Spot[],
  south: number,
  north: number,
  margin: number,
): Interval[] => {
  const [low, high] = [south - margin, north + margin];
  const stops = [low, high, (low + high) / 2];
  for (const [, y] of ring) if (y > low && y < high) stops.push(y - 1, y + 1);
  return stops
    .map((y) => onScanline(ring, y))
    .reduce((a, b) => common(a, b))
    .map(([l, h]): Interval => [l + margin, h - margin])
    .filter(([l, h]) => h > l);
};

interface RowPlan {
  readonly depth: number;
  readonly gap: number;
  readonly margin: number;
  /** Fills one free stretch of a row with boxes' west and east ends. */
  fill(length: number): readonly Interval[];
}

/**
 * Lays rows of buildings from south to north through a lot, as many as fit. Phase 0 begins in the south,
 * 1 ends in the north; without a phase the rows are spread evenly.
 */
export const layRows = (lot: Lot, plan: RowPlan, phase: number | null = null): Box[] => {
  const [, south, , north] = boundsOf(lot.ring);
  const usable = north - south - 2 * plan.margin;
  const count = Math.floor((usable + plan.gap) / (plan.depth + plan.gap));
  if (count < 1) return [];
  const spare = usable - count * plan.depth - (count - 1) * plan.gap;
  const widened = phase === null && count > 1 ? Math.min(spare / (count - 1), plan.gap * 0.5) : 0;
  const pitch = plan.depth + plan.gap + widened;
  const first = south + plan.margin + (usable - (count - 1) * pitch - plan.depth) * (phase ?? 0.5);
  const boxes: Box[] = [];
  for (let row = 0; row < count; row += 1) {
    const low = first + row * pitch;
    for (const [west, east] of freeIntervals(lot.ring, low, low + plan.depth, plan.margin)) {
      for (const [l, h] of plan.fill(east - west)) {
        boxes.push({ west: west + l, east: west + h, south: low, north: low + plan.depth });
      }
    }
  }
  return boxes;
};

/** Of all ways to turn a lot and to begin its rows the one that holds most; `fill` must not be random. */
export const fullestRows = (lots: readonly Lot[], plan: RowPlan): { lot: Lot; boxes: Box[] } => {
  let best: { lot: Lot; boxes: Box[] } = { lot: at(lots, 0), boxes: [] };
  let bestLength = 0;
  lots.forEach((lot, turn) => {
    for (const phase of [null, 0, 1, 0.5]) {
      const boxes = layRows(lot, plan, phase);
      // The evenly spread, street-aligned layout wins unless another holds clearly more.
      const handicap = (turn === 0 ? 1 : 0.9) * (phase === null ? 1 : 0.93);
      const length = handicap * boxes.reduce((sum, { west, east }) => sum + east - west, 0);
      if (length > bestLength) {
        bestLength = length;
        best = { lot, boxes };
      }
    }
  });
  return best;
};
