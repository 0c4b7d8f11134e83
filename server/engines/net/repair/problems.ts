import { type NetProblem, problemOf } from '../net-input.ts';
import type { Point } from '../plane.ts';
import { placeIn } from '../ray.ts';
import type { DrawnUnits } from './drawn-units.ts';
import type { Overlay } from './overlay.ts';
import { type Difference, parentDifferences } from './parent-differences.ts';
import { cornerOfRegion, placeOfRegion, type Region, type Regions, widthOf } from './regions.ts';
import type { RepairOptions } from './repair-options.ts';

/** Everything that keeps units from being a net, with area and place; the largest first within each kind. */
export const problemsOf = (
  drawn: DrawnUnits,
  overlay: Overlay,
  regions: Regions,
  district: string,
  options: RepairOptions,
): NetProblem[] => {
  const areas = coveredAreas(drawn, regions);
  const faults = [...drawn.faults].map(
    ([leaf, problem]): NetProblem => ({ ...problem, areaSquareCentimetres: areas[leaf] ?? 0 }),
  );
  return [
    ...drawn.missing,
    ...faults,
    ...disputed(drawn, overlay, regions, areas, district, options),
    ...parentDifferences(drawn, drawn.shapes).flatMap((each) => [...problemsOfParent(each)]),
  ];
};

/** What each leaf covers, in square centimetres. */
export const coveredAreas = ({ leaves }: DrawnUnits, { list }: Regions): Float64Array => {
  const areas = new Float64Array(leaves.length);
  for (const { cover, areaSquareCentimetres } of list)
    for (const leaf of cover) areas[leaf] = (areas[leaf] as number) + areaSquareCentimetres;
  return areas;
};

interface Finding {
  readonly kind: NetProblem['kind'];
  readonly units: readonly string[];
  region: Region;
  area: number;
  count: number;
}

/** Overlaps, gaps and slivers; those between the same units are one problem, every gap is its own. */
const disputed = (
  drawn: DrawnUnits,
  overlay: Overlay,
  regions: Regions,
  areas: Float64Array,
  district: string,
  options: RepairOptions,
): NetProblem[] => {
  const found = new Map<string, Finding>();
  const idOf = (leaf: number): string => drawn.leaves[leaf]?.unit.id ?? '';
  const outline = drawn.parents.get(district);
  for (const [index, region] of regions.list.entries()) {
    const { cover } = region;
    if (index === 0 || cover.length === 1) continue;
    const isGap = cover.length === 0;
    if (isGap && outline !== undefined && placeIn(outline, ...placeOfRegion(overlay, region)) < 0) continue;
    const isThin = widthOf(overlay, region) <= options.sliverCentimetres;
    const isTwice = !isGap && cover.every((leaf) => areas[leaf] === region.areaSquareCentimetres);
    const kind = isTwice ? 'duplicate' : isThin ? 'sliver' : isGap ? 'gap' : 'overlap';
    const units = (isGap ? neighboursOf(regions, region) : cover).map(idOf);
    const key = kind === 'gap' ? `gap ${index}` : `${kind} ${units.join()}`;
    const known = found.get(key);
    const area = region.areaSquareCentimetres;
    if (known === undefined) found.set(key, { kind, units, region, area, count: 1 });
    else {
      if (area > known.region.areaSquareCentimetres) known.region = region;
      known.area += area;
      known.count += 1;
    }
  }
  return [...found.values()]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.area - a.area)
    .map(({ kind, units, region, area, count }) => ({
      ...problemOf(kind, units, (kind === 'sliver' ? cornerOfRegion : placeOfRegion)(overlay, region), area),
      ...(count > 1 ? { count } : {}),
    }));
};

const order: readonly NetProblem['kind'][] = ['duplicate', 'overlap', 'gap', 'sliver'];

/** Leaves that alone cover the ground on the other side of a region's border. */
export const neighboursOf = ({ list, regionOf }: Regions, region: Region): number[] => {
  const found = new Set<number>();
  for (const half of region.halves)
    for (const leaf of list[regionOf[half ^ 1] as number]?.cover ?? []) found.add(leaf);
  return [...found].sort((a, b) => a - b);
};

function* problemsOfParent({ parent, lost, gained }: Difference): Generator<NetProblem> {
  if (lost !== null) yield problemWith('parent-not-filled', [parent], lost);
  for (const [child, part] of gained) yield problemWith('outside-parent', [child, parent], part);
}

const problemWith = (
  kind: NetProblem['kind'],
  units: readonly string[],
  { place, areaSquareCentimetres, count }: { place: Point; areaSquareCentimetres: number; count: number },
): NetProblem => ({
  ...problemOf(kind, units, place, areaSquareCentimetres),
  ...(count > 1 ? { count } : {}),
});
