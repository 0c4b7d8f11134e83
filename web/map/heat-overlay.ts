import { BitmapLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as AtlasMap } from 'maplibre-gl';
import type { HeatPicture } from '../layers/ticket-heat.ts';
import { endOfSlot } from './layer-order.ts';

let overlay: MapLibreOverlay | null = null;

const layerOf = (picture: HeatPicture) =>
  new BitmapLayer({
    id: 'ticket-heat',
    image: new ImageData(picture.pixels, picture.columns, picture.rows),
    bounds: picture.corners.map(([longitude, latitude]) => [longitude, latitude, 0]) as never,
    textureParameters: { minFilter: 'linear', magFilter: 'linear' },
    beforeId: endOfSlot('heat'),
  } as never);

let wanted: HeatPicture | null = null;

const draw = (map: AtlasMap): void => {
  if (!overlay) {
    overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
    map.addControl(overlay);
  }
  overlay.setProps({ layers: wanted ? [layerOf(wanted)] : [] });
};

/**
 * Draws the heat into its slot, under lines and names; null takes it away. While sources load, the overlay cannot enter
 * the layers of the map and would paint over them all, so the first drawing waits until the map is idle.
 */
export const drawHeat = (map: AtlasMap, picture: HeatPicture | null): void => {
  const waiting = overlay === null && wanted !== null;
  wanted = picture;
  if (overlay) draw(map);
  else if (picture && map.isStyleLoaded()) draw(map);
  else if (picture && !waiting) map.once('idle', () => draw(map));
};
