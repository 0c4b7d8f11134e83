import { outside } from './arc-table.ts';
import { ByteReader } from './bytes.ts';
import { Net } from './net.ts';
import { isOnPlane } from './plane.ts';
import { netMagic, netVersion, savedLevels } from './save.ts';
import type { Unit } from './unit.ts';

/** The net that was saved. Throws RangeError for bytes that are damaged, of another version or no net at all. */
export const loadNet = (bytes: Uint8Array): Net => {
  const reader = new ByteReader(bytes);
  if (reader.text() !== netMagic) throw new RangeError('these bytes are no net');
  const version = reader.count();
  if (version !== netVersion) throw new RangeError(`a net of version ${version} cannot be read`);
  const net = new Net();
  readLines(reader, net, readUnits(reader, net));
  return net;
};

/** Reads the units, parents first; gives their slots by number. */
const readUnits = (reader: ByteReader, net: Net): Int32Array => {
  const count = reader.count();
  const each = <T>(read: () => T): T[] => Array.from({ length: count }, read);
  const ids = each(() => uuidOf(reader.raw(16)));
  const marks = each(() => reader.count());
  const parents = each(() => reader.count());
  const codes = each(() => reader.text());
  const names = each(() => reader.text());
  const attributes = each(() => attributesOf(reader.text()));
  const slots = new Int32Array(count + 1);
  const byLevel = marks
    .map((_, index) => index)
    .sort((a, b) => (marks[a] as number) - (marks[b] as number) || a - b);
  for (const index of byLevel) {
    const mark = marks[index] as number;
    const level = savedLevels[mark >> 1];
    if (level === undefined) throw new RangeError('a level that is not known');
    const parent = parents[index] as number;
    const unit: Unit = {
      id: ids[index] as string,
      level,
      parentId: parent === 0 ? null : (ids[parent - 1] as string),
      code: codes[index] as string,
      name: names[index] as string,
      isVoid: mark % 2 === 1,
      attributes: attributes[index] as Unit['attributes'],
    };
    slots[index + 1] = net.putUnit(unit);
  }
  return slots;
};

const digits = '0123456789abcdef';
const digitCodes = Uint8Array.from(digits, (digit) => digit.charCodeAt(0));
const hyphenBefore = new Set([4, 6, 8, 10]);

/** One flat string; joined pieces would be joined again whenever they are looked up. */
const uuidOf = (bytes: Uint8Array): string => {
  const codes: number[] = [];
  for (const [at, byte] of bytes.entries()) {
    if (hyphenBefore.has(at)) codes.push(45);
    codes.push(digitCodes[byte >> 4] as number, digitCodes[byte & 15] as number);
  }
  return String.fromCharCode(...codes);
};

const noAttributes: Unit['attributes'] = {};

const attributesOf = (text: string): Unit['attributes'] =>
  text === '' ? noAttributes : Object.fromEntries(JSON.parse(text) as [string, string][]);

const readLines = (reader: ByteReader, net: Net, slots: Int32Array): void => {
  const count = reader.count();
  const sides = new Int32Array(count * 2);
  for (let i = 0; i < sides.length; i += 1) sides[i] = slots[reader.count()] ?? outside;
  const sizes = new Int32Array(count);
  for (let i = 0; i < count; i += 1) sizes[i] = reader.count();
  let [x, y] = [0, 0];
  for (let arc = 0; arc < count; arc += 1) {
    const line = new Int32Array((sizes[arc] as number) * 2);
    for (let i = 0; i < line.length; i += 2) {
      x += reader.step();
      y += reader.step();
      line[i] = x;
      line[i + 1] = y;
    }
    if (!isOnPlane(x) || !isOnPlane(y)) throw new RangeError('a point that is not on the plane');
    net.arcs.add(line, sides[arc * 2] as number, sides[arc * 2 + 1] as number);
    x = line[0] as number;
    y = line[1] as number;
  }
};
