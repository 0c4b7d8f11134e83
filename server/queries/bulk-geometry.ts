// EWKB in hexadecimal, which COPY hands to PostGIS without parsing numbers.

type Position = readonly [longitude: number, latitude: number];

const sridFlag = 0x20000000;
const srid = 4326;
const headBytes = 5;
const sridBytes = 4;
const positionBytes = 16;

const writeHead = (buffer: Buffer, at: number, type: number, withSrid: boolean): number => {
  buffer.writeUInt8(1, at);
  buffer.writeUInt32LE(withSrid ? type + sridFlag : type, at + 1);
  if (!withSrid) return at + headBytes;
  buffer.writeUInt32LE(srid, at + headBytes);
  return at + headBytes + sridBytes;
};

const writePositions = (
  buffer: Buffer,
  start: number,
  positions: readonly Position[],
  close: boolean,
): number => {
  let at = start;
  const first = positions[0];
  buffer.writeUInt32LE(positions.length + (close ? 1 : 0), at);
  at += 4;
  for (const position of positions) at = writePosition(buffer, at, position);
  return close && first !== undefined ? writePosition(buffer, at, first) : at;
};

const writePosition = (buffer: Buffer, at: number, position: Position): number => {
  buffer.writeDoubleLE(position[0], at);
  return buffer.writeDoubleLE(position[1], at + 8);
};

/** A point in EPSG:4326. */
export const pointHex = (position: Position): string => {
  const buffer = Buffer.allocUnsafe(headBytes + sridBytes + positionBytes);
  writePosition(buffer, writeHead(buffer, 0, 1, true), position);
  return buffer.toString('hex');
};

/** A line in EPSG:4326. */
export const lineHex = (positions: readonly Position[]): string => {
  const buffer = Buffer.allocUnsafe(headBytes + sridBytes + 4 + positions.length * positionBytes);
  writePositions(buffer, writeHead(buffer, 0, 2, true), positions, false);
  return buffer.toString('hex');
};

/** A multipolygon in EPSG:4326; rings come without the repeated last point. */
export const multiPolygonHex = (polygons: readonly (readonly (readonly Position[])[])[]): string => {
  let bytes = headBytes + sridBytes + 4;
  for (const rings of polygons) {
    bytes += headBytes + 4;
    for (const ring of rings) bytes += 4 + (ring.length + 1) * positionBytes;
  }
  const buffer = Buffer.allocUnsafe(bytes);
  let at = writeHead(buffer, 0, 6, true);
  at = buffer.writeUInt32LE(polygons.length, at);
  for (const rings of polygons) {
    at = writeHead(buffer, at, 3, false);
    at = buffer.writeUInt32LE(rings.length, at);
    for (const ring of rings) at = writePositions(buffer, at, ring, true);
  }
  return buffer.toString('hex');
};
