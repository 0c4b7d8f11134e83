import { keyOf, type Ring } from '../plane.ts';

/**
 * Undirected edges between numbered points, each once, with how often every ring runs along it: +1 from its first point
 * to its second, -1 back. Rings are given by number; what runs there and back is nothing.
 */
export class EdgeStore {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  /** Ring, times, ring, times …; null once the edge was replaced by pieces of it. */
  readonly runs: (number[] | null)[] = [];
  readonly #points = new Map<number, number>();
  readonly #edges = new Map<number, number>();

  get count(): number {
    return this.from.length;
  }

  /** The number of a point. */
  point(x: number, y: number): number {
    const key = keyOf(x, y);
    const known = this.#points.get(key);
    if (known !== undefined) return known;
    this.#points.set(key, this.x.length);
    this.x.push(x);
    return this.y.push(y) - 1;
  }

  addRing(ring: Ring, number: number): void {
    let last = this.point(ring[ring.length - 2] as number, ring[ring.length - 1] as number);
    for (let i = 0; i < ring.length; i += 2) {
      const next = this.point(ring[i] as number, ring[i + 1] as number);
      if (next !== last) this.#run(last, next, number, 1);
      last = next;
    }
  }

  /** Puts a way through further points in place of an edge; gives the edges of it that were not there before. */
  replace(edge: number, way: readonly number[]): number[] {
    const runs = this.runs[edge] ?? [];
    this.#edges.delete(edgeKey(this.from[edge] as number, this.to[edge] as number));
    this.runs[edge] = null;
    const before = this.count;
    for (let k = 0; k < runs.length; k += 2)
      for (let i = 1; i < way.length; i += 1)
        this.#run(way[i - 1] as number, way[i] as number, runs[k] as number, runs[k + 1] as number);
    return Array.from({ length: this.count - before }, (_, i) => before + i);
  }

  #run(from: number, to: number, ring: number, times: number): void {
    const isBack = from > to;
    const key = isBack ? edgeKey(to, from) : edgeKey(from, to);
    const known = this.#edges.get(key);
    if (known !== undefined) {
      addRun(this.runs[known] ?? [], ring, isBack ? -times : times);
      return;
    }
    this.#edges.set(key, this.count);
    this.from.push(isBack ? to : from);
    this.to.push(isBack ? from : to);
    this.runs.push([ring, isBack ? -times : times]);
  }
}

const edgeKey = (from: number, to: number): number => from * 2 ** 26 + to;

const addRun = (runs: number[], ring: number, times: number): void => {
  for (let i = 0; i < runs.length; i += 2)
    if (runs[i] === ring) {
      runs[i + 1] = (runs[i + 1] as number) + times;
      if (runs[i + 1] === 0) runs.splice(i, 2);
      return;
    }
  runs.push(ring, times);
};
