import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Ring = readonly (readonly [number, number])[];

/** A feature: text columns as bytes, and rings that are closed, outer ones clockwise; null for a null shape. */
export interface ShapeRow {
  readonly columns: Readonly<Record<string, Uint8Array>>;
  readonly rings: readonly Ring[] | null;
  readonly isDeleted?: boolean;
}

const polygonBytes = (rings: readonly Ring[]): Buffer => {
  const points = rings.flat();
  const bytes = Buffer.alloc(44 + rings.length * 4 + points.length * 16);
  bytes.writeInt32LE(5, 0);
  for (const [i, bound] of [
    Math.min(...points.map(([x]) => x)),
    Math.min(...points.map(([, y]) => y)),
    Math.max(...points.map(([x]) => x)),
    Math.max(...points.map(([, y]) => y)),
  ].entries())
    bytes.writeDoubleLE(bound, 4 + i * 8);
  bytes.writeInt32LE(rings.length, 36);
  bytes.writeInt32LE(points.length, 40);
  let start = 0;
  for (const [i, ring] of rings.entries()) {
    bytes.writeInt32LE(start, 44 + i * 4);
    start += ring.length;
  }
  for (const [i, [x, y]] of points.entries()) {
    bytes.writeDoubleLE(x, 44 + rings.length * 4 + i * 16);
    bytes.writeDoubleLE(y, 52 + rings.length * 4 + i * 16);
  }
  return bytes;
};

/** A .shp of polygons, by the published specification of 1998. */
export const shpOf = (rows: readonly ShapeRow[]): Buffer => {
  const records = rows.flatMap(({ rings }, i) => {
    const content = rings === null ? Buffer.alloc(4) : polygonBytes(rings);
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return [head, content];
  });
  const head = Buffer.alloc(100);
  head.writeInt32BE(9994, 0);
  head.writeInt32BE((100 + records.reduce((sum, { length }) => sum + length, 0)) / 2, 24);
  head.writeInt32LE(1000, 28);
  head.writeInt32LE(5, 32);
  return Buffer.concat([head, ...records]);
};

const width = 40;

/** A .dbf of text columns; `language` is its byte 29. */
export const dbfOf = (rows: readonly ShapeRow[], language = 0): Buffer => {
  const names = Object.keys(rows[0]?.columns ?? {});
  const head = Buffer.alloc(32 + names.length * 32 + 1);
  head[0] = 3;
  head.writeUInt32LE(rows.length, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(1 + names.length * width, 10);
  head[29] = language;
  for (const [i, name] of names.entries()) {
    head.write(name, 32 + i * 32, 'latin1');
    head.write('C', 32 + i * 32 + 11, 'latin1');
    head[32 + i * 32 + 16] = width;
  }
  head[head.length - 1] = 0x0d;
  const lines = rows.map(({ columns, isDeleted = false }) => {
    const line = Buffer.alloc(1 + names.length * width, 32);
    if (isDeleted) line[0] = 0x2a;
    for (const [i, name] of names.entries()) line.set(columns[name] ?? [], 1 + i * width);
    return line;
  });
  return Buffer.concat([head, ...lines]);
};

/** A new folder with files of these names. */
export const folderOf = (files: Readonly<Record<string, Uint8Array | string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-shapefile-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
};
