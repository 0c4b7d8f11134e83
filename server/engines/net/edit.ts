import { outside } from './arc-table.ts';
import { type NetLine, netLine, type Patch } from './lines.ts';
import type { Net } from './net.ts';
import { keyOf, type Point } from './plane.ts';
import { startedAtSmallest } from './ring-order.ts';
import { sameUnit, type Unit } from './unit.ts';

interface HeldLine {
  readonly path: Int32Array;
  readonly left: number;
  readonly right: number;
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
  readonly #units: { readonly slot: number; readonly before: Unit | null; readonly after: Unit | null }[] =
    [];
  readonly #nodes = new Set<number>();
  readonly #leaves = new Set<number>();

  constructor(net: Net) {
    this.net = net;
  }

  /** Leaves (slots, 0 for outside) whose lines changed. */
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
    this.#added.add(this.net.arcs.add(path, left, right));
    this.#touch(path, left, right);
  }

  removeArc(arc: number): HeldLine {
    const { arcs } = this.net;
    const line = {
      path: arcs.lineOf(arc).slice(),
      left: arcs.leafOf(arc * 2),
      right: arcs.leafOf(arc * 2 + 1),
    };
    arcs.remove(arc);
    if (!this.#added.delete(arc)) this.#removed.push(line);
    this.#touch(line.path, line.left, line.right);
    return line;
  }

  /** Gives the lines of one leaf to another; those between the two go. */
  giveLines(from: number, to: number): void {
    for (const half of this.net.arcs.halvesOf(from)) {
      const { path, left, right } = this.removeArc(half >> 1);
      const [nextLeft, nextRight] = [left === from ? to : left, right === from ? to : right];
      if (nextLeft !== nextRight) this.addLine(path, nextLeft, nextRight);
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
    for (const arc of this.#added) this.net.arcs.remove(arc);
    for (const { slot, before } of [...this.#units].reverse())
      if (before === null) this.net.dropUnit(slot);
      else this.net.putUnit(before, slot);
    for (const { path, left, right } of this.#removed) this.net.arcs.add(path, left, right);
  }

  /** What the edit came to, without what it took away and put back. */
  patch(): Patch {
    const names = new Map<number, string>();
    for (const { slot, before, after } of this.#units) names.set(slot, (before ?? after)?.id ?? '');
    const named = (path: Int32Array, left: number, right: number): NetLine =>
      netLine(this.net, path, left, right, names);
    const removed = new Map(this.#removed.map(({ path, left, right }) => entryOf(named(path, left, right))));
    const added = new Map<string, NetLine>();
    for (const arc of this.#added) {
      const { arcs } = this.net;
      const [key, line] = entryOf(named(arcs.lineOf(arc), arcs.leafOf(arc * 2), arcs.leafOf(arc * 2 + 1)));
      if (!removed.delete(key)) added.set(key, line);
    }
    const units = this.#units.filter(({ before, after }) => !sameUnit(before, after));
    return {
      kind: 'patch',
      units: units.map(({ before, after }) => ({ before, after })),
      removed: [...removed.values()],
      added: [...added.values()],
    };
  }

  #touch(path: Int32Array, left: number, right: number): void {
    this.#leaves.add(left).add(right);
    this.#nodes.add(keyOf(path[0] as number, path[1] as number));
    this.#nodes.add(keyOf(path[path.length - 2] as number, path[path.length - 1] as number));
  }

  #settleLoop(arc: number, node: number): void {
    const line = this.net.arcs.lineOf(arc);
    const ring = line.slice(0, line.length - 2);
    const turned = startedAtSmallest(ring);
    const [x, y] = [turned[0] as number, turned[1] as number];
    if (keyOf(x, y) === node) return;
    const { left, right } = this.removeArc(arc);
    this.addLine(Int32Array.of(...turned, x, y), left, right);
  }

  #join(one: number, two: number): void {
    const { arcs } = this.net;
    const [left, right] = [arcs.leafOf(one ^ 1), arcs.leafOf(one)];
    if (arcs.leafOf(two) !== left || arcs.leafOf(two ^ 1) !== right) return;
    const head = arcs.pathOf(one ^ 1);
    const tail = arcs.pathOf(two);
    this.removeArc(one >> 1);
    this.removeArc(two >> 1);
    const path = new Int32Array(head.length + tail.length - 2);
    path.set(head);
    path.set(tail, head.length - 2);
    this.addLine(path, left, right);
  }
}

const entryOf = (line: NetLine): [string, NetLine] => [
  `${line.left ?? outside} ${line.right ?? outside} ${line.path.join()}`,
  line,
];
