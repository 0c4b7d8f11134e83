import type { Map as AtlasMap, MapMouseEvent } from 'maplibre-gl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TileJsons } from '../../api/tile-jsons.ts';
import { coverageSources, layersOfReach } from '../../layers/coverage-reach.ts';
import { composeLayers } from '../../map/compose-layers.ts';
import { endOfSlot } from '../../map/layer-order.ts';
import { putMapInto } from '../../map/map-host.ts';
import { sourcesOf } from '../../map/sources.ts';
import { useMapLayers, useMapTiles } from '../../map/use-map-layers.ts';
import { defaultView, type View } from '../../state/view.ts';

/** What the map shows under the walking times. */
const viewUnderReach: View = { ...defaultView, layers: ['street', 'community', 'buildings', 'compounds'] };

type Bbox = readonly [number, number, number, number];
const padding = { top: 24, right: 24, bottom: 24, left: 24 };

const putReach = (map: AtlasMap): (() => void) => {
  const layers = layersOfReach();
  for (const source of coverageSources)
    map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  for (const { slot, spec } of layers) map.addLayer(spec, endOfSlot(slot));
  return () => {
    for (const { spec } of layers) map.removeLayer(spec.id);
    for (const source of coverageSources) map.removeSource(source);
    map.removeFeatureState({ source: 'compounds', sourceLayer: 'compounds' });
  };
};

/** Heat that the leader's map has drawn lies above everything here. */
const clearHeat = (map: AtlasMap): void => {
  if (map.getLayer('ticket-heat') === undefined) return;
  void import('../../map/heat-overlay.ts').then(({ drawHeat }) => drawHeat(map, null));
};

/** Puts the one map into the box; gives it once its style and the layers of coverage stand. */
export const useCoverageMap = (
  box: RefObject<HTMLElement | null>,
  bbox: Bbox,
  tileJsons: TileJsons,
): AtlasMap | null => {
  const [map, setMap] = useState<AtlasMap | null>(null);
  const start = useRef({ bbox, tileJsons });
  useEffect(() => {
    const target = box.current;
    if (!target) return;
    let takeAway = (): void => undefined;
    const host = putMapInto(target, {
      ...{ center: null, zoom: null, bbox: start.current.bbox, padding },
      sources: sourcesOf(start.current.tileJsons),
      layers: composeLayers(viewUnderReach),
    });
    const busy = (): void => target.setAttribute('aria-busy', 'true');
    const idle = (): void => target.setAttribute('aria-busy', 'false');
    host.map.on('render', busy);
    host.map.on('idle', idle);
    const ready = (): void => {
      takeAway = putReach(host.map);
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
  useMapLayers(map, viewUnderReach);
  useEffect(() => {
    // Their colours would be taken for those of the walking times.
    map?.setPaintProperty('face:compound', 'fill-opacity', 0);
  }, [map]);
  return map;
};

/** Says which compound was clicked, by its number. */
export const useCompoundClicks = (map: AtlasMap | null, choose: (featureId: number) => void): void => {
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    if (!map) return;
    const clicked = ({ point }: MapMouseEvent): void => {
      const [found] = map.queryRenderedFeatures(point, { layers: ['reach-face'] });
      if (typeof found?.id === 'number') latest.current(found.id);
    };
    map.on('click', clicked);
    return () => {
      map.off('click', clicked);
    };
  }, [map]);
};
