// A phone never tells where it is, only which square of about 100 m it is in. Squares are counted from the equator
// and from Greenwich, so that a phone needs to know nothing of the district to name its own.

type LonLat = readonly [longitude: number, latitude: number];

/** Degrees of latitude of a row: 100 m to within 0.6 %. */
const rowDegrees = 0.0009;

/** Degrees of longitude of the squares of a row: as many metres as it is high, at its middle. */
const columnDegrees = (row: number): number =>
  rowDegrees / Math.max(0.01, Math.cos(((row + 0.5) * rowDegrees * Math.PI) / 180));

/** How a square is written: row and column, `37333_101122`. */
export const positionCellPattern = /^-?\d{1,6}_-?\d{1,6}$/;

/** The square of about 100 m that a place lies in. */
export const positionCellOf = ([longitude, latitude]: LonLat): string => {
  const row = Math.floor(latitude / rowDegrees);
  return `${row}_${Math.floor(longitude / columnDegrees(row))}`;
};

/** Places at the middles of `perSide` x `perSide` parts of a square, from south-west, row by row. */
export const placesInCell = (cell: string, perSide: number): LonLat[] => {
  const [row = 0, column = 0] = cell.split('_').map(Number);
  const width = columnDegrees(row);
  const shares = Array.from({ length: perSide }, (_, index) => (index + 0.5) / perSide);
  return shares.flatMap((up) =>
    shares.map((along): LonLat => [(column + along) * width, (row + up) * rowDegrees]),
  );
};
