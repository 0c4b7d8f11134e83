import { outside } from './arc-table.ts';
import { isStanding } from './lines.ts';
import type { Net } from './net.ts';
import { isOnPlane, reversed } from './plane.ts';

/** A line as it is stored: left is always a leaf; null stands for the outside. Equal lines give equal values. */
export interface StoredLine {
  readonly left: string;
  readonly right: string | null;
  /** As `pathBytes` gives it. */
  readonly path: Uint8Array;
}

/**
 * Points as bytes: the first one, then steps, east and north, as whole numbers of seven bits a byte; the lowest bit
 * is the sign.
 */
export const pathBytes = (path: ArrayLike<number>): Uint8Array => {
  const bytes: number[] = [];
  const put = (step: number): void => {
    let rest = step < 0 ? -step * 2 - 1 : step * 2;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  };
  for (let i = 0; i < path.length; i += 1) put((path[i] as number) - (i < 2 ? 0 : (path[i - 2] as number)));
  return Uint8Array.from(bytes);
};

/** The points of `pathBytes` that stand from `start` to below `end`. Throws RangeError for anything else. */
export const pathOfBytes = (bytes: Uint8Array, start = 0, end = bytes.length): Int32Array => {
  const values: number[] = [];
  let at = start;
  while (at < end) {
    let [value, scale, byte] = [0, 1, 128];
    while (byte >= 128) {
      if (at >= end) throw new RangeError('the bytes of a line end early');
      byte = bytes[at++] as number;
      value += (byte % 128) * scale;
      scale *= 128;
    }
    const step = value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    const coordinate = step + (values[values.length - 2] ?? 0);
    if (!isOnPlane(coordinate)) throw new RangeError('a point that is not on the plane');
    values.push(coordinate);
  }
  if (values.length < 4 || values.length % 2 !== 0) throw new RangeError('a line of less than two points');
  return Int32Array.from(values);
};

/** A line between two leaves, one of which may be null, in the direction in which it is stored. */
export const storedLine = (left: string | null, right: string | null, path: Int32Array): StoredLine => {
  const turns = left === null || (right !== null && !isStanding(path));
  const [own, other] = turns ? [right, left] : [left, right];
  if (own === null) throw new RangeError('a line without a leaf');
  return { left: own, right: other, path: pathBytes(turns ? reversed(path) : path) };
};

/** Every line of a net, in no particular order. */
export function* storedLinesOf(net: Net): Generator<StoredLine> {
  const { arcs } = net;
  const idOf = (slot: number): string | null => (slot === outside ? null : (net.unitAt(slot)?.id ?? null));
  for (const arc of arcs.arcs())
    yield storedLine(idOf(arcs.leafOf(arc * 2)), idOf(arcs.leafOf(arc * 2 + 1)), arcs.lineOf(arc));
}

const headBytes = 12;

/**
 * Puts lines into a net: each as the numbers of its leaves and the length of its path (four bytes each, the highest
 * first; 0 is the outside), then the path. `slotOf` gives the slot of a number. Gives how many there were; throws
 * RangeError for bytes that are no lines.
 */
export const addLines = (net: Net, bytes: Uint8Array, slotOf: (number: number) => number): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  let at = 0;
  while (at < bytes.length) {
    if (at + headBytes > bytes.length) throw new RangeError('the bytes of the lines end early');
    const [left, right, length] = [view.getInt32(at), view.getInt32(at + 4), view.getInt32(at + 8)];
    const start = at + headBytes;
    at = start + length;
    if (length < 0 || at > bytes.length) throw new RangeError('the bytes of the lines end early');
    const rightSlot = right === 0 ? outside : slotOf(right);
    net.arcs.add(pathOfBytes(bytes, start, at), slotOf(left), rightSlot);
    count += 1;
  }
  return count;
};
