import { unreachable, type WalkCosts } from './costs.ts';
import type { WalkGraph } from './graph.ts';
import type { LonLat, Plane } from './plane.ts';
import type { WalkSearch } from './search.ts';
import type { Snapper } from './snap.ts';

/** Squares of a plane, row by row from the south-west; their centres are what is asked for. */
export interface RasterFrame {
  readonly plane: Plane;
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellMeters: number;
}

/** Where the centre of every cell meets the network; made once per network, kind of walker and frame. */
export interface SnappedRaster {
  readonly frame: RasterFrame;
  /** -1 where no way is near enough. */
  readonly edge: Int32Array;
  readonly share: Float32Array;
  readonly accessMeters: Float32Array;
}

/** The frame of squares around a place. */
export const frameAround = (
  graph: WalkGraph,
  [longitude, latitude]: LonLat,
  radiusMeters: number,
  cellMeters: number,
): RasterFrame => {
  const { plane } = graph;
  const count = 2 * Math.ceil(radiusMeters / cellMeters) + 1;
  const half = (count * cellMeters) / 2;
  const [west, south] = [plane.x(longitude) - half, plane.y(latitude) - half];
  return { plane, west, south, columns: count, rows: count, cellMeters };
};

/** Snaps the centre of every cell to the nearest way within the limit. */
export const snapRaster = (
  snapper: Snapper,
  costs: WalkCosts,
  frame: RasterFrame,
  limitMeters: number,
): SnappedRaster => {
  const { plane, west, south, columns, rows, cellMeters } = frame;
  const edge = new Int32Array(columns * rows).fill(-1);
  const share = new Float32Array(columns * rows);
  const accessMeters = new Float32Array(columns * rows);
  for (let cell = 0; cell < edge.length; cell += 1) {
    const x = west + ((cell % columns) + 0.5) * cellMeters;
    const y = south + (Math.floor(cell / columns) + 0.5) * cellMeters;
    const found = snapper.snap(plane.lonLat(x, y), { limitMeters, costs });
    if ('reason' in found) continue;
    edge[cell] = found.anchor.edge;
    share[cell] = found.anchor.share;
    accessMeters[cell] = found.anchor.accessMeters;
  }
  return { frame, edge, share, accessMeters };
};

/** What a finished search says at the centre of every cell; Infinity where nobody gets. */
export const costRaster = (search: WalkSearch, costs: WalkCosts, raster: SnappedRaster): Float64Array => {
  const { edgeFrom, edgeTo } = search.graph;
  const found = new Float64Array(raster.edge.length).fill(Number.POSITIVE_INFINITY);
  for (let cell = 0; cell < found.length; cell += 1) {
    const edge = raster.edge[cell] as number;
    if (edge < 0) continue;
    const whole = costs.edge[edge] as number;
    const along = whole * (raster.share[cell] as number);
    const first = search.cost[edgeFrom[edge] as number] as number;
    const other = search.cost[edgeTo[edge] as number] as number;
    const best = Math.min(
      first === unreachable ? Number.POSITIVE_INFINITY : first + along,
      other === unreachable ? Number.POSITIVE_INFINITY : other + whole - along,
    );
    found[cell] = best + (raster.accessMeters[cell] as number) * costs.perMeter;
  }
  return found;
};
