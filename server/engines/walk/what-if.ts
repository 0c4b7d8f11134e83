import { type Anchor, anchorsByEdge, costOnEdge, endsOf, type Reading, readAt, seedsOf } from './anchor.ts';
import { unreachable, type WalkCosts, withGatesOpen } from './costs.ts';
import { noGate, type WalkGraph } from './graph.ts';
import { nobody, type Seed, tailOf, WalkSearch } from './search.ts';
import { isOpenAt, type WeekHours } from './week-hours.ts';

export interface WhatIfStation {
  /** Null: off the network. */
  readonly anchor: Anchor | null;
  /** Null: not known; such a station counts only where no moment is asked for. */
  readonly hours: WeekHours | null;
}

/** What planners try; stations are named by their index, added ones follow in order. */
export type WhatIfChange =
  | { readonly kind: 'add-station'; readonly station: WhatIfStation }
  | { readonly kind: 'move-station'; readonly index: number; readonly anchor: Anchor | null }
  | { readonly kind: 'close-station'; readonly index: number }
  | { readonly kind: 'set-hours'; readonly index: number; readonly hours: WeekHours }
  | { readonly kind: 'open-gate'; readonly gate: number }
  /** A crossing, or a gate in a wall: a way that is not there yet, between two points of the network. */
  | { readonly kind: 'add-link'; readonly from: Anchor; readonly to: Anchor; readonly meters: number };

interface LinkEnd {
  readonly anchor: Anchor;
  readonly cost: number;
  other: LinkEnd | null;
  reading: Reading;
}

const nothing: Reading = { cost: unreachable, owner: nobody };

/** Nearest stations after changes, computed from those before: only what changes is searched again. */
export class WhatIf {
  readonly #graph: WalkGraph;
  readonly #costs: WalkCosts;
  readonly #stations: readonly WhatIfStation[];
  readonly #base: WalkSearch;
  readonly #changed: WalkSearch;

  /** The moment is that of the costs. */
  constructor(graph: WalkGraph, costs: WalkCosts, stations: readonly WhatIfStation[]) {
    this.#graph = graph;
    this.#costs = costs;
    this.#stations = stations;
    this.#base = new WalkSearch(graph);
    this.#changed = new WalkSearch(graph);
    this.#base.run(
      costs,
      seedsOf(
        graph,
        costs,
        stations.map((station) => this.#counted(station)),
      ),
    );
  }

  #counted({ anchor, hours }: WhatIfStation): Anchor | null {
    const minute = this.#costs.options.minuteOfWeek;
    return minute === null || (hours !== null && isOpenAt(hours, minute)) ? anchor : null;
  }

  /** Who is nearest to each place, and at what cost, after the changes; good until the next question. */
  answer(changes: readonly WhatIfChange[]): { at(place: Anchor): Reading } {
    const before = this.#stations.map((station) => this.#counted(station));
    const after = stationsAfter(this.#stations, changes).map((station) => this.#counted(station));
    const gates = new Set(changes.flatMap((change) => (change.kind === 'open-gate' ? [change.gate] : [])));
    const costs = gates.size === 0 ? this.#costs : withGatesOpen(this.#graph, this.#costs, gates);
    const search = this.#changed;
    search.copy(this.#base);
    const gone = new Set(before.flatMap((anchor, i) => (anchor !== null && anchor !== after[i] ? [i] : [])));
    const come = after.flatMap((anchor, i) => (anchor !== null && anchor !== before[i] ? [i] : []));
    const lost = gone.size === 0 ? [] : search.forget((owner) => gone.has(owner));
    const onOpened = after.flatMap((anchor, i) =>
      anchor !== null && opens(this.#graph, gates, anchor.edge) ? [i] : [],
    );
    const onLost = lost.length === 0 ? [] : after.flatMap((anchor, i) => (anchor === null ? [] : [i]));
    const wanted = [...new Set([...come, ...onOpened, ...onLost])];
    const seeds = seedsOf(
      this.#graph,
      costs,
      wanted.map((i) => after[i] ?? null),
      wanted,
    );
    search.improve(costs, [
      ...seeds,
      ...this.#borderSeeds(search, costs, lost),
      ...this.#gateSeeds(search, costs, gates),
    ]);
    const stationsOnEdge = anchorsByEdge(after);
    const read = (place: Anchor): Reading => readAt(search, costs, place, after, stationsOnEdge);
    const links = linkEnds(changes, costs);
    spreadOverLinks(this.#graph, search, costs, links, read);
    return { at: (place) => readOverLinks(costs, place, links, read(place)) };
  }

  /** Nodes that lost their station hear of others from their neighbours. */
  #borderSeeds(search: WalkSearch, costs: WalkCosts, lost: readonly number[]): Seed[] {
    const { firstHalf, halfHead } = this.#graph;
    const seeds: Seed[] = [];
    for (const node of lost)
      for (let half = firstHalf[node] as number; half < (firstHalf[node + 1] as number); half += 1) {
        const neighbour = halfHead[half] as number;
        const [known, step] = [search.cost[neighbour] as number, costs.half[half] as number];
        if (known === unreachable || step === unreachable) continue;
        seeds.push({ node, cost: known + step, owner: search.owner[neighbour] as number });
      }
    return seeds;
  }

  /** What lies behind opened gates hears of stations through them. */
  #gateSeeds(search: WalkSearch, costs: WalkCosts, gates: ReadonlySet<number>): Seed[] {
    if (gates.size === 0) return [];
    const graph = this.#graph;
    const seeds: Seed[] = [];
    for (let half = 0; half < costs.half.length; half += 1) {
      const step = costs.half[half] as number;
      if (step === unreachable || !opens(graph, gates, graph.halfEdge[half] as number)) continue;
      const tail = tailOf(graph, half);
      const known = search.cost[tail] as number;
      if (known !== unreachable)
        seeds.push({
          node: graph.halfHead[half] as number,
          cost: known + step,
          owner: search.owner[tail] as number,
        });
    }
    return seeds;
  }
}

const opens = (graph: WalkGraph, gates: ReadonlySet<number>, edge: number): boolean =>
  graph.edgeGate[edge] !== noGate && gates.has(graph.edgeGate[edge] as number);

const stationsAfter = (
  stations: readonly WhatIfStation[],
  changes: readonly WhatIfChange[],
): WhatIfStation[] => {
  const after = [...stations];
  const change = (index: number, now: Partial<WhatIfStation>): void => {
    const station = after[index];
    if (station === undefined) throw new RangeError(`there is no station ${index}`);
    after[index] = { ...station, ...now };
  };
  for (const one of changes) {
    if (one.kind === 'add-station') after.push(one.station);
    if (one.kind === 'move-station') change(one.index, { anchor: one.anchor });
    if (one.kind === 'close-station') change(one.index, { anchor: null });
    if (one.kind === 'set-hours') change(one.index, { hours: one.hours });
  }
  return after;
};

const linkEnds = (changes: readonly WhatIfChange[], costs: WalkCosts): LinkEnd[] =>
  changes.flatMap((change) => {
    if (change.kind !== 'add-link') return [];
    const cost = Math.round(change.meters * costs.perMeter);
    const ends = [change.from, change.to].map(
      (anchor): LinkEnd => ({ anchor: { ...anchor, accessMeters: 0 }, cost, other: null, reading: nothing }),
    );
    for (const [i, end] of ends.entries()) end.other = ends[1 - i] ?? null;
    return ends;
  });

/** Carries what is known over the new ways until nothing gets better. */
const spreadOverLinks = (
  graph: WalkGraph,
  search: WalkSearch,
  costs: WalkCosts,
  links: readonly LinkEnd[],
  read: (place: Anchor) => Reading,
): void => {
  for (let isBetter = links.length > 0; isBetter; ) {
    isBetter = false;
    for (const end of links) {
      end.reading = readOverLinks(costs, end.anchor, links, better(read(end.anchor), end.reading));
      const { other } = end;
      if (other === null || end.reading.cost === unreachable) continue;
      const over = { cost: end.reading.cost + end.cost, owner: end.reading.owner };
      if (better(other.reading, over) === other.reading) continue;
      other.reading = over;
      isBetter = true;
      const seeds = endsOf(graph, costs, other.anchor).map(({ node, cost }) => ({
        node,
        cost: over.cost + cost,
        owner: over.owner,
      }));
      search.improve(costs, seeds);
    }
  }
};

/** A reading, or what comes along the own edge from the end of a new way. */
const readOverLinks = (
  costs: WalkCosts,
  place: Anchor,
  links: readonly LinkEnd[],
  known: Reading,
): Reading => {
  let best = known;
  for (const { anchor, reading } of links) {
    const between = costOnEdge(costs, anchor, place);
    if (between === unreachable || reading.cost === unreachable) continue;
    best = better(best, { cost: reading.cost + between, owner: reading.owner });
  }
  return best;
};

const better = (a: Reading, b: Reading): Reading =>
  b.cost < a.cost || (b.cost === a.cost && b.cost !== unreachable && b.owner < a.owner) ? b : a;
