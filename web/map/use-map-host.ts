import { useQueryClient } from '@tanstack/react-query';
import type { Map as AtlasMap } from 'maplibre-gl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { District } from '../../server/contract/district.ts';
import type { TileJsons } from '../api/tile-jsons.ts';
import { useUi } from '../state/ui.ts';
import { useView } from '../state/url.ts';
import { composeLayers } from './compose-layers.ts';
import { followHand } from './follow-hand.ts';
import { edgesOfWhole } from './free-area.ts';
import { putMapInto } from './map-host.ts';
import { sourcesOf } from './sources.ts';

type Bbox = NonNullable<District['district']>['bbox'];

/** Says in `aria-busy` whether the map still loads, moves or draws. */
const watchWork = (map: AtlasMap, box: HTMLElement): (() => void) => {
  const busy = (): void => box.setAttribute('aria-busy', 'true');
  const idle = (): void => box.setAttribute('aria-busy', 'false');
  busy();
  map.on('idle', idle);
  map.on('render', busy);
  return () => {
    map.off('idle', idle);
    map.off('render', busy);
  };
};

/** Puts the one map into the box and gives it once its style stands. */
export const useMapHost = (
  box: RefObject<HTMLElement | null>,
  bbox: Bbox,
  tileJsons: TileJsons,
): AtlasMap | null => {
  const [map, setMap] = useState<AtlasMap | null>(null);
  const [view, changeView] = useView();
  const latest = useRef({ view, changeView });
  latest.current = { view, changeView };
  const client = useQueryClient();
  const setMapReady = useUi((state) => state.setMapReady);
  const start = useRef({ bbox, tileJsons });
  useEffect(() => {
    const target = box.current;
    if (!target) return;
    const host = putMapInto(target, {
      center: latest.current.view.center,
      zoom: latest.current.view.zoom,
      bbox: start.current.bbox,
      padding: edgesOfWhole(target.clientWidth),
      sources: sourcesOf(start.current.tileJsons),
      layers: composeLayers(latest.current.view),
    });
    const stop = followHand(host.map, client, latest);
    const stopWatching = watchWork(host.map, target);
    const ready = (): void => {
      setMap(host.map);
      setMapReady();
    };
    if (host.map.isStyleLoaded()) ready();
    else host.map.once('style.load', ready);
    return () => {
      stop();
      stopWatching();
      host.element.remove();
    };
  }, [box, client, setMapReady]);
  return map;
};
