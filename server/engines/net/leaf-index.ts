import { outside } from './arc-table.ts';
import type { Net } from './net.ts';
import { keyOf, turn } from './plane.ts';
import { crossingsOf } from './ray.ts';

const mostStale = 2_000;

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * Leaves by place: boxes in square cells of about the size of a leaf, made when first asked for. Leaves that were
 * touched since are looked at one by one, until there are so many that the cells are made anew.
 */
export class LeafIndex {
  readonly #net: Net;
  #cells = new Map<number, number[]>();
  #cellSize = 0;
  readonly #stale = new Set<number>();

  constructor(net: Net) {
    this.#net = net;
  }

  /** To be told of every leaf whose lines changed, by uuid. */
  markStale(ids: Iterable<string>): void {
    for (const id of ids) this.#stale.add(this.#net.slotOf(id) ?? outside);
  }

  /** Uuids of the leaves that hold a point or have it on their line, by code; on a line the first one has it. */
  leavesAt(x: number, y: number): string[] {
    const found: number[] = [];
    for (const slot of this.#near({ west: x, south: y, east: x, north: y }))
      if (placeInLeaf(this.#net, slot, x, y) >= 0) found.push(slot);
    return this.#byCode(found);
  }

  /** Uuids of the leaves that share a point with a box, its border included, by code. */
  leavesIn(box: Box): string[] {
    const found = [...this.#near(box)].filter((slot) => touchesBox(this.#net, slot, box));
    return this.#byCode(found);
  }

  #byCode(slots: readonly number[]): string[] {
    return slots
      .flatMap((slot) => this.#net.unitAt(slot) ?? [])
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ id }) => id);
  }

  #near(box: Box): Set<number> {
    if (this.#cellSize === 0 || this.#stale.size > mostStale) this.#rebuild();
    const size = this.#cellSize;
    const found = new Set(this.#stale);
    const [east, north] = [Math.floor(box.east / size), Math.floor(box.north / size)];
    for (let column = Math.floor(box.west / size); column <= east; column += 1)
      for (let row = Math.floor(box.south / size); row <= north; row += 1)
        for (const slot of this.#cells.get(keyOf(column, row)) ?? []) found.add(slot);
    for (const slot of found) {
      const own = this.#net.isLeaf(slot) ? boxOf(this.#net, slot) : null;
      if (own === null || isApart(own, box)) found.delete(slot);
    }
    return found;
  }

  #rebuild(): void {
    this.#stale.clear();
    this.#cells = new Map();
    const boxes = [...this.#net.units()].flatMap(([slot]) =>
      this.#net.isLeaf(slot) ? [[slot, boxOf(this.#net, slot)] as const] : [],
    );
    const spans = boxes.map(([, { west, east, south, north }]) => Math.max(east - west, north - south));
    this.#cellSize = Math.max(1, Math.ceil(spans.reduce((sum, span) => sum + span, 0) / (spans.length || 1)));
    for (const [slot, box] of boxes) this.#put(slot, box);
  }

  #put(slot: number, box: Box): void {
    const size = this.#cellSize;
    for (let column = Math.floor(box.west / size); column <= Math.floor(box.east / size); column += 1)
      for (let row = Math.floor(box.south / size); row <= Math.floor(box.north / size); row += 1) {
        const cell = this.#cells.get(keyOf(column, row));
        if (cell === undefined) this.#cells.set(keyOf(column, row), [slot]);
        else cell.push(slot);
      }
  }
}

const boxOf = ({ arcs }: Net, slot: number): Box => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const half of arcs.halvesOf(slot)) {
    const line = arcs.lineOf(half >> 1);
    for (let i = 0; i < line.length; i += 2) {
      const [x, y] = [line[i] as number, line[i + 1] as number];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  }
  return { west, south, east, north };
};

const isApart = (a: Box, b: Box): boolean =>
  a.west > b.east || a.east < b.west || a.south > b.north || a.north < b.south;

/** Where a point lies: 1 inside the leaf, 0 on its line, -1 outside; exact. */
const placeInLeaf = ({ arcs }: Net, slot: number, x: number, y: number): -1 | 0 | 1 => {
  let isInside = false;
  for (const half of arcs.halvesOf(slot)) {
    const crossings = crossingsOf(arcs.lineOf(half >> 1), false, x, y);
    if (crossings < 0) return 0;
    if (crossings % 2 === 1) isInside = !isInside;
  }
  return isInside ? 1 : -1;
};

/** A leaf shares a point with a box when a corner of the box lies in it or a line of it enters the box. */
const touchesBox = (net: Net, slot: number, box: Box): boolean =>
  placeInLeaf(net, slot, box.west, box.south) >= 0 ||
  net.arcs.halvesOf(slot).some((half) => entersBox(net.arcs.lineOf(half >> 1), box));

const entersBox = (line: Int32Array, { west, south, east, north }: Box): boolean => {
  for (let i = 2; i < line.length; i += 2) {
    const [x1, y1] = [line[i - 2] as number, line[i - 1] as number];
    const [x2, y2] = [line[i] as number, line[i + 1] as number];
    if (Math.max(x1, x2) < west || Math.min(x1, x2) > east) continue;
    if (Math.max(y1, y2) < south || Math.min(y1, y2) > north) continue;
    const sides = [
      turn(x1, y1, x2, y2, west, south),
      turn(x1, y1, x2, y2, east, south),
      turn(x1, y1, x2, y2, east, north),
      turn(x1, y1, x2, y2, west, north),
    ];
    if (Math.min(...sides) <= 0 && Math.max(...sides) >= 0) return true;
  }
  return false;
};
