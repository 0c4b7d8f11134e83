import type { InputProblem } from '../contract/input-error.ts';

const shapeTypes = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28]);
const headBytes = 100;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The number of shapes of a .shp whose records are whole; else what is wrong with it. */
export const countShapes = (shp: Uint8Array): number | InputProblem => {
  const view = viewOf(shp);
  if (shp.length < headBytes || view.getInt32(0) !== 9994) return damaged('shp', 0);
  const type = view.getInt32(32, true);
  if (!shapeTypes.has(type)) return { code: 'shapefile-shape-unsupported', params: { type } };
  const length = view.getInt32(24) * 2;
  if (length > shp.length) return { code: 'shapefile-cut-off', params: { length, found: shp.length } };
  let count = 0;
  for (let at = headBytes; at < length; count += 1) {
    if (at + 12 > length) return damaged('shp', count + 1);
    const content = view.getInt32(at + 4) * 2;
    const own = view.getInt32(at + 8, true);
    if (content < 4 || at + 8 + content > length || (own !== 0 && own !== type))
      return damaged('shp', count + 1);
    if (!hasWholeParts(view, at + 8, content, own)) return damaged('shp', count + 1);
    at += 8 + content;
  }
  return count;
};

/** Whether the points that a line or polygon announces are there, and its parts begin within them. */
const hasWholeParts = (view: DataView, at: number, content: number, type: number): boolean => {
  if (![3, 5, 13, 15, 23, 25].includes(type)) return true;
  if (content < 44) return false;
  const [parts, points] = [view.getInt32(at + 36, true), view.getInt32(at + 40, true)];
  if (parts < 0 || points < 0 || 44 + parts * 4 + points * 16 > content) return false;
  let before = -1;
  for (let part = 0; part < parts; part += 1) {
    const start = view.getInt32(at + 44 + part * 4, true);
    if (start <= before || start >= points) return false;
    before = start;
  }
  return true;
};

const damaged = (part: string, record: number): InputProblem => ({
  code: 'shapefile-damaged',
  params: { part, record },
});

/** The rows of a .dbf: which of them are marked as deleted, and the bytes of their texts. */
export interface DbfRows {
  readonly deleted: readonly boolean[];
  /** Names of columns and rows, without the zeros that some programs fill up with. */
  readonly text: Uint8Array;
}

/** Looks at a .dbf without reading its values. */
export const inspectDbf = (dbf: Uint8Array): DbfRows | InputProblem => {
  if (dbf.length < 33) return damaged('dbf', 0);
  const view = viewOf(dbf);
  const [count, head, size] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  if (head < 33 || size < 1 || dbf.length < head) return damaged('dbf', 0);
  if (dbf.length < head + count * size)
    return { code: 'shapefile-cut-off', params: { length: head + count * size, found: dbf.length } };
  const end = dbf.indexOf(0x0d, 32);
  if (end < 0 || end >= head || (end - 32) % 32 !== 0) return damaged('dbf', 0);
  const names: number[] = [];
  for (let at = 32; at < end; at += 32) {
    const name = dbf.subarray(at, at + 11);
    const stop = name.indexOf(0);
    names.push(...(stop < 0 ? name : name.subarray(0, stop)), 32);
  }
  const rows = dbf.slice(head, head + count * size).map((byte) => (byte === 0 ? 32 : byte));
  const text = new Uint8Array(names.length + rows.length);
  text.set(names);
  text.set(rows, names.length);
  return { text, deleted: Array.from({ length: count }, (_, row) => dbf[head + row * size] === 0x2a) };
};
