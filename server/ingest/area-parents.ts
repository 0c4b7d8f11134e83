import type { InputProblem } from '../contract/input-error.ts';
import { areaOf, labelPointOf } from '../engines/net/label-point.ts';
import type { AreaFeature } from './area-features.ts';
import type { PlaneArea } from './area-plane.ts';
import { growTree } from './area-tree.ts';

/** The parent of every area, by position: as the file tells, else the smallest that holds a point well inside it. */
export const parentsOf = (
  areas: readonly AreaFeature[],
  placed: readonly PlaneArea[],
): { parents: ReadonlyMap<number, AreaFeature | null>; problems: InputProblem[] } => {
  const tree = growTree(areas);
  const parents = new Map(tree.parents);
  const problems = [...tree.problems];
  const polygonsOf = new Map(placed.map(({ area, polygons }) => [area.position, polygons] as const));
  for (const { area, candidates } of tree.open) {
    const own = polygonsOf.get(area.position) ?? [];
    if (own.length === 0) continue;
    const point = labelPointOf(own);
    const around = candidates.filter((each) => holds(polygonsOf.get(each.position) ?? [], point));
    const [parent] = around.sort(
      (a, b) => areaOf(polygonsOf.get(a.position) ?? []) - areaOf(polygonsOf.get(b.position) ?? []),
    );
    if (parent === undefined) problems.push({ code: 'parent-missing', feature: area.label });
    else parents.set(area.position, parent);
  }
  return { parents, problems };
};

/** By the even–odd rule, which also answers for rings that cross themselves. */
const holds = (polygons: PlaneArea['polygons'], [x, y]: readonly [number, number]): boolean => {
  let inside = false;
  for (const ring of polygons.flat()) {
    let [x1, y1] = ring[ring.length - 1] ?? [0, 0];
    for (const [x2, y2] of ring) {
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) inside = !inside;
      [x1, y1] = [x2, y2];
    }
  }
  return inside;
};
