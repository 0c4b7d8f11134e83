import type { Map as AtlasMap } from 'maplibre-gl';
import { currentMap } from './map-host.ts';
import { scaleOfMap } from './map-scale.ts';

/** The map as it stands, drawn with so many pixels for each of the page, and its scale bar in pixels of the page. */
export interface MapPicture {
  readonly canvas: HTMLCanvasElement;
  readonly ratio: number;
  readonly scale: { readonly meters: number; readonly pixels: number };
}

const idleMs = 20_000;

/** Waits until the map has loaded and drawn all, but not for ever. */
const untilIdle = (map: AtlasMap): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, idleMs);
    map.once('idle', () => {
      clearTimeout(timer);
      resolve();
    });
    map.triggerRepaint();
  });

/** WebGL throws its pixels away, so they are drawn anew and copied at once. */
const copyOf = (map: AtlasMap): HTMLCanvasElement => {
  map.redraw();
  const drawn = map.getCanvas();
  const copy = document.createElement('canvas');
  copy.width = drawn.width;
  copy.height = drawn.height;
  copy.getContext('2d')?.drawImage(drawn, 0, 0);
  return copy;
};

/** Draws the map once or twice as fine as the page; null where there is none. */
export const takeMapPicture = async (ratio: 1 | 2): Promise<MapPicture | null> => {
  const map = currentMap();
  if (!map) return null;
  const before = map.getPixelRatio();
  try {
    if (before !== ratio) map.setPixelRatio(ratio);
    await untilIdle(map);
    return { canvas: copyOf(map), ratio, scale: scaleOfMap(map) };
  } finally {
    if (before !== ratio) map.setPixelRatio(before);
  }
};
