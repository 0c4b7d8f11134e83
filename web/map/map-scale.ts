import type { Map as AtlasMap } from 'maplibre-gl';

const longestScalePixels = 110;

/** The longest round length that fits a scale bar, and how many pixels of the page it is. */
export const scaleOfMap = (map: AtlasMap): { readonly meters: number; readonly pixels: number } => {
  const metersPerPixel =
    (40_075_016.7 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
  const longest = longestScalePixels * metersPerPixel;
  const power = 10 ** Math.floor(Math.log10(longest));
  const meters = ([5, 2, 1].find((step) => step * power <= longest) ?? 1) * power;
  return { meters, pixels: Math.round(meters / metersPerPixel) };
};

/** A round length as the language writes it. */
export const scaleText = (meters: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: meters >= 1000 ? 'kilometer' : 'meter' }).format(
    meters >= 1000 ? meters / 1000 : meters,
  );
