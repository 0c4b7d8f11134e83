import { NodeTable } from './node-table.ts';
import { keyOf } from './plane.ts';

/** Slot that stands for what lies outside the district. */
export const outside = 0;
const none = -1;

/**
 * Arcs in typed arrays. An arc has two halves: 2a runs forward with its left leaf on the left, 2a + 1 runs back with
 * its right leaf on the left. Halves are chained per leaf and per node (the point where they start).
 */
export class ArcTable {
  #pool = new Int32Array(1024);
  #poolLength = 0;
  #waste = 0;
  #start = new Int32Array(64);
  #size = new Int32Array(64);
  #leaf = new Int32Array(128);
  #nextOfLeaf = new Int32Array(128);
  #previousOfLeaf = new Int32Array(128);
  #nextAtNode = new Int32Array(128);
  #firstOfLeaf = new Int32Array(64).fill(none);
  readonly #firstAtNode = new NodeTable();
  readonly #free: number[] = [];
  #slots = 0;

  get count(): number {
    return this.#slots - this.#free.length;
  }

  /** Numbers of arcs are below this. */
  get arcEnd(): number {
    return this.#slots;
  }

  get nodeCount(): number {
    return this.#firstAtNode.size;
  }

  /** Takes a line of at least two points; gives the arc's number. */
  add(line: Int32Array, left: number, right: number): number {
    const arc = this.#free.pop() ?? this.#slots++;
    this.#reserve(arc, line.length);
    this.#start[arc] = this.#poolLength;
    this.#size[arc] = line.length;
    this.#pool.set(line, this.#poolLength);
    this.#poolLength += line.length;
    this.#chain(arc * 2, left);
    this.#chain(arc * 2 + 1, right);
    return arc;
  }

  remove(arc: number): void {
    this.#unchain(arc * 2);
    this.#unchain(arc * 2 + 1);
    this.#waste += this.#size[arc] as number;
    this.#size[arc] = 0;
    this.#free.push(arc);
    if (this.#waste > 1_000_000 && this.#waste * 2 > this.#poolLength) this.#compact();
  }

  leafOf(half: number): number {
    return this.#leaf[half] as number;
  }

  /** Halves with the leaf on their left. */
  halvesOf(leaf: number): number[] {
    const halves: number[] = [];
    for (let half = this.#firstOfLeaf[leaf] ?? none; half !== none; half = this.#nextOfLeaf[half] as number)
      halves.push(half);
    return halves;
  }

  isEmpty(leaf: number): boolean {
    return (this.#firstOfLeaf[leaf] ?? none) === none;
  }

  /** Halves that start at a node. */
  halvesAt(node: number): number[] {
    const halves: number[] = [];
    for (let half = this.#firstAtNode.get(node); half !== none; half = this.#nextAtNode[half] as number)
      halves.push(half);
    return halves;
  }

  /** Numbers of all arcs. */
  *arcs(): Generator<number> {
    for (let arc = 0; arc < this.#slots; arc += 1) if (this.#size[arc] !== 0) yield arc;
  }

  /** Points of an arc, forward; a view that is good until the next change. */
  lineOf(arc: number): Int32Array {
    const start = this.#start[arc] as number;
    return this.#pool.subarray(start, start + (this.#size[arc] as number));
  }

  /** Points of a half in its own direction, a copy. */
  pathOf(half: number): Int32Array {
    const path = new Int32Array(this.sizeOf(half));
    this.copyPath(half, path, 0);
    return path;
  }

  /** Ints of a half: twice its points. */
  sizeOf(half: number): number {
    return this.#size[half >> 1] as number;
  }

  /** Writes the points of a half, in its own direction, from a place on. */
  copyPath(half: number, target: Int32Array, at: number): void {
    const start = this.#start[half >> 1] as number;
    const size = this.#size[half >> 1] as number;
    const pool = this.#pool;
    if ((half & 1) === 0) for (let i = 0; i < size; i += 1) target[at + i] = pool[start + i] as number;
    else
      for (let i = 0, from = start + size - 2; i < size; i += 2, from -= 2) {
        target[at + i] = pool[from] as number;
        target[at + i + 1] = pool[from + 1] as number;
      }
  }

  nodeOf(half: number): number {
    const start = this.#start[half >> 1] as number;
    const at = (half & 1) === 0 ? start : start + (this.#size[half >> 1] as number) - 2;
    return keyOf(this.#pool[at] as number, this.#pool[at + 1] as number);
  }

  /** The point that follows the node where a half starts. */
  secondOf(half: number): number {
    const start = this.#start[half >> 1] as number;
    const at = (half & 1) === 0 ? start + 2 : start + (this.#size[half >> 1] as number) - 4;
    return keyOf(this.#pool[at] as number, this.#pool[at + 1] as number);
  }

  /** Gives the left side of a half to another leaf. */
  relabel(half: number, leaf: number): void {
    this.#unchainLeaf(half);
    this.#chainLeaf(half, leaf);
  }

  #chain(half: number, leaf: number): void {
    this.#chainLeaf(half, leaf);
    const node = this.nodeOf(half);
    this.#nextAtNode[half] = this.#firstAtNode.get(node);
    this.#firstAtNode.set(node, half);
  }

  #chainLeaf(half: number, leaf: number): void {
    this.#leaf[half] = leaf;
    if (leaf >= this.#firstOfLeaf.length) {
      const old = this.#firstOfLeaf;
      this.#firstOfLeaf = new Int32Array(Math.max(leaf + 1, old.length * 2)).fill(none);
      this.#firstOfLeaf.set(old);
    }
    const first = this.#firstOfLeaf[leaf] as number;
    this.#nextOfLeaf[half] = first;
    this.#previousOfLeaf[half] = none;
    if (first !== none) this.#previousOfLeaf[first] = half;
    this.#firstOfLeaf[leaf] = half;
  }

  #unchainLeaf(half: number): void {
    const next = this.#nextOfLeaf[half] as number;
    const previous = this.#previousOfLeaf[half] as number;
    if (next !== none) this.#previousOfLeaf[next] = previous;
    if (previous !== none) this.#nextOfLeaf[previous] = next;
    else this.#firstOfLeaf[this.#leaf[half] as number] = next;
  }

  #unchain(half: number): void {
    this.#unchainLeaf(half);
    const node = this.nodeOf(half);
    const first = this.#firstAtNode.get(node);
    const after = this.#nextAtNode[half] as number;
    if (first !== half) {
      let before = first;
      while (this.#nextAtNode[before] !== half) before = this.#nextAtNode[before] as number;
      this.#nextAtNode[before] = after;
    } else if (after === none) this.#firstAtNode.delete(node);
    else this.#firstAtNode.set(node, after);
  }

  #reserve(arc: number, length: number): void {
    if (this.#poolLength + length > this.#pool.length)
      this.#pool = grown(this.#pool, Math.max(this.#pool.length * 2, this.#poolLength + length));
    if (arc < this.#start.length) return;
    const size = this.#start.length * 2;
    this.#start = grown(this.#start, size);
    this.#size = grown(this.#size, size);
    this.#leaf = grown(this.#leaf, size * 2);
    this.#nextOfLeaf = grown(this.#nextOfLeaf, size * 2);
    this.#previousOfLeaf = grown(this.#previousOfLeaf, size * 2);
    this.#nextAtNode = grown(this.#nextAtNode, size * 2);
  }

  #compact(): void {
    const pool = new Int32Array(Math.max(1024, this.#poolLength - this.#waste));
    let length = 0;
    for (const arc of this.arcs()) {
      const line = this.lineOf(arc);
      pool.set(line, length);
      this.#start[arc] = length;
      length += line.length;
    }
    this.#pool = pool;
    this.#poolLength = length;
    this.#waste = 0;
  }
}

const grown = (values: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(length);
  larger.set(values);
  return larger;
};
