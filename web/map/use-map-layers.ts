import type { Map as AtlasMap, LayerSpecification } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { tileLayerNames } from '../../server/contract/layers.ts';
import type { TileJsons } from '../api/tile-jsons.ts';
import type { View } from '../state/view.ts';
import { composeLayers } from './compose-layers.ts';
import { changesBetween, type LayerChange } from './layer-changes.ts';
import { setTilesOf } from './sources.ts';

const applyChange = (map: AtlasMap, change: LayerChange): void => {
  if (change.kind === 'layout')
    map.setLayoutProperty(change.layer, change.name as never, change.value as never);
  else if (change.kind === 'paint')
    map.setPaintProperty(change.layer, change.name as never, change.value as never);
  else map.setFilter(change.layer, change.value as never);
};

/** Keeps the layers of the map as the view says; what is drawn follows from the view alone. */
export const useMapLayers = (map: AtlasMap | null, view: View): void => {
  const drawn = useRef<LayerSpecification[] | null>(null);
  useEffect(() => {
    if (!map) return;
    const wanted = composeLayers(view);
    const before = drawn.current ?? (map.getStyle().layers as LayerSpecification[]);
    for (const change of changesBetween(before, wanted)) applyChange(map, change);
    drawn.current = wanted;
  }, [map, view]);
};

/** Points the sources to the newest build of their tiles. */
export const useMapTiles = (map: AtlasMap | null, tileJsons: TileJsons): void => {
  useEffect(() => {
    if (!map) return;
    for (const layer of tileLayerNames) {
      const tileJson = tileJsons[layer];
      if (tileJson) setTilesOf(map, layer, tileJson);
    }
  }, [map, tileJsons]);
};
