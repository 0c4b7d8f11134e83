import type { LonLat } from './coordinate-systems.ts';
import type { Polygon } from './polygons.ts';

/** Twice the signed area in square degrees; positive when it runs anticlockwise. */
const signedArea = (ring: readonly LonLat[]): number => {
  const [origin] = ring;
  if (origin === undefined) return 0;
  let sum = 0;
  let [x, y] = [0, 0];
  for (const [longitude, latitude] of ring) {
    const [nextX, nextY] = [longitude - origin[0], latitude - origin[1]];
    sum += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return sum;
};

const keyOf = ([longitude, latitude]: LonLat): string => `${longitude} ${latitude}`;

interface Segment {
  readonly from: LonLat;
  readonly to: LonLat;
}

/** What is left of all directed segments when opposite ones cancel; null when two run the same way. */
const cancel = (polygons: readonly Polygon[]): Map<string, Segment> | null => {
  const left = new Map<string, Segment>();
  for (const polygon of polygons)
    for (const [index, ring] of polygon.entries()) {
      const turned = signedArea(ring) > 0 !== (index === 0) ? [...ring].reverse() : ring;
      for (let at = 1; at < turned.length; at += 1) {
        const [from, to] = [turned[at - 1], turned[at]] as [LonLat, LonLat];
        const [start, end] = [keyOf(from), keyOf(to)];
        if (start === end || left.delete(`${end}>${start}`)) continue;
        if (left.has(`${start}>${end}`)) return null;
        left.set(`${start}>${end}`, { from, to });
      }
    }
  return left;
};

/** Joins segments to rings; null when a point begins more than one of them. */
const ringsOf = (segments: Iterable<Segment>): LonLat[][] | null => {
  const next = new Map<string, Segment>();
  for (const segment of segments) {
    if (next.has(keyOf(segment.from))) return null;
    next.set(keyOf(segment.from), segment);
  }
  const rings: LonLat[][] = [];
  for (const [start, first] of next) {
    const ring = [first.from];
    let at = start;
    for (let segment = next.get(at); segment !== undefined; segment = next.get(at)) {
      ring.push(segment.to);
      next.delete(at);
      at = keyOf(segment.to);
    }
    if (at !== start) return null;
    rings.push(ring);
  }
  return rings;
};

const holds = (ring: readonly LonLat[], [longitude, latitude]: LonLat): boolean => {
  let inside = false;
  for (let at = 1; at < ring.length; at += 1) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1], ring[at]] as [LonLat, LonLat];
    if (y1 > latitude !== y2 > latitude && longitude < x1 + ((latitude - y1) * (x2 - x1)) / (y2 - y1))
      inside = !inside;
  }
  return inside;
};

/** Below this a hole is the trace of vertices that do not match: about one square metre. */
const sliverDoubleArea = 2 * 1e-10;

/**
 * The outline of polygons that meet vertex by vertex, without any arithmetic on coordinates: segments that two
 * of them share cancel, what remains is outline and gaps. Null when they do not meet so neatly.
 */
export const outlineByCancelling = (polygons: readonly Polygon[]): Polygon[] | null => {
  const segments = cancel(polygons);
  const rings = segments === null ? null : ringsOf(segments.values());
  if (rings === null || rings.some((ring) => Math.abs(signedArea(ring)) < sliverDoubleArea)) return null;
  const outer = rings
    .filter((ring) => signedArea(ring) > 0)
    .sort((a, b) => signedArea(a) - signedArea(b))
    .map((ring) => [ring]);
  const nested = outer.some((polygon, index) =>
    outer.slice(index + 1).some((larger) => holds(larger[0] ?? [], polygon[0]?.[0] ?? [0, 0])),
  );
  if (nested && rings.length === outer.length) return null;
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const around = outer.find((polygon) => holds(polygon[0] ?? [], hole[0] ?? [0, 0]));
    if (around === undefined) return null;
    around.push(hole);
  }
  return outer;
};
