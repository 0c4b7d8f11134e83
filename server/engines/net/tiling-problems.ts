import { EdgeGrid } from './edge-grid.ts';
import type { LooseSegment } from './loose-segments.ts';
import { type NetProblem, problemOf } from './net-input.ts';
import { doubleAreaOf, doubleAreaOfPolygons, keyOf, type Point, type Polygon } from './plane.ts';
import { placeIn } from './ray.ts';
import { polygonsOf } from './rings.ts';
import { meetingOf } from './segment-set.ts';

/** Leaves, each with valid polygons, and what of their lines does not cancel, with every touch made a vertex. */
interface Tiling {
  readonly ids: readonly string[];
  readonly shapes: readonly (readonly Polygon[])[];
  readonly loose: readonly LooseSegment[];
  /** The district as it was given; a hole of it is no gap. */
  readonly outline: readonly Polygon[] | null;
}

/**
 * Overlaps and gaps between leaves. Loose lines that cross mean two units lie over each other; of lines that do not
 * cross, an outer ring inside another is an overlap and an inner ring a gap. Gaps beside lines that cross come to light
 * when those are put right.
 */
export const tilingProblems = (tiling: Tiling): NetProblem[] => {
  const problems = [...duplicates(tiling)];
  const twice = new Set(problems.flatMap(({ units }) => units));
  const crossing = crossings(tiling);
  const isClean = (segment: LooseSegment): boolean => !twice.has(tiling.ids[segment.shape] ?? '');
  const told = new Set(problems.map(({ units }) => [...units].sort().join()));
  problems.push(...overlaps(tiling, crossing).filter(({ units }) => !told.has(units.join())));
  const groups = groupsOf(tiling.loose);
  const dirty = new Set(crossing.flatMap(([i, j]) => [groups[i], groups[j]]));
  const rest = tiling.loose.filter((segment, index) => !dirty.has(groups[index]) && isClean(segment));
  return [...problems, ...ringProblems(tiling, rest)];
};

function* duplicates({ ids, shapes }: Tiling): Generator<NetProblem> {
  const seen = new Map<string, number>();
  for (const [index, polygons] of shapes.entries()) {
    const [outer] = polygons[0] ?? [];
    if (outer === undefined) continue;
    const key = polygons
      .flat()
      .map((ring) => doubleAreaOf(ring))
      .sort((a, b) => a - b)
      .concat([...outer].sort((a, b) => a - b).slice(0, 8))
      .join();
    const other = seen.get(key);
    if (other === undefined) seen.set(key, index);
    else if (sameVertices(shapes[other] ?? [], polygons))
      yield problemOf(
        'duplicate',
        [ids[other] ?? '', ids[index] ?? ''],
        [outer[0] ?? 0, outer[1] ?? 0],
        Math.abs(doubleAreaOf(outer)) / 2,
      );
  }
}

const sameVertices = (a: readonly Polygon[], b: readonly Polygon[]): boolean => {
  const keys = (polygons: readonly Polygon[]): string => {
    const all: number[] = [];
    for (const ring of polygons.flat())
      for (let i = 0; i < ring.length; i += 2) all.push(keyOf(ring[i] as number, ring[i + 1] as number));
    return all.sort((p, q) => p - q).join();
  };
  return keys(a) === keys(b);
};

/** Pairs of loose segments that meet other than in a common end. */
const crossings = ({ loose }: Tiling): (readonly [number, number])[] => {
  const pairs: (readonly [number, number])[] = [];
  const grid = new EdgeGrid({
    x: loose.flatMap(({ from, to }) => [from[0], to[0]]),
    y: loose.flatMap(({ from, to }) => [from[1], to[1]]),
    from: loose.map((_, i) => i * 2),
    to: loose.map((_, i) => i * 2 + 1),
    count: loose.length,
  });
  for (const [i, { from, to }] of loose.entries())
    grid.eachNear(i, (j) => {
      const other = loose[j];
      if (
        j > i &&
        other !== undefined &&
        meetingOf(...from, ...to, ...other.from, ...other.to) === 'conflict'
      )
        pairs.push([i, j]);
    });
  return pairs;
};

const overlaps = ({ ids, loose }: Tiling, pairs: readonly (readonly [number, number])[]): NetProblem[] => {
  const found = new Map<string, NetProblem>();
  for (const [i, j] of pairs) {
    const [a, b] = [loose[i], loose[j]];
    if (a === undefined || b === undefined || a.shape === b.shape) continue;
    const units = [ids[a.shape] ?? '', ids[b.shape] ?? ''].sort();
    if (!found.has(units.join())) found.set(units.join(), problemOf('overlap', units, b.from));
  }
  return [...found.values()];
};

/** A number for each loose segment, the same for those that hang together. */
const groupsOf = (loose: readonly LooseSegment[]): number[] => {
  const parent = loose.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] as number;
    for (let at = index; at !== root; ) {
      const next = parent[at] as number;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const holder = new Map<number, number>();
  for (const [index, { from, to }] of loose.entries())
    for (const [x, y] of [from, to]) {
      const other = holder.get(keyOf(x, y));
      if (other === undefined) holder.set(keyOf(x, y), index);
      else parent[rootOf(index)] = rootOf(other);
    }
  return loose.map((_, index) => rootOf(index));
};

function* ringProblems(tiling: Tiling, loose: readonly LooseSegment[]): Generator<NetProblem> {
  const { ids, shapes } = tiling;
  const outline = polygonsOf(loose.map(({ from, to }) => Int32Array.of(...from, ...to)));
  if (outline === null) {
    const [first] = loose;
    if (first !== undefined) yield problemOf('overlap', [ids[first.shape] ?? ''], first.from);
    return;
  }
  const ownerAt = new Map(loose.map(({ from, shape }) => [keyOf(...from), shape]));
  const ownersOf = (ring: Int32Array): string[] => {
    const owners = new Set<string>();
    for (let i = 0; i < ring.length; i += 2)
      owners.add(ids[ownerAt.get(keyOf(ring[i] as number, ring[i + 1] as number)) ?? -1] ?? '');
    return [...owners].sort();
  };
  const boxes = shapes.map(boxOf);
  for (const [outer = new Int32Array()] of outline) {
    const place: Point = [outer[0] ?? 0, outer[1] ?? 0];
    const owners = ownersOf(outer);
    const under = boxes.findIndex(
      (box, index) =>
        isInBox(box, place) &&
        !owners.includes(ids[index] ?? '') &&
        placeIn(shapes[index] ?? [], ...place) > 0,
    );
    if (under >= 0)
      yield problemOf('overlap', [...owners, ids[under] ?? ''].sort(), place, doubleAreaOf(outer) / 2);
  }
  const gaps =
    polygonsOf(
      loose.map(({ from, to }) => Int32Array.of(...to, ...from)),
      true,
    ) ?? [];
  for (const gap of gaps) {
    const [outer = new Int32Array()] = gap;
    if (!isIntended(tiling, outer))
      yield problemOf(
        'gap',
        ownersOf(outer),
        [outer[0] ?? 0, outer[1] ?? 0],
        doubleAreaOfPolygons([gap]) / 2,
      );
  }
}

type Box = readonly [west: number, south: number, east: number, north: number];

const boxOf = (polygons: readonly Polygon[]): Box => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer = new Int32Array()] of polygons)
    for (let i = 0; i < outer.length; i += 2) {
      const [x, y] = [outer[i] as number, outer[i + 1] as number];
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  return [west, south, east, north];
};

const isInBox = ([west, south, east, north]: Box, [x, y]: Point): boolean =>
  x >= west && x <= east && y >= south && y <= north;

/** A gap that the district leaves out too: nothing of its ring lies inside. */
const isIntended = ({ outline }: Tiling, hole: Int32Array): boolean => {
  if (outline === null) return false;
  for (let i = 0; i < hole.length; i += 2)
    if (placeIn(outline, hole[i] as number, hole[i + 1] as number) > 0) return false;
  return true;
};
