import type { SearchResult } from '../../server/contract/search.ts';
import { coveredEdges } from './free-area.ts';
import { currentMap } from './map-host.ts';

const zoomOfPoint = 16;
const furthestZoom = 17;
const flightMs = 600;

const isPoint = ([west, south, east, north]: readonly [number, number, number, number]): boolean =>
  west === east && south === north;

/** Moves the map so that a place is seen beside the panels; does nothing where there is no map. */
export const flyToResult = ({ bbox, point }: Pick<SearchResult, 'bbox' | 'point'>): void => {
  const map = currentMap();
  if (!map) return;
  const padding = coveredEdges(map);
  const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : flightMs;
  const around = bbox && !isPoint(bbox) ? bbox : ([...point, ...point] as const);
  const maxZoom = bbox && !isPoint(bbox) ? furthestZoom : Math.max(map.getZoom(), zoomOfPoint);
  map.fitBounds([...around] as [number, number, number, number], { padding, maxZoom, duration });
};
