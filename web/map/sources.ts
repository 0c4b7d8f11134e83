import type { Map as AtlasMap, GeoJSONSource, SourceSpecification, VectorTileSource } from 'maplibre-gl';
import { tileLayerNames } from '../../server/contract/layers.ts';
import type { TileJson, TileJsons } from '../api/tile-jsons.ts';

const emptyCollection: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const clusterRadiusPixels = 44;
const lastClusterZoom = 14;

/** Tiles are asked for by a worker, which needs a whole address; it is always our own. */
const absolute = (template: string): string =>
  `${location.origin}${template.replace(/^https?:\/\/[^/]+/, '')}`;

const vectorSource = (tileJson: TileJson | undefined): SourceSpecification => ({
  type: 'vector',
  tiles: (tileJson?.tiles ?? []).map(absolute),
  minzoom: tileJson?.minzoom ?? 0,
  maxzoom: tileJson?.maxzoom ?? 0,
  ...(tileJson?.bounds ? { bounds: [...tileJson.bounds] } : {}),
});

const geojson = (extra: object = {}): SourceSpecification => ({
  type: 'geojson',
  data: emptyCollection,
  ...extra,
});

/** Every source of the map; tiles from our own server, features filled in later. */
export const sourcesOf = (tileJsons: TileJsons): Record<string, SourceSpecification> => ({
  ...Object.fromEntries(tileLayerNames.map((layer) => [layer, vectorSource(tileJsons[layer])])),
  stations: geojson(),
  'party-orgs': geojson({
    cluster: true,
    clusterRadius: clusterRadiusPixels,
    clusterMaxZoom: lastClusterZoom,
  }),
  coverage: geojson(),
  chosen: geojson(),
  'chosen-veil': geojson(),
});

/** Points the tiles of a layer to another build; does nothing where they are the same. */
export const setTilesOf = (map: AtlasMap, layer: string, tileJson: TileJson): void => {
  const source = map.getSource<VectorTileSource>(layer);
  const tiles = tileJson.tiles.map(absolute);
  if (source && JSON.stringify(source.tiles) !== JSON.stringify(tiles)) source.setTiles(tiles);
};

/** Replaces the features of a source. */
export const setFeatures = (map: AtlasMap, source: string, features: readonly GeoJSON.Feature[]): void => {
  map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features: [...features] });
};
