import type { ArcTable } from './arc-table.ts';
import { polygonsOfUnit } from './dissolve.ts';
import type { Net } from './net.ts';
import { type RingFault, ringFaultOf } from './ring-faults.ts';

let room = new Int32Array(1024);

/** The first fault of the rings of a leaf, or null; `empty` for one without lines. */
export const leafFault = (net: Net, slot: number): RingFault | null => {
  const halves = net.arcs.halvesOf(slot);
  const length = halves.length > mostLooked ? 0 : loneRing(net.arcs, halves);
  if (length > 0) return ringFaultOf([[room.subarray(0, length)]]);
  const polygons = polygonsOfUnit(net, slot);
  return polygons === null ? { kind: 'segments-cross', place: null } : ringFaultOf(polygons);
};

const mostLooked = 32;

/** Writes the one ring that halves form into the room and gives its length; 0 where they form several or touch. */
const loneRing = (arcs: ArcTable, halves: readonly number[]): number => {
  const nodes = halves.map((half) => arcs.nodeOf(half));
  let at = 0;
  let length = 0;
  for (let done = 0; done < halves.length; done += 1) {
    const half = halves[at] as number;
    const size = arcs.sizeOf(half);
    if (length + size > room.length) enlarge(length + size);
    arcs.copyPath(half, room, length);
    length += size - 2;
    const end = arcs.nodeOf(half ^ 1);
    at = nodes.indexOf(end);
    // The ring is whole when it comes back to where it began with the last half, and not before.
    if (at < 0 || nodes.indexOf(end, at + 1) >= 0 || (at === 0) !== (done === halves.length - 1)) return 0;
  }
  return length;
};

const enlarge = (length: number): void => {
  const larger = new Int32Array(length * 2);
  larger.set(room);
  room = larger;
};
