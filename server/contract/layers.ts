/** Layers that have a revision; tiles, columns and open pages follow it. */
export const layerNames = [
  'base',
  'areas',
  'grids',
  'compounds',
  'buildings',
  'stations',
  'party-orgs',
  'tickets',
] as const;
export type LayerName = (typeof layerNames)[number];

/** Layers that are served as vector tiles. */
export const tileLayerNames = ['base', 'areas', 'grids', 'compounds', 'buildings'] as const;
export type TileLayerName = (typeof tileLayerNames)[number];

/** Collections of the GeoJSON door. */
export const collectionNames = [
  'areas',
  'grids',
  'compounds',
  'buildings',
  'stations',
  'party-orgs',
  'tickets',
] as const;
export type CollectionName = (typeof collectionNames)[number];

export const unitLevels = [
  'district',
  'street',
  'community',
  'general-grid',
  'dedicated-grid',
  'micro-grid',
] as const;
export type UnitLevel = (typeof unitLevels)[number];

export const areaLevels = ['district', 'street', 'community'] as const satisfies readonly UnitLevel[];
export const gridLevels = [
  'general-grid',
  'dedicated-grid',
  'micro-grid',
] as const satisfies readonly UnitLevel[];
