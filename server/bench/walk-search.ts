import { costsOf, publicWalk, unreachable, type WalkCosts } from '../engines/walk/costs.ts';
import type { WalkGraph } from '../engines/walk/graph.ts';
import { WalkSearch } from '../engines/walk/search.ts';
import { type BenchGraph, percentile, someNodes } from './walk-graphs.ts';

const quarterHour = 15 * 60 * 1_000;
const origins = 300;

/** One search of 15 minutes, next to a plain Dijkstra with a binary heap on the same arrays; outcomes must be equal. */
export const benchSearch = ({ name, graph }: BenchGraph): void => {
  const costs = costsOf(graph, publicWalk('general', 'seconds'));
  const nodes = someNodes(graph, origins, 11);
  const search = new WalkSearch(graph);
  const plain = new PlainDijkstra(graph);
  for (const node of nodes.slice(0, 30)) {
    search.run(costs, [{ node, cost: 0, owner: 0 }], quarterHour);
    plain.run(costs, node, quarterHour);
    if (plain.cost.some((cost, i) => cost !== search.cost[i])) throw new Error('the searches differ');
  }
  const [own, peer]: [number[], number[]] = [[], []];
  let reached = 0;
  for (let round = 0; round < 3; round += 1)
    for (const node of nodes) {
      own.push(timed(() => search.run(costs, [{ node, cost: 0, owner: 0 }], quarterHour)));
      reached += search.reached.length;
      peer.push(timed(() => plain.run(costs, node, quarterHour)));
    }
  const [a, b] = [percentile(own, 0.5), percentile(peer, 0.5)];
  console.log(
    `${name}: 15 minutes, median ${a.toFixed(3)} ms (95 % ${percentile(own, 0.95).toFixed(3)}), ${Math.round(reached / own.length)} nodes reached; plain binary heap ${b.toFixed(3)} ms, ${(b / a).toFixed(1)} times`,
  );
};

const timed = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** Dijkstra as in the textbook: a binary heap of entries, stale ones skipped; costs are set anew for every search. */
class PlainDijkstra {
  readonly cost: Float64Array;
  readonly #graph: WalkGraph;
  readonly #heap: { readonly node: number; readonly cost: number }[] = [];

  constructor(graph: WalkGraph) {
    this.#graph = graph;
    this.cost = new Float64Array(graph.nodeCount);
  }

  run({ half: halfCost }: WalkCosts, start: number, limit: number): void {
    const { firstHalf, halfHead } = this.#graph;
    this.cost.fill(unreachable);
    this.cost[start] = 0;
    this.#push({ node: start, cost: 0 });
    for (let top = this.#pop(); top !== undefined; top = this.#pop()) {
      if (top.cost > (this.cost[top.node] as number)) continue;
      for (let half = firstHalf[top.node] as number; half < (firstHalf[top.node + 1] as number); half += 1) {
        const cost = top.cost + (halfCost[half] as number);
        const node = halfHead[half] as number;
        if (cost > limit || cost >= (this.cost[node] as number)) continue;
        this.cost[node] = cost;
        this.#push({ node, cost });
      }
    }
  }

  #push(entry: { readonly node: number; readonly cost: number }): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above];
      if (other === undefined || other.cost <= entry.cost) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = entry;
  }

  #pop(): { readonly node: number; readonly cost: number } | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      const right = heap[below + 1];
      if (right !== undefined && right.cost < (heap[below]?.cost ?? 0)) below += 1;
      const other = heap[below];
      if (other === undefined || other.cost >= last.cost) break;
      heap[at] = other;
      at = below;
    }
    heap[at] = last;
    return top;
  }
}
