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

/** Draws the heat into its slot, under lines and names; null takes it away. */
export const drawHeat = (map: AtlasMap, picture: HeatPicture | null): void => {
  if (!overlay) {
    if (!picture) return;
    overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
    map.addControl(overlay);
  }
  overlay.setProps({ layers: picture ? [layerOf(picture)] : [] });
};
