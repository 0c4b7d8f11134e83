import type { SearchResult } from '../../server/contract/search.ts';
import { currentMap } from './map-host.ts';

const zoomOfPoint = 16;
const furthestZoom = 17;

const paddingOf = (width: number) =>
  width < 768
    ? { top: 40, right: 24, bottom: Math.round(innerHeight * 0.5), left: 24 }
    : { top: 60, right: 430, bottom: 170, left: 380 };

const isPoint = ([west, south, east, north]: readonly [number, number, number, number]): boolean =>
  west === east && south === north;

/** Moves the map so that a place is seen beside the panels; does nothing where there is no map. */
export const flyToResult = ({ bbox, point }: Pick<SearchResult, 'bbox' | 'point'>): void => {
  const map = currentMap();
  if (!map) return;
  const padding = paddingOf(map.getContainer().clientWidth);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const duration = calm ? 0 : 600;
  if (bbox && !isPoint(bbox)) {
    map.fitBounds([...bbox] as [number, number, number, number], {
      padding,
      maxZoom: furthestZoom,
      duration,
    });
  } else {
    map.easeTo({
      center: [...point] as [number, number],
      zoom: Math.max(map.getZoom(), zoomOfPoint),
      duration,
    });
  }
};
