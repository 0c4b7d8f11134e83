import { schemeYlOrBr } from 'd3-scale-chromatic';
import type { DensityRaster } from './kernel-density.ts';

export const heatClasses = 5;
/** Darkest four fifths of YlOrBr by day: its first colour cannot be told from paper. */
export const heatColours: readonly string[] = (schemeYlOrBr[6] ?? []).slice(1);

/** Two significant digits: enough for a legend, and the classes stay apart. */
const rounded = (value: number): number => Number(value.toPrecision(2));

/** Shares of the area with tickets that lie below each class: the darkest is kept for the densest twentieth. */
const quantilesOfClasses = [0.25, 0.55, 0.78, 0.9, 0.97];

/**
 * Lower bounds of the five classes, from the whole period's raster, so that the scale stays while time is changed.
 * `factor` turns its values into the unit of the legend. Empty without a density.
 */
export const breaksOf = (reference: DensityRaster, factor: number): readonly number[] => {
  const values = reference.perHectare.filter((value) => value > 0).sort();
  if (values.length === 0) return [];
  const peak = values.at(-1) ?? 0;
  const kept = values.filter((value) => value > peak / 200);
  const breaks: number[] = [];
  for (const quantile of quantilesOfClasses) {
    const value = rounded((kept[Math.floor(quantile * (kept.length - 1))] ?? 0) * factor);
    if (value > (breaks.at(-1) ?? 0)) breaks.push(value);
  }
  return breaks;
};

const channels = (hex: string): readonly [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

const alphaOfClass = [100, 135, 165, 185, 205];

/** RGBA pixels of a raster; below the first break nothing is drawn. */
export const paintDensity = (
  raster: DensityRaster,
  factor: number,
  breaks: readonly number[],
): Uint8ClampedArray<ArrayBuffer> => {
  const pixels = new Uint8ClampedArray(raster.columns * raster.rows * 4);
  const colours = heatColours.map(channels);
  const skipped = heatClasses - breaks.length;
  const clear = colours[skipped] ?? [255, 255, 255];
  raster.perHectare.forEach((perHectare, index) => {
    const value = perHectare * factor;
    let level = -1;
    while (level + 1 < breaks.length && value >= (breaks[level + 1] ?? Number.POSITIVE_INFINITY)) level += 1;
    const colour = colours[level + skipped];
    if (level < 0 || !colour) pixels.set([...clear, 0], index * 4);
    else pixels.set([...colour, alphaOfClass[level + skipped] ?? 200], index * 4);
  });
  return pixels;
};
