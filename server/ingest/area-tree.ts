import type { InputProblem } from '../contract/input-error.ts';
import type { UnitLevel } from '../contract/layers.ts';
import type { AreaFeature } from './area-features.ts';
import { tierOf } from './area-levels.ts';
import { boxSearch } from './neighbours.ts';

/** Parents of the areas of a file, as far as the file tells them. */
export interface AreaTree {
  /** By position; null for those that hang below the district that is made for them. */
  readonly parents: Map<number, AreaFeature | null>;
  /** Areas whose parent only their place can tell, with those that may be it. */
  readonly open: readonly { readonly area: AreaFeature; readonly candidates: readonly AreaFeature[] }[];
  readonly problems: readonly InputProblem[];
}

/** The areas of the nearest tier above each level that occurs. */
const nearestAbove = (areas: readonly AreaFeature[]): ReadonlyMap<UnitLevel, AreaFeature[]> =>
  new Map(
    [...new Set(areas.map((area) => area.level))].map((level) => {
      const above = areas.filter((other) => tierOf[other.level] < tierOf[level]);
      const nearest = above.reduce((tier, other) => Math.max(tier, tierOf[other.level]), 0);
      return [level, above.filter((other) => tierOf[other.level] === nearest)];
    }),
  );

/** The unit of a higher level with the longest code that this area's code begins with. */
const byCodePrefix = (
  area: AreaFeature,
  byCode: ReadonlyMap<string, AreaFeature>,
): AreaFeature | undefined => {
  for (let length = (area.code?.length ?? 0) - 1; length > 0; length -= 1) {
    const parent = byCode.get(area.code?.slice(0, length) ?? '');
    if (parent !== undefined && tierOf[parent.level] < tierOf[area.level]) return parent;
  }
  return undefined;
};

/** Finds parents by the declared parent code, else by the beginning of the code, else leaves them open. */
export const growTree = (areas: readonly AreaFeature[]): AreaTree => {
  const parents = new Map<number, AreaFeature | null>();
  const open: { area: AreaFeature; candidates: AreaFeature[] }[] = [];
  const problems: InputProblem[] = [];
  const byCode = new Map(areas.flatMap((area) => (area.code === null ? [] : [[area.code, area] as const])));
  const above = nearestAbove(areas);
  const searches = new Map([...above].map(([level, units]) => [level, boxSearch(units)] as const));
  for (const area of areas) {
    if (above.get(area.level)?.length === 0) parents.set(area.position, null);
    else if (area.parentCode !== null) {
      const declared = byCode.get(area.parentCode);
      if (declared !== undefined && tierOf[declared.level] < tierOf[area.level])
        parents.set(area.position, declared);
      else problems.push({ code: 'parent-unknown', feature: area.label, params: { code: area.parentCode } });
    } else {
      const parent = byCodePrefix(area, byCode);
      if (parent === undefined) open.push({ area, candidates: searches.get(area.level)?.(area) ?? [] });
      else parents.set(area.position, parent);
    }
  }
  return { parents, open, problems };
};
