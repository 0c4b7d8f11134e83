import type { Point, Polygon } from '../plane.ts';
import { placeIn } from '../ray.ts';
import type { RepairRule } from './decision.ts';
import type { Overlay } from './overlay.ts';
import {
  lengthOfHalf,
  placeOfRegion,
  polygonsOfRegion,
  type Region,
  type Regions,
  widthOf,
} from './regions.ts';
import type { RepairOptions } from './repair-options.ts';

/** Owner of a region that belongs to nobody. */
export const nobody = -1;

/** Leaves by number, laid over each other. */
export interface Ground {
  readonly overlay: Overlay;
  readonly regions: Regions;
  /** The shape given for the nearest unit above each leaf; null where none was. */
  readonly homes: readonly (readonly Polygon[] | null)[];
  /** The district as it was given; what it leaves out is no gap. */
  readonly district: readonly Polygon[] | null;
  readonly options: RepairOptions;
}

export interface RegionDecision {
  readonly rule: RepairRule;
  readonly region: number;
  readonly place: Point;
  readonly from: readonly number[];
  readonly to: number;
}

export interface RegionQuestion {
  readonly kind: 'duplicate' | 'gap';
  readonly region: number;
  readonly place: Point;
  readonly leaves: readonly number[];
}

/** Who gets each region. Voids are numbered after the leaves, in the order of their marks. */
export interface Assignment {
  readonly owners: Int32Array;
  readonly decisions: RegionDecision[];
  readonly questions: RegionQuestion[];
  readonly usedVoids: Set<number>;
}

/** Gives every region to a leaf or to nobody, by the rules of `RepairRule`. */
export const assignRegions = (ground: Ground): Assignment => {
  const { list } = ground.regions;
  const owners = Int32Array.from(list, ({ cover }) => (cover.length === 1 ? (cover[0] as number) : nobody));
  const assignment: Assignment = { owners, decisions: [], questions: [], usedVoids: new Set() };
  const own = owners.slice();
  const areas = new Float64Array(ground.homes.length);
  for (const { cover, areaSquareCentimetres } of list)
    for (const leaf of cover) areas[leaf] = (areas[leaf] as number) + areaSquareCentimetres;
  for (const [index, region] of list.entries())
    if (region.cover.length > 1) giveOverlap(ground, assignment, index, region, own, areas);
  for (const [index, region] of list.entries())
    if (index > 0 && region.cover.length === 0) giveGap(ground, assignment, index, region);
  return assignment;
};

const isIn = (shape: readonly Polygon[] | null, place: Point): boolean =>
  shape === null || placeIn(shape, ...place) >= 0;

const giveOverlap = (
  ground: Ground,
  { owners, decisions, questions }: Assignment,
  index: number,
  region: Region,
  own: Int32Array,
  areas: Float64Array,
): void => {
  const place = placeOfRegion(ground.overlay, region);
  const decide = (rule: RepairRule, to: number): void => {
    owners[index] = to;
    decisions.push({ rule, region: index, place, from: region.cover.filter((leaf) => leaf !== to), to });
  };
  const mostly = region.cover.filter((leaf) => region.areaSquareCentimetres * 2 > (areas[leaf] as number));
  if (mostly.length > 1) {
    owners[index] = mostly[0] as number;
    questions.push({ kind: 'duplicate', region: index, place, leaves: mostly });
    return;
  }
  const atHome = region.cover.filter((leaf) => isIn(ground.homes[leaf] ?? null, place));
  if (atHome.length === 1) decide('overlap-inside-parent', atHome[0] as number);
  else if (mostly.length === 1) decide('overlap-most-of-unit', mostly[0] as number);
  else {
    const candidates = atHome.length > 1 ? atHome : region.cover;
    decide('overlap-longest-line', longest(candidates, bordersOf(ground, region, own), areas));
  }
};

/** The longest; of equal ones the smaller unit, then the first. */
const longest = (
  candidates: readonly number[],
  lengths: ReadonlyMap<number, number>,
  areas: Float64Array | null,
): number => {
  const sorted = [...candidates].sort(
    (a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0) || (areas?.[a] ?? 0) - (areas?.[b] ?? 0) || a - b,
  );
  return sorted[0] ?? nobody;
};

/** How long a region's border with each owner is. */
const bordersOf = ({ overlay, regions }: Ground, region: Region, owners: Int32Array): Map<number, number> => {
  const lengths = new Map<number, number>();
  for (const half of region.halves) {
    const owner = owners[regions.regionOf[half ^ 1] as number] as number;
    if (owner !== nobody) lengths.set(owner, (lengths.get(owner) ?? 0) + lengthOfHalf(overlay, half));
  }
  return lengths;
};

const giveGap = (ground: Ground, assignment: Assignment, index: number, region: Region): void => {
  const { overlay, district, homes, options } = ground;
  const { owners, decisions, questions, usedVoids } = assignment;
  const place = placeOfRegion(overlay, region);
  if (!isIn(district, place)) return;
  const polygons = polygonsOfRegion(overlay, region);
  const mark = options.voids.findIndex((each) => placeIn(polygons, ...each.place) >= 0);
  const give = (rule: RepairRule, to: number): void => {
    owners[index] = to;
    decisions.push({ rule, region: index, place, from: [], to });
  };
  if (mark >= 0) {
    usedVoids.add(mark);
    give('void', homes.length + mark);
    return;
  }
  const lengths = bordersOf(ground, region, owners);
  const neighbours = [...lengths.keys()].sort((a, b) => a - b);
  const isSmall =
    region.areaSquareCentimetres <= options.gapSquareCentimetres ||
    widthOf(overlay, region) <= options.sliverCentimetres;
  if (!isSmall || neighbours.length === 0) {
    questions.push({ kind: 'gap', region: index, place, leaves: neighbours });
    return;
  }
  const atHome = neighbours.filter((leaf) => isIn(homes[leaf] ?? null, place));
  give('gap-closed', longest(atHome.length > 0 ? atHome : neighbours, lengths, null));
};
