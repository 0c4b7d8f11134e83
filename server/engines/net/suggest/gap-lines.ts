import Delaunator from 'delaunator';
import { distanceToSegment } from './distance.ts';

/** Flat coordinates, not yet whole. */
export type GapLine = readonly number[];

/** Points on the bodies between which lines run, with the body that each belongs to. */
export class Sites {
  readonly coordinates: number[] = [];
  readonly owners: number[] = [];

  /** Puts in a segment without its end, as a point every 1.5 m: a gap narrower than that wavers. */
  add(owner: number, x1: number, y1: number, x2: number, y2: number): void {
    const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / sampleCentimetres));
    for (let step = 0; step < steps; step += 1) {
      this.coordinates.push(x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps);
      this.owners.push(owner);
    }
  }
}

const sampleCentimetres = 150;
/** By how far a line midway between buildings may be straightened. */
const straightenCentimetres = 60;

/**
 * Lines midway between bodies: the edges of the Voronoi diagram of their points that part different ones, joined from
 * fork to fork and straightened. They reach `margin` centimetres beyond a box.
 */
export const gapLinesOf = (
  sites: Sites,
  box: readonly [west: number, south: number, east: number, north: number],
  margin: number,
): GapLine[] => {
  const coordinates = [...sites.coordinates, ...farAway(box)];
  const { triangles, halfedges } = new Delaunator(Float64Array.from(coordinates));
  const owner = (edge: number): number => sites.owners[triangles[edge] as number] ?? nobody;
  const centreOf = circumcentresOf(coordinates, triangles);
  const segments: Segment[] = [];
  for (let edge = 0; edge < triangles.length; edge += 1) {
    const twin = halfedges[edge] as number;
    if (twin > edge || twin < 0) continue;
    const [p, q] = [owner(edge), owner(twin)];
    if (p === q || p === nobody || q === nobody) continue;
    const [triangle, across] = [Math.floor(edge / 3), Math.floor(twin / 3)];
    const [from, to] = [centreOf(triangle), centreOf(across)];
    const clipped = clip(from, to, box, margin);
    if (clipped === null) continue;
    const [start, end] = clipped;
    segments.push({
      pair: Math.min(p, q) * 2 ** 26 + Math.max(p, q),
      // An end that was cut off is no fork.
      ends: [start === from ? triangle : -1, end === to ? across : -1],
      from: start,
      to: end,
    });
  }
  return joined(segments).map((line) => straightened(line, straightenCentimetres));
};

type Spot = readonly [number, number];
const nobody = -1;

/** Points around a box that belong to nobody, so that lines end nowhere within it, also between points in a row. */
const farAway = ([west, south, east, north]: readonly [number, number, number, number]): number[] => {
  const reach = (east - west + north - south) * 20 + 10_000;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return [-1, 0, 1].flatMap((i) =>
    [-1, 0, 1].flatMap((k) => (i === 0 && k === 0 ? [] : [x + i * reach, y + k * reach])),
  );
};

interface Segment {
  readonly pair: number;
  readonly ends: readonly [number, number];
  readonly from: Spot;
  readonly to: Spot;
}

/** Circumcentres of triangles, each made when it is first asked for: most lie inside a body and never are. */
const circumcentresOf = (at: readonly number[], triangles: Uint32Array): ((triangle: number) => Spot) => {
  const known: (Spot | undefined)[] = [];
  return (triangle) => {
    const own = known[triangle] ?? circumcentreOf(at, triangles, triangle);
    known[triangle] = own;
    return own;
  };
};

const circumcentreOf = (at: readonly number[], triangles: Uint32Array, triangle: number): Spot => {
  const corner = (k: number): [number, number] => {
    const site = triangles[triangle * 3 + k] as number;
    return [at[site * 2] as number, at[site * 2 + 1] as number];
  };
  const [[ax, ay], [bx, by], [cx, cy]] = [corner(0), corner(1), corner(2)];
  const [dx, dy, ex, ey] = [bx - ax, by - ay, cx - ax, cy - ay];
  const [bl, cl, d] = [dx * dx + dy * dy, ex * ex + ey * ey, 2 * (dx * ey - dy * ex)];
  if (d === 0) return [(ax + bx + cx) / 3, (ay + by + cy) / 3];
  return [ax + (ey * bl - dy * cl) / d, ay + (dx * cl - ex * bl) / d];
};

/** The part of a segment within a box and its margin. */
const clip = (
  from: Spot,
  to: Spot,
  [west, south, east, north]: readonly [number, number, number, number],
  margin: number,
): [Spot, Spot] | null => {
  let [first, last] = [0, 1];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  for (const [step, room] of [
    [-dx, from[0] - west + margin],
    [dx, east + margin - from[0]],
    [-dy, from[1] - south + margin],
    [dy, north + margin - from[1]],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
      continue;
    }
    if (step > 0) last = Math.min(last, room / step);
    else first = Math.max(first, room / step);
  }
  if (first >= last) return null;
  const at = (share: number): Spot => [from[0] + dx * share, from[1] + dy * share];
  return [first === 0 ? from : at(first), last === 1 ? to : at(last)];
};

/** Joins segments of the same pair of houses where nothing else meets. */
const joined = (segments: readonly Segment[]): GapLine[] => {
  const atFork = new Map<number, number[]>();
  for (const [index, { ends }] of segments.entries())
    for (const end of ends) {
      if (end < 0) continue;
      const found = atFork.get(end);
      if (found === undefined) atFork.set(end, [index]);
      else found.push(index);
    }
  const used = new Set<number>();
  const lines: GapLine[] = [];
  const isThrough = (fork: number): boolean => {
    const [p, q, ...rest] = fork < 0 ? [] : (atFork.get(fork) ?? []);
    if (p === undefined || q === undefined || rest.length > 0) return false;
    return segments[p]?.pair === segments[q]?.pair;
  };
  const follow = (first: number, start: 0 | 1): void => {
    const points: number[] = [];
    let [at, side] = [first, start];
    for (;;) {
      const segment = segments[at] as Segment;
      used.add(at);
      const [from, to] = side === 0 ? [segment.from, segment.to] : [segment.to, segment.from];
      if (points.length === 0) points.push(...from);
      points.push(...to);
      const fork = segment.ends[side === 0 ? 1 : 0];
      if (!isThrough(fork)) break;
      const next = (atFork.get(fork) ?? []).find((other) => other !== at);
      if (next === undefined || used.has(next)) break;
      side = (segments[next] as Segment).ends[0] === fork ? 0 : 1;
      at = next;
    }
    lines.push(points);
  };
  for (const [index, { ends }] of segments.entries())
    if (!used.has(index) && !isThrough(ends[0])) follow(index, 0);
    else if (!used.has(index) && !isThrough(ends[1])) follow(index, 1);
  for (const index of segments.keys()) if (!used.has(index)) follow(index, 0);
  return lines;
};

/** Fewer points, none of the others farther from the line than a tolerance (Douglas and Peucker). */
export const straightened = (line: GapLine, tolerance: number): GapLine => {
  const keep = new Set([0, line.length - 2]);
  const stack: [number, number][] = [[0, line.length - 2]];
  for (let range = stack.pop(); range !== undefined; range = stack.pop()) {
    const [from, to] = range;
    let [worst, distance] = [-1, tolerance];
    for (let i = from + 2; i < to; i += 2) {
      const off = distanceToSegment(
        line[i] as number,
        line[i + 1] as number,
        line[from] as number,
        line[from + 1] as number,
        line[to] as number,
        line[to + 1] as number,
      );
      if (off > distance) [worst, distance] = [i, off];
    }
    if (worst < 0) continue;
    keep.add(worst);
    stack.push([from, worst], [worst, to]);
  }
  return line.filter((_, i) => keep.has(i - (i % 2)));
};
