import type { UnitLevel } from '../../../../server/contract/layers.ts';
import type { MapLevel } from '../../../../server/contract/map-levels.ts';

const levelBelow: Readonly<Record<UnitLevel, MapLevel>> = {
  district: 'street',
  street: 'community',
  community: 'grid',
  'general-grid': 'micro-grid',
  'dedicated-grid': 'grid',
  'micro-grid': 'micro-grid',
};
const depths: readonly MapLevel[] = ['district', 'street', 'community', 'grid', 'micro-grid'];

/** The level to map inside a unit: the one below it, or a finer one that is shown already. */
export const levelInside = (unit: UnitLevel, shown: MapLevel): MapLevel => {
  const below = levelBelow[unit];
  return depths.indexOf(shown) > depths.indexOf(below) ? shown : below;
};
