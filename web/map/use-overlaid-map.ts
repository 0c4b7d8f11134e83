import type { Map as AtlasMap, LayerSpecification } from 'maplibre-gl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TileJsons } from '../api/tile-jsons.ts';
import type { View } from '../state/view.ts';
import { composeLayers } from './compose-layers.ts';
import { endOfSlot } from './layer-order.ts';
import { putMapInto } from './map-host.ts';
import { sourcesOf } from './sources.ts';
import { useMapLayers, useMapTiles } from './use-map-layers.ts';

/** What a page lays over the town. */
export interface Overlay {
  /** What the map shows under it. */
  readonly viewUnder: View;
  /** GeoJSON sources, empty at first. */
  readonly sources: readonly string[];
  layers(): readonly { readonly slot: Parameters<typeof endOfSlot>[0]; readonly spec: LayerSpecification }[];
  /** What else has to go when the page is left. */
  forget?(map: AtlasMap): void;
  /** Free edge round the box that is shown first, CSS pixels. */
  readonly edgePixels: number;
}

const putOverlay = (map: AtlasMap, overlay: Overlay): (() => void) => {
  const layers = overlay.layers();
  for (const source of overlay.sources)
    map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  for (const { slot, spec } of layers) map.addLayer(spec, endOfSlot(slot));
  return () => {
    for (const { spec } of layers) map.removeLayer(spec.id);
    for (const source of overlay.sources) map.removeSource(source);
    overlay.forget?.(map);
  };
};

/** Heat that the leader's map has drawn lies above everything; its code is fetched only where it was drawn. */
const clearHeat = (map: AtlasMap): void => {
  if (map.getLayer('ticket-heat') === undefined) return;
  void import('./heat-overlay.ts').then(({ drawHeat }) => drawHeat(map, null));
};

/** Puts the one map into the box, at `bbox` (EPSG:4326); gives it once its style and the overlay's layers stand. */
export const useOverlaidMap = (
  box: RefObject<HTMLElement | null>,
  bbox: readonly [number, number, number, number],
  tileJsons: TileJsons,
  overlay: Overlay,
): AtlasMap | null => {
  const [map, setMap] = useState<AtlasMap | null>(null);
  const start = useRef({ bbox, tileJsons, overlay });
  useEffect(() => {
    const target = box.current;
    if (!target) return;
    const { overlay: over } = start.current;
    const edge = over.edgePixels;
    const padding = { top: edge, right: edge, bottom: edge, left: edge };
    let takeAway = (): void => undefined;
    const host = putMapInto(target, {
      ...{ center: null, zoom: null, bbox: start.current.bbox, padding },
      sources: sourcesOf(start.current.tileJsons),
      layers: composeLayers(over.viewUnder),
    });
    const busy = (): void => target.setAttribute('aria-busy', 'true');
    const idle = (): void => target.setAttribute('aria-busy', 'false');
    host.map.on('render', busy);
    host.map.on('idle', idle);
    const ready = (): void => {
      takeAway = putOverlay(host.map, over);
      host.map.fitBounds([...start.current.bbox] as [number, number, number, number], {
        ...{ padding, duration: 0 },
      });
      clearHeat(host.map);
      setMap(host.map);
    };
    if (host.map.isStyleLoaded() || host.map.getLayer(endOfSlot('measure'))) ready();
    else host.map.once('style.load', ready);
    const resized = new ResizeObserver(() => host.map.resize());
    resized.observe(target);
    return () => {
      resized.disconnect();
      host.map.off('style.load', ready);
      host.map.off('render', busy);
      host.map.off('idle', idle);
      takeAway();
      host.element.remove();
    };
  }, [box]);
  useMapTiles(map, tileJsons);
  useMapLayers(map, overlay.viewUnder);
  useEffect(() => {
    // Their colours would be taken for those of the overlay.
    map?.setPaintProperty('face:compound', 'fill-opacity', 0);
  }, [map]);
  return map;
};
