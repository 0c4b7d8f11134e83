import type { Point } from '../model.ts';
import {
  after,
  at,
  distance,
  distanceToSegment,
  insideRing,
  isSimpleRing,
  meetingPoint,
  ringArea,
  type Spot,
  toWhole,
} from './geometry.ts';

/** A side of a ring and how far the inner ring keeps away from it, in centimetres. */
interface Side {
  readonly from: Point;
  readonly to: Point;
  readonly away: number;
}

const cosineBetween = (p: Side, q: Side): number =>
  ((p.to[0] - p.from[0]) * (q.to[0] - q.from[0]) + (p.to[1] - p.from[1]) * (q.to[1] - q.from[1])) /
  (distance(p.from, p.to) * distance(q.from, q.to));

/** How far a point between two joined sides may lie from their chord, in centimetres. */
const straightWithin = 8;

/** Joins sides that go straight on with the same distance; levels the distance of sides that nearly do. */
const mergedSides = (sides: readonly Side[]): Side[] => {
  let start = sides.findIndex((side, i) => {
    const before = at(sides, i === 0 ? -1 : i - 1);
    return before.away !== side.away || cosineBetween(before, side) < 0.99;
  });
  if (start < 0) start = 0;
  const merged: Side[] = [];
  let between: Point[] = [];
  for (const side of [...sides.slice(start), ...sides.slice(0, start)]) {
    const last = merged[merged.length - 1];
    const chord = last && last.away === side.away ? { from: last.from, to: side.to, away: side.away } : null;
    const passed = [...between, side.from];
    if (chord && passed.every((p) => distanceToSegment(p, chord.from, chord.to) < straightWithin)) {
      merged[merged.length - 1] = chord;
      between = passed;
    } else {
      merged.push(side);
      between = [];
    }
  }
  return merged.map((side, i) => {
    const next = after(merged, i);
    const before = at(merged, i === 0 ? -1 : i - 1);
    let away = side.away;
    if (cosineBetween(side, next) > 0.985) away = Math.max(away, next.away);
    if (cosineBetween(before, side) > 0.985) away = Math.max(away, before.away);
    return { ...side, away };
  });
};

const shifted = ({ from, to, away }: Side): [Spot, Spot] => {
  const length = distance(from, to);
  const x = (-(to[1] - from[1]) / length) * away;
  const y = ((to[0] - from[0]) / length) * away;
  return [
    [from[0] + x, from[1] + y],
    [to[0] + x, to[1] + y],
  ];
};

const cornersOf = (sides: readonly Side[]): Spot[] =>
  sides.map((side, i) => {
    const before = at(sides, i === 0 ? -1 : i - 1);
    const [a, b] = shifted(before);
    const [c, d] = shifted(side);
    const straight = cosineBetween(before, side) > 0.9995;
    const meeting = straight ? null : meetingPoint(a, b, c, d);
    return meeting ?? [(b[0] + c[0]) / 2, (b[1] + c[1]) / 2];
  });

/**
 * The ring that keeps each side's distance inside an anticlockwise ring, on whole centimetres.
 * Sides that the distances swallow drop out; null where nothing simple and inside remains.
 */
export const insetRing = (ring: readonly Side[]): Spot[] | null => {
  const whole = ring.map(({ from }) => from);
  let sides = mergedSides(ring);
  while (sides.length >= 3) {
    const corners = cornersOf(sides);
    let worst = -1;
    let worstShare = 0;
    sides.forEach((side, i) => {
      const a = at(corners, i);
      const b = after(corners, i);
      const [dx, dy] = [side.to[0] - side.from[0], side.to[1] - side.from[1]];
      const share = ((b[0] - a[0]) * dx + (b[1] - a[1]) * dy) / (dx * dx + dy * dy);
      if (share < worstShare) {
        worstShare = share;
        worst = i;
      }
    });
    if (worst < 0) {
      const inner = corners.map(toWhole).filter((p, i, all) => distance(p, after(all, i)) > 30);
      const fine =
        inner.length >= 3 &&
        ringArea(inner) > 0 &&
        isSimpleRing(inner) &&
        inner.every((p) => insideRing(whole, p));
      return fine ? inner : null;
    }
    sides = sides.filter((_, i) => i !== worst);
  }
  return null;
};
