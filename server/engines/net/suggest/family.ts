import { polygonsOfUnit } from '../dissolve.ts';
import type { Net } from '../net.ts';
import { doubleAreaOfPolygons, type Point, type Polygon } from '../plane.ts';
import { type AtomGraph, bridgesOf, type Link } from './atom-graph.ts';
import { lineMeterOf } from './figures.ts';
import type { GuideLine } from './ground.ts';

/** A unit below one that is to be divided. */
export interface Child {
  readonly id: string;
  readonly name: string;
  readonly polygons: readonly Polygon[];
}

/** A line between two children, by their places in the list; null for what lies around. */
export interface Border {
  readonly children: readonly [number, number | null];
  readonly line: Int32Array;
}

/** The children of a unit with the lines between them. Plain data, that outlives the net it was read from. */
export interface Family {
  readonly children: readonly Child[];
  readonly borders: readonly Border[];
}

/** The children of a unit (by its slot), or of several, in the order of their codes. */
export const familyOf = (net: Net, ...parents: readonly number[]): Family => {
  const codeOf = (child: number): string => net.unitAt(child)?.code ?? '';
  const slots = parents
    .flatMap((parent) => net.childrenOf(parent))
    .sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
  const childOf = new Map<number, number>();
  for (const [place, child] of slots.entries())
    for (const leaf of net.leavesOf(child)) childOf.set(leaf, place);
  const borders: Border[] = [];
  for (const [leaf, child] of childOf)
    for (const half of net.arcs.halvesOf(leaf)) {
      const other = childOf.get(net.arcs.leafOf(half ^ 1)) ?? null;
      // A line within the family is met from both sides.
      if (other !== null && child >= other) continue;
      borders.push({ children: [child, other], line: net.arcs.pathOf(half) });
    }
  const children = slots.flatMap((child): Child[] => {
    const unit = net.unitAt(child);
    return unit === null
      ? []
      : [{ id: unit.id, name: unit.name, polygons: polygonsOfUnit(net, child) ?? [] }];
  });
  return { children, borders };
};

/** What a boundary costs per metre on roads and walls, and elsewhere. */
const [guidedCost, freeCost] = [0.35, 1];

/** The children as atoms; `households` are those of each. */
export const graphOfFamily = (
  { children, borders }: Family,
  households: readonly number[],
  guides: readonly GuideLine[],
): AtomGraph => {
  const meter = lineMeterOf(guides);
  const outerLengths = children.map(() => 0);
  const links = children.map(() => new Map<number, Link>());
  const add = (from: number, atom: number, length: number, cost: number): void => {
    const link = links[from]?.get(atom);
    links[from]?.set(atom, { atom, length: length + (link?.length ?? 0), cost: cost + (link?.cost ?? 0) });
  };
  for (const {
    children: [child, other],
    line,
  } of borders) {
    const { lengthMeters, guidedShare } = meter([pointsOf(line)]);
    const length = lengthMeters * 100;
    if (other === null) {
      outerLengths[child] = (outerLengths[child] as number) + length;
      continue;
    }
    const cost = length * (guidedShare * guidedCost + (1 - guidedShare) * freeCost);
    add(child, other, length, cost);
    add(other, child, length, cost);
  }
  const outlines = children.map(({ polygons: [first] }) => first ?? []);
  for (const [a, b] of bridgesOf(outlines, links)) {
    add(a, b, 0, 0);
    add(b, a, 0, 0);
  }
  return {
    households,
    areas: children.map(({ polygons }) => doubleAreaOfPolygons(polygons) / 2),
    outerLengths,
    links: links.map((map) => [...map.values()].sort((a, b) => a.atom - b.atom)),
  };
};

/** Lines of a family that a division makes a boundary. */
export const linesOfDivision = ({ borders }: Family, parts: Int32Array): Point[][] =>
  borders
    .filter(({ children: [child, other] }) => other !== null && parts[child] !== parts[other])
    .map(({ line }) => pointsOf(line));

const pointsOf = (line: Int32Array): Point[] =>
  Array.from({ length: line.length / 2 }, (_, i) => [line[i * 2] as number, line[i * 2 + 1] as number]);
