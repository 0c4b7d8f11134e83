import { type Anchor, anchorsByEdge, type Reading, readAt, seedsOf } from './anchor.ts';
import type { WalkCosts } from './costs.ts';
import type { WalkGraph } from './graph.ts';
import { WalkSearch } from './search.ts';

/** For every node the station that is reached first and what that costs, by one search from all stations at once. */
export class Nearest {
  readonly search: WalkSearch;
  readonly costs: WalkCosts;
  /** Null: a station off the network, or one that does not count. */
  readonly stations: readonly (Anchor | null)[];
  readonly #byEdge: Map<number, number[]>;

  constructor(graph: WalkGraph, costs: WalkCosts, stations: readonly (Anchor | null)[]) {
    this.search = new WalkSearch(graph);
    this.costs = costs;
    this.stations = stations;
    this.#byEdge = anchorsByEdge(stations);
    this.search.run(costs, seedsOf(graph, costs, stations));
  }

  /** The station nearest to a place: its index and the cost; of equals the one with the smallest index. */
  at(place: Anchor): Reading {
    return readAt(this.search, this.costs, place, this.stations, this.#byEdge);
  }
}
