import { contours } from 'd3-contour';
import type { LonLat } from './plane.ts';
import type { RasterFrame } from './raster.ts';

/** The area within a cost, for drawing only: rings of EPSG:4326, the outer one first, each closed. */
export interface WalkContour {
  readonly limit: number;
  readonly polygons: readonly (readonly (readonly LonLat[])[])[];
}

/** Areas of a raster of costs within limits, by marching squares between the centres of cells. */
export const contoursOf = (
  frame: RasterFrame,
  costs: Float64Array,
  limits: readonly number[],
): WalkContour[] => {
  const { columns, rows, cellMeters, west, south, plane } = frame;
  // Beyond the dearest limit by as much again: where nobody gets lies far outside, and lines stay in place.
  const beyond = 2 * Math.max(...limits);
  const depth = Array.from(costs, (cost) => -Math.min(cost, beyond));
  const draw = contours().size([columns, rows]).smooth(true);
  return limits.map((limit) => ({
    limit,
    polygons: draw
      .contour(depth, -limit)
      .coordinates.map((rings) =>
        rings.map((ring) =>
          ring.map(([column = 0, row = 0]) =>
            plane.lonLat(west + column * cellMeters, south + row * cellMeters),
          ),
        ),
      ),
  }));
};
