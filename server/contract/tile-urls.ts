import type { TileLayerName } from './layers.ts';

/** TileJSON of a layer, short-lived; names the current revision. */
export const tileJsonPath = (layer: TileLayerName): string => `/tiles/${layer}.json`;

/** Template of a layer's tiles at one net revision and build; such a tile never changes. */
export const tilePathTemplate = (layer: TileLayerName, netRevision: number, build: number): string =>
  `/tiles/${layer}/${netRevision}/${build}/{z}/{x}/{y}.mvt`;
