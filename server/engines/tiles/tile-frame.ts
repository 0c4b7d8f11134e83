/** Units along the side of a tile. */
export const tileExtent = 4096;

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export interface FrameOptions {
  /** How far beyond its edge a tile carries lines and polygons, in units; 64 units are 8 px. */
  readonly buffer?: number;
  /** Largest distance by which simplification moves an outline, in units; 4 units are half a pixel. */
  readonly tolerance?: number;
}

/** A tile's place on the integer grid of its zoom: the same vertex has the same numbers in every tile. */
export interface TileFrame {
  readonly zoom: number;
  /** Units over the width of the world at this zoom. */
  readonly scale: number;
  readonly originX: number;
  readonly originY: number;
  readonly low: number;
  readonly high: number;
  /** In the unit square, squared: vertices of a lower rank are left out. */
  readonly toleranceSquared: number;
}

export const frameOf = (tile: TileAddress, options: FrameOptions = {}): TileFrame => {
  const { buffer = 64, tolerance = 4 } = options;
  const scale = tileExtent * 2 ** tile.z;
  return {
    zoom: tile.z,
    scale,
    originX: tile.x * tileExtent,
    originY: tile.y * tileExtent,
    low: -buffer,
    high: tileExtent + buffer,
    toleranceSquared: (tolerance / scale) ** 2,
  };
};
