import type { UnitLevel } from '../contract/layers.ts';
import type { AreaFeature } from './area-features.ts';
import { tierOf } from './area-levels.ts';

type Parents = ReadonlyMap<number, AreaFeature | null>;

const levelOfTier: readonly UnitLevel[] = ['district', 'street', 'community', 'general-grid', 'micro-grid'];

/** Digits of a code down to a tier: 6 + 3 + 3 + 3 + 3. */
const digitsOf = (tier: number): number => 6 + 3 * tier;

/**
 * Adds units for the levels that a file leaves out between an area and its parent, because a unit stands exactly one
 * tier below its parent: one for each beginning of a code where codes have the usual length, else one for each parent.
 * They are drawn by what is below them. Null as parent is the district that is made for the file.
 */
export const withTiers = (
  areas: readonly AreaFeature[],
  given: Parents,
  districtName: string,
): { areas: readonly AreaFeature[]; parents: Parents; made: readonly AreaFeature[] } => {
  const parents = new Map(given);
  const made = new Map<string, AreaFeature>();
  let position = areas.reduce((last, area) => Math.max(last, area.position), 0);
  for (const area of areas) {
    if (area.level === 'district') continue;
    let above = parents.get(area.position) ?? null;
    for (let tier = (above === null ? 0 : tierOf[above.level]) + 1; tier < tierOf[area.level]; tier += 1) {
      const isUsual = area.code?.length === digitsOf(tierOf[area.level]) && /^\d+$/.test(area.code);
      const code = isUsual ? (area.code ?? '').slice(0, digitsOf(tier)) : null;
      const key = `${above?.position ?? 0} ${tier} ${code ?? ''}`;
      let unit = made.get(key);
      if (unit === undefined) {
        position += 1;
        unit = madeUnit(position, levelOfTier[tier] ?? 'community', code, above?.name ?? districtName);
        made.set(key, unit);
        parents.set(position, above);
      }
      above = unit;
    }
    parents.set(area.position, above);
  }
  const added = [...made.values()];
  return { areas: [...areas, ...added], parents, made: added };
};

const madeUnit = (position: number, level: UnitLevel, code: string | null, name: string): AreaFeature => ({
  position,
  label: code ?? name,
  level,
  name: code ?? name,
  nameEn: null,
  code,
  parentCode: null,
  households: null,
  people: null,
  polygons: [],
});
