/** Where cells lie: their indices and the centres in EPSG:4326. */
export interface PlacedCells {
  readonly east: readonly number[];
  readonly north: readonly number[];
  readonly longitude: readonly number[];
  readonly latitude: readonly number[];
}

/** Longitude and latitude of a place given in cells; whole numbers are the south-west corners of cells. */
export type CellFrame = (east: number, north: number) => [number, number];

type Vector = readonly [number, number, number];

const solve3 = (rows: readonly [Vector, Vector, Vector], right: Vector): Vector => {
  const determinant = ([a, b, c]: readonly [Vector, Vector, Vector]): number =>
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    a[1] * (b[0] * c[2] - b[2] * c[0]) +
    a[2] * (b[0] * c[1] - b[1] * c[0]);
  const whole = determinant(rows);
  const replaced = (column: 0 | 1 | 2): number => {
    const put = (row: Vector, value: number): Vector => [
      column === 0 ? value : row[0],
      column === 1 ? value : row[1],
      column === 2 ? value : row[2],
    ];
    return determinant([put(rows[0], right[0]), put(rows[1], right[1]), put(rows[2], right[2])]);
  };
  return [replaced(0) / whole, replaced(1) / whole, replaced(2) / whole];
};

/**
 * The affine frame of the district's cells, by least squares over their centres: over one district the zone's grid is
 * turned and stretched against longitude and latitude, but straight to within a few metres. Needs cells that do not
 * lie on one line; else null.
 */
export const frameOfCells = (cells: PlacedCells): CellFrame | null => {
  const east0 = cells.east[0] ?? 0;
  const north0 = cells.north[0] ?? 0;
  let [n, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  const right = { longitude: [0, 0, 0], latitude: [0, 0, 0] };
  const longitude0 = cells.longitude[0] ?? 0;
  const latitude0 = cells.latitude[0] ?? 0;
  cells.east.forEach((cellEast, index) => {
    const dx = cellEast - east0;
    const dy = (cells.north[index] ?? 0) - north0;
    n += 1;
    x += dx;
    y += dy;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
    const dLongitude = (cells.longitude[index] ?? 0) - longitude0;
    const dLatitude = (cells.latitude[index] ?? 0) - latitude0;
    [1, dx, dy].forEach((factor, term) => {
      right.longitude[term] = (right.longitude[term] ?? 0) + factor * dLongitude;
      right.latitude[term] = (right.latitude[term] ?? 0) + factor * dLatitude;
    });
  });
  const rows = [
    [n, x, y],
    [x, xx, xy],
    [y, xy, yy],
  ] as const;
  const [a0, a1, a2] = solve3(rows, right.longitude as unknown as Vector);
  const [b0, b1, b2] = solve3(rows, right.latitude as unknown as Vector);
  if (![a0, a1, a2, b0, b1, b2].every(Number.isFinite)) return null;
  return (east, north) => {
    const dx = east - 0.5 - east0;
    const dy = north - 0.5 - north0;
    return [longitude0 + a0 + a1 * dx + a2 * dy, latitude0 + b0 + b1 * dx + b2 * dy];
  };
};
