import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

export interface DecodedFeature {
  readonly id: number | undefined;
  readonly type: number;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
  /** Paths in tile units as the reference decoder gives them: rings repeat their first vertex. */
  readonly paths: readonly (readonly { x: number; y: number }[])[];
}

/** The features of one source layer, by the reference decoder; none where the tile lacks the layer. */
export const decodeLayer = (bytes: Uint8Array, name: string): DecodedFeature[] => {
  const layer = new VectorTile(new PbfReader(bytes)).layers[name];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => decode(layer!.feature(i)));
};

const decode = (feature: VectorTileFeature): DecodedFeature => ({
  id: feature.id,
  type: feature.type,
  properties: feature.properties,
  paths: feature.loadGeometry(),
});

/** Signed area of a decoded ring by the surveyor's formula: positive for outer rings. */
export const ringArea = (ring: readonly { x: number; y: number }[]): number => {
  let doubled = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    doubled += ring[i]!.x * ring[i + 1]!.y - ring[i + 1]!.x * ring[i]!.y;
  }
  return doubled / 2;
};

export const featureArea = (feature: DecodedFeature): number =>
  feature.paths.reduce((sum, ring) => sum + ringArea(ring), 0);
