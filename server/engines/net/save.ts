import { outside } from './arc-table.ts';
import { ByteWriter } from './bytes.ts';
import { isStanding } from './lines.ts';
import type { Net } from './net.ts';
import { reversed } from './plane.ts';
import { attributesText, type Unit } from './unit.ts';

export const netMagic = 'WGNET';
export const netVersion = 1;

/** Levels in the order of their numbers in the bytes; only to be added to. */
export const savedLevels: readonly Unit['level'][] = [
  'district',
  'street',
  'community',
  'general-grid',
  'dedicated-grid',
  'micro-grid',
];

/** The net as bytes: units by uuid, lines by their first two points, so that equal nets give equal bytes. */
export const saveNet = (net: Net): Uint8Array<ArrayBuffer> => {
  const writer = new ByteWriter();
  writer.text(netMagic);
  writer.count(netVersion);
  const order = writeUnits(writer, net);
  writeLines(writer, net, order);
  return writer.finish();
};

/** Writes the units, column by column; gives the number of each slot, from 1. */
const writeUnits = (writer: ByteWriter, net: Net): Int32Array => {
  const units = [...net.units()].sort((a, b) => (a[1].id < b[1].id ? -1 : 1));
  const order = new Int32Array(net.slotEnd);
  for (const [index, [slot]] of units.entries()) order[slot] = index + 1;
  writer.count(units.length);
  for (const [, { id }] of units) writer.raw(uuidBytes(id));
  for (const [, { level, isVoid }] of units) writer.count(savedLevels.indexOf(level) * 2 + (isVoid ? 1 : 0));
  for (const [slot] of units) writer.count(order[net.parentOf(slot)] as number);
  for (const [, { code }] of units) writer.text(code);
  for (const [, { name }] of units) writer.text(name);
  for (const [, unit] of units) writer.text(attributesText(unit));
  return order;
};

const digitOf = (code: number): number => (code < 58 ? code - 48 : code - 87);

const uuidBytes = (id: string): Uint8Array => {
  const bytes = new Uint8Array(16);
  let at = 0;
  for (let i = 0; i < id.length; i += 2) {
    if (id.charCodeAt(i) === 45) i += 1;
    bytes[at++] = digitOf(id.charCodeAt(i)) * 16 + digitOf(id.charCodeAt(i + 1));
  }
  return bytes;
};

/** The half of each line in its standing direction, by its first two points: nodes in order, few lines at each. */
const standingHalves = ({ arcs }: Net): Int32Array => {
  const stands = new Uint8Array(arcs.arcEnd * 2);
  const nodes = new Float64Array(arcs.count);
  let count = 0;
  for (const arc of arcs.arcs()) {
    const half = isStanding(arcs.lineOf(arc)) ? arc * 2 : arc * 2 + 1;
    stands[half] = 1;
    nodes[count++] = arcs.nodeOf(half);
  }
  nodes.sort();
  const halves = new Int32Array(count);
  count = 0;
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i] as number;
    if (node === nodes[i - 1]) continue;
    const here = arcs.halvesAt(node).filter((half) => stands[half] === 1);
    if (here.length > 1) here.sort((a, b) => arcs.secondOf(a) - arcs.secondOf(b));
    halves.set(here, count);
    count += here.length;
  }
  return halves;
};

const writeLines = (writer: ByteWriter, net: Net, order: Int32Array): void => {
  const { arcs } = net;
  const halves = standingHalves(net);
  writer.count(halves.length);
  for (const half of halves) {
    const left = arcs.leafOf(half);
    const right = arcs.leafOf(half ^ 1);
    writer.count(left === outside ? 0 : (order[left] as number));
    writer.count(right === outside ? 0 : (order[right] as number));
  }
  for (const half of halves) writer.count(arcs.lineOf(half >> 1).length / 2);
  let [x, y] = [0, 0];
  for (const half of halves) {
    const line = arcs.lineOf(half >> 1);
    const path = (half & 1) === 0 ? line : reversed(line);
    const [firstX, firstY] = [path[0] as number, path[1] as number];
    for (let i = 0; i < path.length; i += 2) {
      writer.step((path[i] as number) - x);
      writer.step((path[i + 1] as number) - y);
      [x, y] = [path[i] as number, path[i + 1] as number];
    }
    [x, y] = [firstX, firstY];
  }
};
