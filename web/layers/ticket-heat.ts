import type { TicketCells } from '../../server/contract/tickets.ts';
import { frameOfCells } from './cell-frame.ts';
import { breaksOf, paintDensity } from './heat-scale.ts';
import { kernelDensity } from './kernel-density.ts';

/** Densities are given for 30 days, so that periods of different length share one scale. */
export const daysOfUnit = 30;

/** A picture laid on the map by its corners, and the scale it is drawn with. */
export interface HeatPicture {
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** South-west, north-west, north-east, south-east in EPSG:4326. */
  readonly corners: readonly [number, number][];
  /** Lower bounds of the classes: tickets per hectare in 30 days. */
  readonly breaks: readonly number[];
}

/** Days of a period, first and last included. */
export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1;

/**
 * Heat of the tickets in 100 m cells: quartic kernel with a radius in metres. `reference` holds the whole period with
 * the same categories and fixes the classes. Null where there is nothing to draw.
 */
export const heatOfTickets = (
  cells: TicketCells,
  reference: TicketCells,
  radiusMeters: number,
): HeatPicture | null => {
  const raster = kernelDensity(cells, radiusMeters);
  const whole = kernelDensity(reference, radiusMeters);
  const frame = frameOfCells(reference);
  if (!raster || !whole || !frame) return null;
  const breaks = breaksOf(whole, daysOfUnit / daysBetween(reference.from, reference.until));
  const cellsWide = (raster.columns * raster.pixelMeters) / cells.cellSizeMeters;
  const cellsHigh = (raster.rows * raster.pixelMeters) / cells.cellSizeMeters;
  const west = raster.westCell;
  const south = raster.southCell;
  return {
    columns: raster.columns,
    rows: raster.rows,
    pixels: paintDensity(raster, daysOfUnit / daysBetween(cells.from, cells.until), breaks),
    corners: [
      frame(west, south),
      frame(west, south + cellsHigh),
      frame(west + cellsWide, south + cellsHigh),
      frame(west + cellsWide, south),
    ],
    breaks,
  };
};
