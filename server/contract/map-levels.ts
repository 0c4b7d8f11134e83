/** Levels of the map: `grid` shows general and dedicated grids, which are siblings. */
export const mapLevels = ['district', 'street', 'community', 'grid', 'micro-grid'] as const;
export type MapLevel = (typeof mapLevels)[number];
