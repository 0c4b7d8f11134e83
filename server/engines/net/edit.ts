import { type NetLine, netLine, type Patch } from './lines.ts';
import type { Net } from './net.ts';
import { keyOf, type Point } from './plane.ts';
import { startedAtSmallest } from './ring-order.ts';
import { sameUnit, type Unit } from './unit.ts';

interface Sides {
  readonly left: number;
  readonly right: number;
}

interface HeldLine extends Sides {
  readonly path: Int32Array;
}

/** Something that was done beside what was asked for. */
export interface EditNote {
  /** A new vertex was rounded, so a line moved by less than 0.71 cm there. */
  readonly kind: 'line-moved';
  readonly units: readonly (string | null)[];
  readonly place: Point;
  readonly centimetres: number;
}

/** Changes of a net that can all be taken back until they are proven. */
export class Edit {
  readonly net: Net;
  readonly notes: EditNote[] = [];
  readonly #removed: HeldLine[] = [];
  readonly #added = new Set<number>();
  /** Arcs that stay and go to other leaves, with those that they had. */
  readonly #given = new Map<number, Sides>();
  readonly #units: { readonly slot: number; readonly before: Unit | null; readonly after: Unit | null }[] =
    [];
  readonly #nodes = new Set<number>();
  readonly #leaves = new Set<number>();

  constructor(net: Net) {
    this.net = net;
  }

  /** Leaves (slots, 0 for outside) whose lines are others or run otherwise. */
  get touchedLeaves(): ReadonlySet<number> {
    return this.#leaves;
  }

  get unitChanges(): readonly {
    readonly slot: number;
    readonly before: Unit | null;
    readonly after: Unit | null;
  }[] {
    return this.#units;
  }

  addLine(path: Int32Array, left: number, right: number): void {
    this.#leaves.add(left).add(right);
    this.#put(path, left, right);
  }

  removeArc(arc: number): HeldLine {
    const line = this.#take(arc);
    this.#leaves.add(line.left).add(line.right);
    return line;
  }

  /** Gives the left side of a half to a leaf; nothing changes for the one on its right. */
  giveHalf(half: number, leaf: number): void {
    const { arcs } = this.net;
    const before = arcs.leafOf(half);
    if (before === leaf) return;
    const arc = half >> 1;
    if (!this.#added.has(arc) && !this.#given.has(arc)) this.#given.set(arc, this.#sidesOf(arc));
    this.#leaves.add(before).add(leaf);
    this.#nodes.add(arcs.nodeOf(half)).add(arcs.nodeOf(half ^ 1));
    arcs.relabel(half, leaf);
  }

  /** Gives the lines of one leaf to another; those between the two go. */
  giveLines(from: number, to: number): void {
    const { arcs } = this.net;
    for (const half of arcs.halvesOf(from)) {
      if (arcs.leafOf(half ^ 1) === to) this.removeArc(half >> 1);
      else this.giveHalf(half, to);
    }
  }

  /** Adds, changes or (with null) removes a unit; gives its slot. */
  putUnit(before: Unit | null, after: Unit | null): number {
    const held = before === null ? undefined : this.net.slotOf(before.id);
    const slot = held ?? this.net.slotEnd;
    if (after === null) this.net.dropUnit(slot);
    else this.net.putUnit(after, slot);
    this.#units.push({ slot, before, after });
    return slot;
  }

  /** Makes every line as long as it can be: joins lines where only two meet, starts loops at their smallest vertex. */
  settle(): void {
    for (const node of this.#nodes) {
      const [one, two, more] = this.net.arcs.halvesAt(node);
      if (one === undefined || two === undefined || more !== undefined) continue;
      if (one >> 1 === two >> 1) this.#settleLoop(one >> 1, node);
      else this.#join(one, two);
    }
  }

  rollBack(): void {
    const { arcs } = this.net;
    for (const arc of this.#added) arcs.remove(arc);
    for (const [arc, { left, right }] of this.#given) {
      arcs.relabel(arc * 2, left);
      arcs.relabel(arc * 2 + 1, right);
    }
    for (const { slot, before } of [...this.#units].reverse())
      if (before === null) this.net.dropUnit(slot);
      else this.net.putUnit(before, slot);
    for (const { path, left, right } of this.#removed) arcs.add(path, left, right);
  }

  /** What the edit came to, without what it took away and put back. */
  patch(): Patch {
    const { net } = this;
    const names = new Map<number, string>();
    for (const { slot, before, after } of this.#units) names.set(slot, (before ?? after)?.id ?? '');
    const named = (path: Int32Array, { left, right }: Sides): NetLine =>
      netLine(net, path, left, right, names);
    const removed = this.#removed.map((line) => named(line.path, line));
    const added: NetLine[] = [];
    for (const arc of this.#added) added.push(named(net.arcs.lineOf(arc), this.#sidesOf(arc)));
    dropCommon(removed, added);
    for (const [arc, before] of this.#given) {
      const after = this.#sidesOf(arc);
      if (after.left === before.left && after.right === before.right) continue;
      removed.push(named(net.arcs.lineOf(arc), before));
      added.push(named(net.arcs.lineOf(arc), after));
    }
    const units = this.#units.filter(({ before, after }) => !sameUnit(before, after));
    return { kind: 'patch', units: units.map(({ before, after }) => ({ before, after })), removed, added };
  }

  #sidesOf(arc: number): Sides {
    const { arcs } = this.net;
    return { left: arcs.leafOf(arc * 2), right: arcs.leafOf(arc * 2 + 1) };
  }

  #put(path: Int32Array, left: number, right: number): void {
    this.#added.add(this.net.arcs.add(path, left, right));
    this.#markEnds(path);
  }

  #take(arc: number): HeldLine {
    const line = { path: this.net.arcs.lineOf(arc).slice(), ...this.#sidesOf(arc) };
    this.net.arcs.remove(arc);
    if (!this.#added.delete(arc)) this.#removed.push({ ...line, ...this.#given.get(arc) });
    this.#given.delete(arc);
    this.#markEnds(line.path);
    return line;
  }

  #markEnds(path: Int32Array): void {
    this.#nodes.add(keyOf(path[0] as number, path[1] as number));
    this.#nodes.add(keyOf(path[path.length - 2] as number, path[path.length - 1] as number));
  }

  #settleLoop(arc: number, node: number): void {
    const line = this.net.arcs.lineOf(arc);
    const ring = line.slice(0, line.length - 2);
    const turned = startedAtSmallest(ring);
    const [x, y] = [turned[0] as number, turned[1] as number];
    if (keyOf(x, y) === node) return;
    const { left, right } = this.#take(arc);
    this.#put(Int32Array.of(...turned, x, y), left, right);
  }

  #join(one: number, two: number): void {
    const { arcs } = this.net;
    const [left, right] = [arcs.leafOf(one ^ 1), arcs.leafOf(one)];
    if (arcs.leafOf(two) !== left || arcs.leafOf(two ^ 1) !== right) return;
    const head = arcs.pathOf(one ^ 1);
    const tail = arcs.pathOf(two);
    this.#take(one >> 1);
    this.#take(two >> 1);
    const path = new Int32Array(head.length + tail.length - 2);
    path.set(head);
    path.set(tail, head.length - 2);
    this.#put(path, left, right);
  }
}

/** Takes lines that stand in both lists out of both. */
const dropCommon = (removed: NetLine[], added: NetLine[]): void => {
  if (removed.length === 0 || added.length === 0) return;
  const byStart = new Map<number, NetLine[]>();
  for (const line of removed) {
    const key = startOf(line);
    const found = byStart.get(key);
    if (found === undefined) byStart.set(key, [line]);
    else found.push(line);
  }
  const back = new Set<NetLine>();
  const kept = added.filter((line) => {
    const same = byStart.get(startOf(line))?.find((other) => !back.has(other) && sameLine(line, other));
    if (same !== undefined) back.add(same);
    return same === undefined;
  });
  if (back.size === 0) return;
  added.splice(0, added.length, ...kept);
  removed.splice(0, removed.length, ...removed.filter((line) => !back.has(line)));
};

const startOf = ({ path }: NetLine): number => keyOf(path[0] as number, path[1] as number);

const sameLine = (a: NetLine, b: NetLine): boolean =>
  a.left === b.left &&
  a.right === b.right &&
  a.path.length === b.path.length &&
  a.path.every((value, i) => value === b.path[i]);
