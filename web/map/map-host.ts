import {
  Map as AtlasMap,
  type LayerSpecification,
  type SourceSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import './map-canvas.css';
import { fontFamily } from '../ui/tokens.ts';
import { addMarkerImages } from './marker-images.ts';

/** The one map of the page and the element it lives in; both outlive every view that shows them. */
export interface MapHost {
  readonly map: AtlasMap;
  readonly element: HTMLElement;
}

export interface MapStart {
  readonly center: readonly [number, number] | null;
  readonly zoom: number | null;
  readonly bbox: readonly [number, number, number, number];
  readonly padding: { top: number; right: number; bottom: number; left: number };
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

let host: MapHost | null = null;

/** Whether this browser can draw the map at all. */
export const canDrawMap = (): boolean => {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
};

const placeOf = (start: MapStart) =>
  start.center && start.zoom !== null
    ? { center: [...start.center] as [number, number], zoom: start.zoom }
    : {
        bounds: [...start.bbox] as [number, number, number, number],
        fitBoundsOptions: { padding: start.padding },
      };

/** Puts the map into an element: creates it the first time, moves the same one ever after. */
export const putMapInto = (parent: HTMLElement, start: MapStart): MapHost => {
  if (host) {
    parent.append(host.element);
    host.map.resize();
    return host;
  }
  setWorkerUrl(workerUrl);
  const element = document.createElement('div');
  element.style.cssText = 'position:absolute;inset:0';
  parent.append(element);
  const map = new AtlasMap({
    container: element,
    style: { version: 8, sources: { ...start.sources }, layers: [...start.layers] },
    ...placeOf(start),
    minZoom: 8,
    maxZoom: 19,
    attributionControl: false,
    localIdeographFontFamily: fontFamily,
    fadeDuration: 0,
    dragRotate: false,
    pitchWithRotate: false,
    maxPitch: 0,
    renderWorldCopies: false,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.on('style.load', () => addMarkerImages(map));
  host = { map, element };
  return host;
};

/** The map if there is one yet. */
export const currentMap = (): AtlasMap | null => host?.map ?? null;
