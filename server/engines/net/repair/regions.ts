import { labelPointOf } from '../label-point.ts';
import type { Point, Polygon } from '../plane.ts';
import { polygonsOf } from '../rings.ts';
import { startOf } from './faces.ts';
import { linesOf, type Overlay } from './overlay.ts';

/** Faces that hang together and are covered by the same areas. */
export interface Region {
  readonly cover: readonly number[];
  readonly areaSquareCentimetres: number;
  /** Halves along its border, the region on their left. */
  readonly halves: readonly number[];
}

/** Region 0 is what lies outside of everything. */
export interface Regions {
  readonly list: readonly Region[];
  /** The region on the left of each half; -1 for edges that divide nothing. */
  readonly regionOf: Int32Array;
}

export const regionsOf = ({ faces, covers }: Overlay): Regions => {
  const groups = joined(faces.count, faces.faceOf, covers);
  const numbers = new Map<number, number>();
  const numberOf = Int32Array.from(groups, (group) => {
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, numbers.size);
    return numbers.size - 1;
  });
  const areas = new Float64Array(numbers.size);
  const halves = Array.from(areas, (): number[] => []);
  const coverOf = Array.from(areas, (): readonly number[] => []);
  for (const [face, number] of numberOf.entries()) {
    areas[number] = (areas[number] as number) + (faces.doubleAreas[face] as number) / 2;
    coverOf[number] = covers[face] ?? [];
  }
  const regionOf = faces.faceOf.map((face) => (face < 0 ? -1 : (numberOf[face] as number)));
  for (const [half, region] of regionOf.entries())
    if (region >= 0 && regionOf[half ^ 1] !== region) halves[region]?.push(half);
  const list = coverOf.map(
    (cover, number): Region => ({
      cover,
      areaSquareCentimetres: areas[number] as number,
      halves: halves[number] ?? [],
    }),
  );
  return { list, regionOf };
};

/** A number for each face, the same for those that hang together by edges and have the same cover; face 0 has 0. */
const joined = (count: number, faceOf: Int32Array, covers: readonly (readonly number[])[]): Int32Array => {
  const parent = Int32Array.from({ length: count }, (_, face) => face);
  const rootOf = (face: number): number => {
    let root = face;
    while (parent[root] !== root) root = parent[root] as number;
    for (let at = face; at !== root; ) {
      const next = parent[at] as number;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  for (let half = 0; half < faceOf.length; half += 2) {
    const [one, other] = [faceOf[half] as number, faceOf[half + 1] as number];
    if (one < 0 || one === other || !same(covers[one] ?? [], covers[other] ?? [])) continue;
    const [a, b] = [rootOf(one), rootOf(other)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  return parent.map((_, face) => rootOf(face));
};

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** The polygons of a region. */
export const polygonsOfRegion = ({ store }: Overlay, region: Region): Polygon[] =>
  polygonsOf(linesOf(store, region.halves)) ?? [];

/** A point well inside a region. */
export const placeOfRegion = (overlay: Overlay, region: Region): Point => {
  const polygons = polygonsOfRegion(overlay, region);
  const shapes = polygons.map((polygon) =>
    polygon.map((ring) =>
      Array.from(
        { length: ring.length / 2 },
        (_, i): Point => [ring[i * 2] as number, ring[i * 2 + 1] as number],
      ),
    ),
  );
  return shapes.length > 0 ? labelPointOf(shapes) : cornerOfRegion(overlay, region);
};

/** A corner of a region: where it is, for what is too thin to have an inside. */
export const cornerOfRegion = ({ store }: Overlay, { halves }: Region): Point => {
  const start = startOf(store, halves[0] ?? 0);
  return [store.x[start] ?? 0, store.y[start] ?? 0];
};

export const lengthOfHalf = ({ store }: Overlay, half: number): number => {
  const [a, b] = [startOf(store, half), startOf(store, half ^ 1)];
  return Math.hypot(
    (store.x[b] as number) - (store.x[a] as number),
    (store.y[b] as number) - (store.y[a] as number),
  );
};

/** Twice the area by the length of the border: about the width of what is long and thin. */
export const widthOf = (overlay: Overlay, region: Region): number => {
  const border = region.halves.reduce((sum, half) => sum + lengthOfHalf(overlay, half), 0);
  return border === 0 ? 0 : (2 * region.areaSquareCentimetres) / border;
};
