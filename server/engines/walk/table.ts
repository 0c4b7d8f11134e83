import { type Anchor, accessCost, anchorsByEdge, costOnEdge, endsOf, seedsOf } from './anchor.ts';
import { unreachable, type WalkCosts } from './costs.ts';
import type { WalkGraph } from './graph.ts';
import { WalkSearch } from './search.ts';

/** The places that one station reaches within a limit, in order of their index, with their costs. */
export interface TableRow {
  readonly places: Uint32Array;
  readonly costs: Uint32Array;
}

/** Fills rows of the table stations x places, one bounded search each; made once per graph, costs and places. */
export class WalkTable {
  readonly #search: WalkSearch;
  readonly #graph: WalkGraph;
  readonly #costs: WalkCosts;
  readonly #places: readonly (Anchor | null)[];
  /** Places by the node at either end of their edge: node, place and cost from node to place. */
  readonly #atNode: Map<number, { readonly place: number; readonly cost: number }[]>;
  readonly #onEdge: Map<number, number[]>;
  readonly #best: Uint32Array;

  constructor(graph: WalkGraph, costs: WalkCosts, places: readonly (Anchor | null)[]) {
    this.#search = new WalkSearch(graph);
    this.#graph = graph;
    this.#costs = costs;
    this.#places = places;
    this.#onEdge = anchorsByEdge(places);
    this.#best = new Uint32Array(places.length).fill(unreachable);
    this.#atNode = new Map();
    for (const [place, anchor] of places.entries()) {
      if (anchor === null) continue;
      const access = accessCost(costs, anchor);
      for (const { node, cost } of endsOf(graph, costs, anchor)) {
        const list = this.#atNode.get(node);
        if (list === undefined) this.#atNode.set(node, [{ place, cost: cost + access }]);
        else list.push({ place, cost: cost + access });
      }
    }
  }

  /** What one station reaches at no more than `limit`; an empty row for a station off the network. */
  rowOf(station: Anchor | null, limit: number): TableRow {
    if (station === null) return { places: new Uint32Array(), costs: new Uint32Array() };
    const search = this.#search;
    search.run(this.#costs, seedsOf(this.#graph, this.#costs, [station]), limit);
    const best = this.#best;
    const found: number[] = [];
    const offer = (place: number, cost: number): void => {
      if (cost > limit || cost >= (best[place] as number)) return;
      if (best[place] === unreachable) found.push(place);
      best[place] = cost;
    };
    for (const node of search.reached)
      for (const { place, cost } of this.#atNode.get(node) ?? [])
        offer(place, (search.cost[node] as number) + cost);
    for (const place of this.#onEdge.get(station.edge) ?? []) {
      const anchor = this.#places[place];
      if (anchor != null) offer(place, costOnEdge(this.#costs, station, anchor));
    }
    const places = Uint32Array.from(found).sort();
    const costs = places.map((place) => best[place] as number);
    for (const place of places) best[place] = unreachable;
    return { places, costs };
  }
}
