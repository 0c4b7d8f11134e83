import { doubleAreaOfPolygons, type Point, type Polygon } from '../plane.ts';
import { type Building, type Ground, wantedClearance } from './ground.ts';
import type { GroundLines } from './ground-lines.ts';
import type { EdgeKind } from './planar-lines.ts';

/** What parts are made of: atoms that no line divides, and what lies between them. */
export interface AtomGraph {
  readonly households: readonly number[];
  readonly areas: readonly number[];
  /** Centimetres of each atom along the outline of the unit. */
  readonly outerLengths: readonly number[];
  readonly links: readonly (readonly Link[])[];
}

export interface Link {
  readonly atom: number;
  /** Centimetres that both have in common; 0 where they only count as neighbours. */
  readonly length: number;
  /** What a boundary there costs: its length, less on roads and walls. */
  readonly cost: number;
}

const costOf: Readonly<Record<EdgeKind, number>> = { border: 0, road: 0.3, wall: 0.4, gap: 1 };
const tooNearFactor = 5;

/**
 * Faces of a unit as atoms. Parts of a unit that lie apart count as neighbours where their atoms are nearest, so that
 * a unit of several parts can be divided at all.
 */
export const atomGraphOf = (ground: Ground, lines: GroundLines): AtomGraph => {
  const { polygons, sides, vertices, houses } = lines;
  const outerLengths = polygons.map(() => 0);
  const links = polygons.map(() => new Map<number, Link>());
  const add = (from: number, atom: number, length: number, cost: number): void => {
    const link = links[from]?.get(atom);
    links[from]?.set(atom, { atom, length: length + (link?.length ?? 0), cost: cost + (link?.cost ?? 0) });
  };
  for (const { edge, left, right } of sides) {
    const [from, to] = [vertices.points[edge.a] as Point, vertices.points[edge.b] as Point];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (right < 0) {
      outerLengths[left] = (outerLengths[left] as number) + length;
      continue;
    }
    const isNear = houses.clearance(...from, ...to, wantedClearance) < wantedClearance;
    const cost = length * costOf[edge.kind] * (isNear ? tooNearFactor : 1);
    add(left, right, length, cost);
    add(right, left, length, cost);
  }
  for (const [a, b] of bridgesOf(polygons, links)) {
    add(a, b, 0, 0);
    add(b, a, 0, 0);
  }
  return {
    households: sumPerAtom(ground.buildings, lines),
    areas: polygons.map((polygon) => doubleAreaOfPolygons([polygon]) / 2),
    outerLengths,
    links: links.map((map) => [...map.values()].sort((a, b) => a.atom - b.atom)),
  };
};

const sumPerAtom = (buildings: readonly Building[], { polygons, faceOfHouse }: GroundLines): number[] => {
  const sums = polygons.map(() => 0);
  for (const [house, { households }] of buildings.entries()) {
    const atom = faceOfHouse[house] as number;
    sums[atom] = (sums[atom] as number) + households;
  }
  return sums;
};

/** Pairs of atoms, by their outlines, that join components: the nearest by their first corners. */
export const bridgesOf = (
  polygons: readonly Polygon[],
  links: readonly ReadonlyMap<number, Link>[],
): [number, number][] => {
  const component = new Int32Array(polygons.length).fill(-1);
  let count = 0;
  for (const start of polygons.keys()) {
    if (component[start] !== -1) continue;
    const stack = [start];
    component[start] = count;
    for (let at = stack.pop(); at !== undefined; at = stack.pop())
      for (const next of links[at]?.keys() ?? [])
        if (component[next] === -1) {
          component[next] = count;
          stack.push(next);
        }
    count += 1;
  }
  const cornerOf = (atom: number): [number, number] => {
    const [outer] = polygons[atom] ?? [];
    return [outer?.[0] as number, outer?.[1] as number];
  };
  const found: [number, number][] = [];
  for (let joinedTo = 1; joinedTo < count; joinedTo += 1) {
    let [best, distance] = [[0, 0] as [number, number], Infinity];
    for (const a of polygons.keys()) {
      if (component[a] !== joinedTo) continue;
      for (const b of polygons.keys()) {
        if ((component[b] as number) >= joinedTo) continue;
        const [[x1, y1], [x2, y2]] = [cornerOf(a), cornerOf(b)];
        const off = Math.hypot(x2 - x1, y2 - y1);
        if (off < distance) [best, distance] = [[a, b], off];
      }
    }
    found.push(best);
  }
  return found;
};
