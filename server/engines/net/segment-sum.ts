import type { Point, Polygon } from './plane.ts';

/**
 * A sum of directed segments in which opposite ones cancel: what is left of all children less their parent is empty
 * exactly when they fill it once.
 */
export class SegmentSum {
  #x1 = new Int32Array(1024);
  #y1 = new Int32Array(1024);
  #x2 = new Int32Array(1024);
  #y2 = new Int32Array(1024);
  #count = new Int32Array(1024);
  #used = new Uint8Array(1024);
  #size = 0;

  /** Adds (1) or takes away (-1) every segment of the polygons. */
  addPolygons(polygons: readonly Polygon[], times: 1 | -1): void {
    for (const polygon of polygons)
      for (const ring of polygon) {
        let x = ring[ring.length - 2] as number;
        let y = ring[ring.length - 1] as number;
        for (let i = 0; i < ring.length; i += 2) {
          const [nextX, nextY] = [ring[i] as number, ring[i + 1] as number];
          this.add(x, y, nextX, nextY, times);
          x = nextX;
          y = nextY;
        }
      }
  }

  add(x1: number, y1: number, x2: number, y2: number, times: number): void {
    if (x1 > x2 || (x1 === x2 && y1 > y2)) this.#put(x2, y2, x1, y1, -times);
    else this.#put(x1, y1, x2, y2, times);
  }

  /** How often a directed segment is left over; negative when its opposite is. */
  timesOf(x1: number, y1: number, x2: number, y2: number): number {
    const isBack = x1 > x2 || (x1 === x2 && y1 > y2);
    const slot = isBack ? this.#find(x2, y2, x1, y1) : this.#find(x1, y1, x2, y2);
    const times = this.#used[slot] === 1 ? (this.#count[slot] as number) : 0;
    return isBack ? -times : times;
  }

  /** What is left, in the direction in which it is left over, with its count. */
  *rest(): Generator<{ readonly from: Point; readonly to: Point; readonly times: number }> {
    for (let slot = 0; slot < this.#used.length; slot += 1) {
      const times = this.#count[slot] as number;
      if (this.#used[slot] === 0 || times === 0) continue;
      const a: Point = [this.#x1[slot] as number, this.#y1[slot] as number];
      const b: Point = [this.#x2[slot] as number, this.#y2[slot] as number];
      yield times > 0 ? { from: a, to: b, times } : { from: b, to: a, times: -times };
    }
  }

  /** Empties the sum, keeping room for about so many segments. */
  clear(expected: number): void {
    this.#size = 0;
    const room = 2 ** Math.ceil(Math.log2(Math.max(1024, expected)));
    if (room > this.#used.length || room * 8 < this.#used.length) this.#allocate(room);
    else {
      this.#used.fill(0);
      this.#count.fill(0);
    }
  }

  /** The slot of a segment, or the free one where it would stand. */
  #find(x1: number, y1: number, x2: number, y2: number): number {
    const mask = this.#used.length - 1;
    let slot = hashOf(x1, y1, x2, y2) & mask;
    while (
      this.#used[slot] === 1 &&
      (this.#x1[slot] !== x1 || this.#y1[slot] !== y1 || this.#x2[slot] !== x2 || this.#y2[slot] !== y2)
    )
      slot = (slot + 1) & mask;
    return slot;
  }

  #put(x1: number, y1: number, x2: number, y2: number, times: number): void {
    const slot = this.#find(x1, y1, x2, y2);
    if (this.#used[slot] === 1) {
      this.#count[slot] = (this.#count[slot] as number) + times;
      return;
    }
    this.#used[slot] = 1;
    this.#x1[slot] = x1;
    this.#y1[slot] = y1;
    this.#x2[slot] = x2;
    this.#y2[slot] = y2;
    this.#count[slot] = times;
    this.#size += 1;
    if (this.#size * 4 > this.#used.length * 3) this.#grow();
  }

  #grow(): void {
    const kept = [...this.rest()];
    this.#allocate(this.#used.length * 2);
    this.#size = 0;
    for (const { from, to, times } of kept) this.add(...from, ...to, times);
  }

  #allocate(room: number): void {
    this.#x1 = new Int32Array(room);
    this.#y1 = new Int32Array(room);
    this.#x2 = new Int32Array(room);
    this.#y2 = new Int32Array(room);
    this.#count = new Int32Array(room);
    this.#used = new Uint8Array(room);
  }
}

const hashOf = (x1: number, y1: number, x2: number, y2: number): number => {
  let hash = Math.imul(x1, 0x9e3779b1) ^ Math.imul(y1, 0x85ebca6b);
  hash =
    Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^
    Math.imul(x2 - x1, 0x27d4eb2f) ^
    Math.imul(y2 - y1, 0x165667b1);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return (hash ^ (hash >>> 16)) >>> 0;
};
