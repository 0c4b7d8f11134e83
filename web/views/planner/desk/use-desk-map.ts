import type { Map as AtlasMap } from 'maplibre-gl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TileJsons } from '../../../api/tile-jsons.ts';
import { draftSources, layersOfDraft } from '../../../layers/draft-net.ts';
import { composeLayers } from '../../../map/compose-layers.ts';
import { endOfSlot } from '../../../map/layer-order.ts';
import { putMapInto } from '../../../map/map-host.ts';
import { sourcesOf } from '../../../map/sources.ts';
import { useMapLayers, useMapTiles } from '../../../map/use-map-layers.ts';
import { defaultView, type View } from '../../../state/view.ts';

/** What the map shows under the net that is drawn: the town, and around it the lines in force. */
export const viewUnderDesk: View = {
  ...defaultView,
  layers: ['street', 'community', 'compounds', 'buildings'],
};

type Bbox = readonly [number, number, number, number];

const putDraft = (map: AtlasMap): (() => void) => {
  const layers = layersOfDraft();
  for (const source of draftSources)
    map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  for (const { slot, spec } of layers) map.addLayer(spec, endOfSlot(slot));
  return () => {
    for (const { spec } of layers) map.removeLayer(spec.id);
    for (const source of draftSources) map.removeSource(source);
  };
};

/** Heat that the leader's map has drawn lies above everything here; it is fetched code only where it is there. */
const clearHeat = (map: AtlasMap): void => {
  if (map.getLayer('ticket-heat') === undefined) return;
  void import('../../../map/heat-overlay.ts').then(({ drawHeat }) => drawHeat(map, null));
};

const padding = { top: 32, right: 32, bottom: 32, left: 32 };

/** Puts the one map into the box, over the part that is drawn; gives it once its style and the net's layers stand. */
export const useDeskMap = (
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
    const place = { center: null, zoom: null, bbox: start.current.bbox, padding };
    const host = putMapInto(target, {
      ...place,
      sources: sourcesOf(start.current.tileJsons),
      layers: composeLayers(viewUnderDesk),
    });
    const busy = (): void => target.setAttribute('aria-busy', 'true');
    const idle = (): void => target.setAttribute('aria-busy', 'false');
    host.map.on('render', busy);
    host.map.on('idle', idle);
    const ready = (): void => {
      takeAway = putDraft(host.map);
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
  useMapLayers(map, viewUnderDesk);
  useEffect(() => {
    // Their colours would be taken for those of the units.
    map?.setPaintProperty('face:compound', 'fill-opacity', 0);
  }, [map]);
  return map;
};
