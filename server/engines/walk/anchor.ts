import { unreachable, type WalkCosts } from './costs.ts';
import type { WalkGraph } from './graph.ts';
import type { LonLat } from './plane.ts';
import { nobody, type Seed, type WalkSearch } from './search.ts';

/** Where a place meets the network: a point of an edge, and how far from the place. */
export interface Anchor {
  readonly place: LonLat;
  /** The point of the network. */
  readonly point: LonLat;
  readonly edge: number;
  /** Share of the edge from its first node to the point, 0 to 1. */
  readonly share: number;
  /** Straight from the place to the point. */
  readonly accessMeters: number;
}

/** What it costs to get from the place to its point; at least nothing. */
export const accessCost = (costs: WalkCosts, { accessMeters }: Anchor): number =>
  Math.round(accessMeters * costs.perMeter);

/** From the point to the first node of its edge and to the other; `unreachable` where the edge cannot be walked. */
const partCosts = (costs: WalkCosts, { edge, share }: Anchor): readonly [number, number] => {
  const whole = costs.edge[edge] as number;
  if (whole === unreachable) {
    // At its very end a place stands on the node, whatever the edge is.
    return [share === 0 ? 0 : unreachable, share === 1 ? 0 : unreachable];
  }
  const first = Math.round(whole * share);
  return [first, whole - first];
};

/** Seeds of a search from places; each belongs to the index of its place, or to `owners`. */
export const seedsOf = (
  graph: WalkGraph,
  costs: WalkCosts,
  anchors: readonly (Anchor | null)[],
  owners?: readonly number[],
): Seed[] =>
  anchors.flatMap((anchor, index) => {
    if (anchor === null) return [];
    const owner = owners?.[index] ?? index;
    const access = accessCost(costs, anchor);
    return endsOf(graph, costs, anchor).map(({ node, cost }) => ({ node, cost: access + cost, owner }));
  });

/** Nodes at the ends of the anchor's edge that can be walked to, with the cost from its point. */
export const endsOf = (
  graph: WalkGraph,
  costs: WalkCosts,
  anchor: Anchor,
): { readonly node: number; readonly cost: number }[] => {
  const [first, rest] = partCosts(costs, anchor);
  return [
    { node: graph.edgeFrom[anchor.edge] as number, cost: first },
    { node: graph.edgeTo[anchor.edge] as number, cost: rest },
  ].filter(({ cost }) => cost !== unreachable);
};

/** From place to place without leaving the edge that both stand on; `unreachable` where that cannot be. */
export const costOnEdge = (costs: WalkCosts, a: Anchor, b: Anchor): number => {
  if (a.edge !== b.edge) return unreachable;
  const whole = costs.edge[a.edge] as number;
  if (whole === unreachable && a.share !== b.share) return unreachable;
  const between =
    whole === unreachable ? 0 : Math.abs(Math.round(whole * a.share) - Math.round(whole * b.share));
  return accessCost(costs, a) + accessCost(costs, b) + between;
};

export interface Reading {
  /** `unreachable` where nobody gets. */
  readonly cost: number;
  readonly owner: number;
}

/** Anchors by their edge, for places that share one. */
export const anchorsByEdge = (anchors: readonly (Anchor | null)[]): Map<number, number[]> => {
  const found = new Map<number, number[]>();
  for (const [index, anchor] of anchors.entries()) {
    if (anchor === null) continue;
    const list = found.get(anchor.edge);
    if (list === undefined) found.set(anchor.edge, [index]);
    else list.push(index);
  }
  return found;
};

/** What a finished search says at a place: over the nodes at either end, or along its own edge. */
export const readAt = (
  search: WalkSearch,
  costs: WalkCosts,
  target: Anchor,
  sources: readonly (Anchor | null)[],
  sourcesOnEdge: ReadonlyMap<number, readonly number[]>,
): Reading => {
  let best: Reading = { cost: unreachable, owner: nobody };
  const access = accessCost(costs, target);
  for (const { node, cost } of endsOf(search.graph, costs, target)) {
    const atNode = search.cost[node] as number;
    if (atNode !== unreachable)
      best = better(best, { cost: atNode + cost + access, owner: search.owner[node] as number });
  }
  for (const index of sourcesOnEdge.get(target.edge) ?? []) {
    const source = sources[index];
    if (source != null) best = better(best, { cost: costOnEdge(costs, source, target), owner: index });
  }
  return best;
};

const better = (a: Reading, b: Reading): Reading =>
  b.cost < a.cost || (b.cost === a.cost && b.cost !== unreachable && b.owner < a.owner) ? b : a;
