import type { Point, Polygon, Ring } from '../model.ts';
import { insideRing, ringArea } from './geometry.ts';
import { type Face, type Half, halvesOf } from './mesh.ts';

/** Breaks a closed walk at vertices that it visits twice, so that every ring is simple. */
const simpleRings = (walk: readonly Point[]): Point[][] => {
  const rings: Point[][] = [];
  const stack: Point[] = [];
  const position = new Map<string, number>();
  for (const point of walk) {
    const key = `${point[0]},${point[1]}`;
    const known = position.get(key);
    if (known !== undefined) {
      const loop = stack.splice(known);
      for (const [x, y] of loop) position.delete(`${x},${y}`);
      rings.push(loop);
    }
    position.set(key, stack.length);
    stack.push(point);
  }
  if (stack.length > 0) rings.push(stack);
  return rings;
};

/** Starts each ring at its westernmost, then southernmost vertex: the same area gives the same bytes. */
const fromWest = (ring: readonly Point[]): Ring => {
  let start = 0;
  ring.forEach((point, i) => {
    const best = ring[start];
    if (best && (point[0] < best[0] || (point[0] === best[0] && point[1] < best[1]))) start = i;
  });
  return [...ring.slice(start), ...ring.slice(0, start)];
};

/** The area of a set of faces: edges between two of them cancel, what remains is traced into polygons. */
export const dissolve = (faces: readonly Face[]): Polygon[] => {
  const members = new Set(faces);
  const border = faces.flatMap((face) => halvesOf(face).filter(({ twin }) => !members.has(twin.face)));
  const seen = new Set<Half>();
  const rings: Point[][] = [];
  for (const start of border) {
    if (seen.has(start)) continue;
    const walk: Point[] = [];
    let half = start;
    do {
      seen.add(half);
      walk.push(half.origin.point);
      half = half.next;
      while (members.has(half.twin.face)) half = half.twin.next;
    } while (half !== start);
    rings.push(...simpleRings(walk));
  }
  const outer = rings
    .filter((ring) => ringArea(ring) > 0)
    .map((ring) => ({ ring, area: ringArea(ring), holes: [] as Ring[] }))
    .sort((a, b) => a.area - b.area);
  for (const hole of rings.filter((ring) => ringArea(ring) < 0)) {
    const inner = innerPoint(hole);
    outer.find(({ ring }) => insideRing(ring, inner))?.holes.push(fromWest(hole));
  }
  return outer.sort((a, b) => b.area - a.area).map(({ ring, holes }): Polygon => [fromWest(ring), ...holes]);
};

/** A point just inside a ring, beside its longest edge. */
const innerPoint = (ring: readonly Point[]): Point => {
  const clockwise = ringArea(ring) < 0;
  let best: Point = [0, 0];
  let longest = -1;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length <= longest) return;
    longest = length;
    const side = clockwise ? 1 : -1;
    best = [(a[0] + b[0]) / 2 + (side * dy) / length, (a[1] + b[1]) / 2 - (side * dx) / length];
  });
  return best;
};
