import { BucketQueue } from './bucket-queue.ts';
import { unreachable, type WalkCosts } from './costs.ts';
import type { WalkGraph } from './graph.ts';

export const nobody = -1;
const noHalf = 0xff_ff_ff_ff;

/** Where a search begins: nodes with what it costs to get there and whose they are (the smaller number wins ties). */
export interface Seed {
  readonly node: number;
  readonly cost: number;
  readonly owner: number;
}

/**
 * Searches one graph again and again without new memory. Costs are whole numbers, so sums and ties are exact: every
 * node gets the smallest cost and, among those who reach it at that cost, the owner with the smallest number. Nodes
 * wait in buckets; within a bucket they are taken in any order and again when they got better, which changes the
 * work, not the outcome.
 */
export class WalkSearch {
  readonly graph: WalkGraph;
  /** Cost per node, `unreachable` where the search did not get; valid until the next search. */
  readonly cost: Int32Array;
  readonly owner: Int32Array;
  /** Half edge by which a node was reached. */
  readonly #via: Uint32Array;
  readonly #isWaiting: Uint8Array;
  readonly #queue = new BucketQueue();
  /** Nodes whose cost was set since `clear`, each once. */
  readonly #touched: Uint32Array;
  #touchedCount = 0;

  constructor(graph: WalkGraph) {
    this.graph = graph;
    this.cost = new Int32Array(graph.nodeCount).fill(unreachable);
    this.owner = new Int32Array(graph.nodeCount).fill(nobody);
    this.#via = new Uint32Array(graph.nodeCount).fill(noHalf);
    this.#isWaiting = new Uint8Array(graph.nodeCount);
    this.#touched = new Uint32Array(graph.nodeCount);
  }

  /** Nodes that the search reached, in no order. */
  get reached(): Uint32Array {
    return this.#touched.subarray(0, this.#touchedCount);
  }

  /** Everything that can be reached from the seeds at no more than `limit`. */
  run(costs: WalkCosts, seeds: readonly Seed[], limit: number = unreachable - 1): void {
    this.clear();
    this.improve(costs, seeds, limit);
  }

  /** Takes over what another search of the same graph found, all but the ways. */
  copy(other: WalkSearch): void {
    this.clear();
    for (const node of other.reached) {
      this.cost[node] = other.cost[node] as number;
      this.owner[node] = other.owner[node] as number;
    }
    this.#touched.set(other.reached);
    this.#touchedCount = other.reached.length;
  }

  /** Takes the nodes of some owners back to not reached; gives them. */
  forget(isForgotten: (owner: number) => boolean): number[] {
    const lost: number[] = [];
    let kept = 0;
    for (const node of this.reached) {
      if (!isForgotten(this.owner[node] as number)) {
        this.#touched[kept] = node;
        kept += 1;
        continue;
      }
      lost.push(node);
      this.cost[node] = unreachable;
      this.owner[node] = nobody;
      this.#via[node] = noHalf;
    }
    this.#touchedCount = kept;
    return lost;
  }

  clear(): void {
    const { cost, owner } = this;
    for (let i = 0; i < this.#touchedCount; i += 1) {
      const node = this.#touched[i] as number;
      cost[node] = unreachable;
      owner[node] = nobody;
      this.#via[node] = noHalf;
    }
    this.#touchedCount = 0;
  }

  /** Goes on with what an earlier search left: only nodes that the new seeds make better are looked at. */
  improve(costs: WalkCosts, seeds: readonly Seed[], limit: number = unreachable - 1): void {
    const queue = this.#queue;
    const fitting = seeds.filter(({ cost }) => cost <= limit);
    let [lowest, highest] = [unreachable, 0];
    for (const { cost } of fitting) {
      lowest = Math.min(lowest, cost);
      highest = Math.max(highest, cost);
    }
    queue.reset(lowest, Math.max(costs.dearest, highest - lowest), shiftOf(costs));
    for (const { node, cost, owner } of fitting) this.#offer(node, cost, owner, noHalf);
    this.#spread(costs.half, limit);
  }

  /** Hands a cost to a node: keeps it if it is better. */
  #offer(node: number, cost: number, owner: number, via: number): void {
    const known = this.cost[node] as number;
    if (cost > known || (cost === known && owner >= (this.owner[node] as number))) return;
    if (known === unreachable) {
      this.#touched[this.#touchedCount] = node;
      this.#touchedCount += 1;
    }
    this.cost[node] = cost;
    this.owner[node] = owner;
    this.#via[node] = via;
    this.#isWaiting[node] = 1;
    this.#queue.put(node, cost);
  }

  /** Takes nodes out of the queue and hands their costs on; with all it touches at hand, since this is what takes time. */
  #spread(halfCost: Int32Array, limit: number): void {
    const queue = this.#queue;
    const { head, mask, shift } = queue;
    let { node: entryNode, next: entryNext, entries, waiting, bucket } = queue;
    const { firstHalf, halfHead } = this.graph;
    const { cost: known, owner: owners } = this;
    const [via, isWaiting, touched] = [this.#via, this.#isWaiting, this.#touched];
    let touchedCount = this.#touchedCount;
    while (waiting > 0) {
      let entry = head[bucket & mask] as number;
      while (entry < 0) {
        bucket += 1;
        entry = head[bucket & mask] as number;
      }
      head[bucket & mask] = entryNext[entry] as number;
      waiting -= 1;
      const node = entryNode[entry] as number;
      if (isWaiting[node] === 0) continue;
      isWaiting[node] = 0;
      const [base, owner] = [known[node] as number, owners[node] as number];
      const end = firstHalf[node + 1] as number;
      let half = firstHalf[node] as number;
      if (entries + end - half > entryNode.length) {
        queue.entries = entries;
        queue.reserve(end - half);
        ({ node: entryNode, next: entryNext } = queue);
      }
      for (; half < end; half += 1) {
        const cost = base + (halfCost[half] as number);
        const to = halfHead[half] as number;
        const before = known[to] as number;
        if (cost > before || cost > limit || (cost === before && owner >= (owners[to] as number))) continue;
        if (before === unreachable) {
          touched[touchedCount] = to;
          touchedCount += 1;
        }
        known[to] = cost;
        owners[to] = owner;
        via[to] = half;
        isWaiting[to] = 1;
        const slot = (cost >>> shift) & mask;
        entryNode[entries] = to;
        entryNext[entries] = head[slot] as number;
        head[slot] = entries;
        entries += 1;
        waiting += 1;
      }
    }
    this.#touchedCount = touchedCount;
  }

  /** Half edges from a seed to a node, in the order of walking, as the last search (not `improve`) found them. */
  pathTo(node: number): number[] {
    const halves: number[] = [];
    let at = node;
    for (let half = this.#via[at] as number; half !== noHalf; half = this.#via[at] as number) {
      halves.push(half);
      at = tailOf(this.graph, half);
    }
    return halves.reverse();
  }
}

/** The node that a half edge leaves. */
export const tailOf = ({ edgeFrom, edgeTo, halfEdge, halfHead }: WalkGraph, half: number): number => {
  const edge = halfEdge[half] as number;
  const [from, to] = [edgeFrom[edge] as number, edgeTo[edge] as number];
  return from === halfHead[half] ? to : from;
};

/** Buckets of about an eighth of the dearest step, at least one unit: measured, not critical. */
const shiftOf = ({ perMeter }: WalkCosts): number => Math.max(0, Math.round(Math.log2(perMeter * 16)));
