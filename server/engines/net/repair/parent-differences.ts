import type { Point, Polygon } from '../plane.ts';
import type { DrawnUnits } from './drawn-units.ts';
import { overlayOf } from './overlay.ts';
import { placeOfRegion, regionsOf } from './regions.ts';

interface Part {
  readonly place: Point;
  readonly areaSquareCentimetres: number;
  readonly count: number;
}

/** How what was given for a unit differs from its leaves together. */
export interface Difference {
  readonly parent: string;
  /** Given and covered by no leaf. */
  readonly lost: Part | null;
  /** By leaf: what of it lies outside. */
  readonly gained: ReadonlyMap<string, Part>;
}

/** Less than a tenth of a square metre in all is rounding. */
const leastSquareCentimetres = 1_000;

/** The units above the leaves, with the shapes that the leaves have, that do not look as they were given. */
export const parentDifferences = (
  drawn: DrawnUnits,
  shapes: readonly (readonly Polygon[])[],
): Difference[] => {
  const under = new Map<string, number[]>();
  for (const [leaf, { unit }] of drawn.leaves.entries())
    for (let id = unit.parentId; id !== null; id = drawn.inputs.get(id)?.unit.parentId ?? null) {
      const list = under.get(id);
      if (list === undefined) under.set(id, [leaf]);
      else list.push(leaf);
    }
  return [...drawn.parents].flatMap(([parent, given]) => {
    const leaves = under.get(parent) ?? [];
    const difference = differenceOf(drawn, parent, given, leaves, shapes);
    return difference.lost === null && difference.gained.size === 0 ? [] : [difference];
  });
};

const differenceOf = (
  drawn: DrawnUnits,
  parent: string,
  given: readonly Polygon[],
  leaves: readonly number[],
  shapes: readonly (readonly Polygon[])[],
): Difference => {
  const overlay = overlayOf([given, ...leaves.map((leaf) => shapes[leaf] ?? [])]);
  if ('tangled' in overlay) return { parent, lost: null, gained: new Map() };
  const sums = new Map<number, { place: Point; largest: number; area: number; count: number }>();
  for (const [index, region] of regionsOf(overlay).list.entries()) {
    const isGiven = region.cover[0] === 0;
    if (index === 0 || region.cover.length === 0 || (isGiven && region.cover.length > 1)) continue;
    const part = isGiven ? 0 : (region.cover[0] as number);
    const area = region.areaSquareCentimetres;
    const sum = sums.get(part) ?? { place: [0, 0], largest: -1, area: 0, count: 0 };
    const isLarger = area > sum.largest;
    sums.set(part, {
      place: isLarger ? placeOfRegion(overlay, region) : sum.place,
      largest: Math.max(area, sum.largest),
      area: sum.area + area,
      count: sum.count + 1,
    });
  }
  const parts = [...sums].flatMap(([part, { place, area, count }]): [number, Part][] =>
    area < leastSquareCentimetres ? [] : [[part, { place, areaSquareCentimetres: area, count }]],
  );
  const idOf = (part: number): string => drawn.leaves[leaves[part - 1] ?? -1]?.unit.id ?? '';
  return {
    parent,
    lost: parts.find(([part]) => part === 0)?.[1] ?? null,
    gained: new Map(parts.filter(([part]) => part > 0).map(([part, found]) => [idOf(part), found])),
  };
};
