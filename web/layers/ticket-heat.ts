import type { TicketCells } from '../../server/contract/tickets.ts';
import { type CellFrame, frameOfCells } from './cell-frame.ts';
import { breaksOf, paintDensity } from './heat-scale.ts';
import { kernelDensity } from './kernel-density.ts';

/** Densities are given for 30 days, so that periods of different length share one scale. */
const daysOfUnit = 30;

/** A picture laid on the map by its corners, and the scale it is drawn with. */
export interface HeatPicture {
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** South-west, north-west, north-east, south-east in EPSG:4326. */
  readonly corners: readonly [number, number][];
}

/** Days of a period, first and last included. */
export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1;

/** What fixes the colours: classes in tickets per hectare in 30 days, and where the cells lie. */
interface HeatScale {
  /** Lower bounds of the classes. */
  readonly breaks: readonly number[];
  readonly frame: CellFrame;
}

const factorOf = ({ from, until }: TicketCells): number => daysOfUnit / daysBetween(from, until);

const known = new WeakMap<TicketCells, Map<number, HeatScale | null>>();

const scaleOf = (reference: TicketCells, radiusMeters: number): HeatScale | null => {
  const whole = kernelDensity(reference, radiusMeters);
  const frame = frameOfCells(reference);
  return whole && frame ? { breaks: breaksOf(whole, factorOf(reference)), frame } : null;
};

/** The scale that the whole time with the same categories gives; kept, as panel and map both ask for it. */
export const heatScaleOf = (reference: TicketCells, radiusMeters: number): HeatScale | null => {
  const ofReference = known.get(reference) ?? new Map<number, HeatScale | null>();
  known.set(reference, ofReference);
  const before = ofReference.get(radiusMeters);
  if (before !== undefined) return before;
  const scale = scaleOf(reference, radiusMeters);
  ofReference.set(radiusMeters, scale);
  return scale;
};

/** Heat of the tickets in 100 m cells: quartic kernel with a radius in metres. Null where there is nothing to draw. */
export const heatOfTickets = (
  cells: TicketCells,
  { breaks, frame }: HeatScale,
  radiusMeters: number,
): HeatPicture | null => {
  const raster = kernelDensity(cells, radiusMeters);
  if (!raster) return null;
  const cellsWide = (raster.columns * raster.pixelMeters) / cells.cellSizeMeters;
  const cellsHigh = (raster.rows * raster.pixelMeters) / cells.cellSizeMeters;
  const { westCell: west, southCell: south } = raster;
  return {
    columns: raster.columns,
    rows: raster.rows,
    pixels: paintDensity(raster, factorOf(cells), breaks),
    corners: [
      frame(west, south),
      frame(west, south + cellsHigh),
      frame(west + cellsWide, south + cellsHigh),
      frame(west + cellsWide, south),
    ],
  };
};
