/** Geometry types as MVT 2.1 numbers them. */
export const pointType = 1;
export const lineType = 2;
export const polygonType = 3;
export type PathType = typeof pointType | typeof lineType | typeof polygonType;

/** One geometry, multi or not: flat longitude-latitude paths; a hole follows the outer ring it belongs to. */
export interface Paths {
  readonly type: PathType;
  readonly paths: Float64Array[];
  readonly holes: boolean[];
}

interface Cursor {
  readonly view: DataView;
  at: number;
}

/**
 * Reads 2D well-known binary (ISO, either byte order), as `ST_AsBinary` gives it. A collection comes back as
 * one entry per kind of geometry that it holds; empty geometries as none. Throws RangeError on other input.
 */
export const readWkb = (bytes: Uint8Array): Paths[] => {
  const found: (Paths | undefined)[] = [];
  const cursor = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  readGeometry(cursor, found);
  return found.filter((paths) => paths !== undefined);
};

const readGeometry = (cursor: Cursor, found: (Paths | undefined)[]): void => {
  const little = cursor.view.getUint8(cursor.at) === 1;
  const type = cursor.view.getUint32(cursor.at + 1, little);
  cursor.at += 5;
  if (type >= 4 && type <= 7) {
    const count = readCount(cursor, little);
    for (let i = 0; i < count; i++) readGeometry(cursor, found);
  } else if (type === 1) {
    const point = readCoordinates(cursor, little, 1);
    if (!Number.isNaN(point[0])) addPath(found, pointType, point, false);
  } else if (type === 2) {
    const line = readCoordinates(cursor, little, readCount(cursor, little));
    if (line.length > 0) addPath(found, lineType, line, false);
  } else if (type === 3) {
    const count = readCount(cursor, little);
    for (let ring = 0; ring < count; ring++) {
      addPath(found, polygonType, readCoordinates(cursor, little, readCount(cursor, little)), ring > 0);
    }
  } else throw new RangeError(`WKB type ${type} is not a 2D simple feature`);
};

const readCount = (cursor: Cursor, little: boolean): number => {
  const count = cursor.view.getUint32(cursor.at, little);
  cursor.at += 4;
  return count;
};

const readCoordinates = (cursor: Cursor, little: boolean, count: number): Float64Array => {
  const coordinates = new Float64Array(count * 2);
  for (let i = 0; i < coordinates.length; i++) {
    coordinates[i] = cursor.view.getFloat64(cursor.at, little);
    cursor.at += 8;
  }
  return coordinates;
};

const addPath = (found: (Paths | undefined)[], type: PathType, path: Float64Array, isHole: boolean): void => {
  const paths = found[type] ?? { type, paths: [], holes: [] };
  found[type] = paths;
  paths.paths.push(path);
  paths.holes.push(isHole);
};
