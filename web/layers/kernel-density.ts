/** Counts in 100 m squares; `east` and `north` are indices of the squares. */
export interface CellCounts {
  readonly cellSizeMeters: number;
  readonly east: readonly number[];
  readonly north: readonly number[];
  readonly count: readonly number[];
}

/** Rows run from north to south, as an image does. Values are counts per hectare. */
export interface DensityRaster {
  readonly columns: number;
  readonly rows: number;
  readonly pixelMeters: number;
  /** Indices, in cells, of the west and south edge of the raster. */
  readonly westCell: number;
  readonly southCell: number;
  readonly perHectare: Float32Array;
}

const squareMetersPerHectare = 10_000;

/** Weights of one count on the pixels round it, summing to one count; quartic (biweight) kernel, Silverman 1986. */
const stampOf = (radiusMeters: number, pixelMeters: number) => {
  const reach = Math.ceil(radiusMeters / pixelMeters);
  const size = 2 * reach + 1;
  const weights = new Float32Array(size * size);
  let sum = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const distance = (Math.hypot(row - reach, column - reach) * pixelMeters) / radiusMeters;
      const weight = distance < 1 ? (1 - distance * distance) ** 2 : 0;
      weights[row * size + column] = weight;
      sum += weight;
    }
  }
  const scale = squareMetersPerHectare / (sum * pixelMeters * pixelMeters);
  return { reach, size, weights: weights.map((weight) => weight * scale) };
};

const extent = (values: readonly number[]): readonly [number, number] => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
};

/**
 * Kernel density of cell counts on a raster in metres of the district zone. Each count stands in the centre of its
 * cell; the sum over the raster times the pixel's area gives the counts back. Null without a cell.
 */
export const kernelDensity = (
  cells: CellCounts,
  radiusMeters: number,
  pixelMeters = 12.5,
): DensityRaster | null => {
  if (cells.count.length === 0) return null;
  const margin = Math.ceil(radiusMeters / cells.cellSizeMeters) + 1;
  const [west, east] = extent(cells.east);
  const [south, north] = extent(cells.north);
  const perCell = cells.cellSizeMeters / pixelMeters;
  const columns = Math.round((east - west + 1 + 2 * margin) * perCell);
  const rows = Math.round((north - south + 1 + 2 * margin) * perCell);
  const stamp = stampOf(radiusMeters, pixelMeters);
  const perHectare = new Float32Array(columns * rows);
  cells.count.forEach((count, index) => {
    const column = Math.floor(((cells.east[index] ?? 0) - west + margin + 0.5) * perCell);
    const row = rows - 1 - Math.floor(((cells.north[index] ?? 0) - south + margin + 0.5) * perCell);
    for (let y = 0; y < stamp.size; y += 1) {
      const start = (row - stamp.reach + y) * columns + column - stamp.reach;
      for (let x = 0; x < stamp.size; x += 1) {
        perHectare[start + x] =
          (perHectare[start + x] ?? 0) + count * (stamp.weights[y * stamp.size + x] ?? 0);
      }
    }
  });
  return { columns, rows, pixelMeters, westCell: west - margin, southCell: south - margin, perHectare };
};
