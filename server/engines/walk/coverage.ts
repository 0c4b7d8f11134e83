import { unreachable } from './costs.ts';

export const figures = ['households', 'people', 'elderly', 'disabled'] as const;
export type Figure = (typeof figures)[number];

/** A compound, or the part of it in one grid. */
export interface Demand {
  /** Indices of its entrances among the places. */
  readonly entrances: readonly number[];
  /** The units that it counts in. */
  readonly groups: readonly string[];
  /** Null: not known. */
  readonly counts: Readonly<Record<Figure, number | null>>;
}

/** Of one figure, in one unit: sums over demands whose entrances stand on the network, and what is left out of them. */
export interface Share {
  /** Within each limit, in the order of the limits. */
  readonly within: readonly number[];
  readonly known: number;
  /** Demands without this figure. */
  readonly unknownDemands: number;
  /** The figure of demands off the network; in no share. */
  readonly offNetwork: number;
}

export interface Coverage {
  readonly groups: ReadonlyMap<string, Readonly<Record<Figure, Share>>>;
  /** Indices of demands of which no entrance stands on the network. */
  readonly offNetwork: readonly number[];
}

/** What the best entrance of a demand costs; null where none stands on the network, `unreachable` where nobody gets. */
export const demandCost = (demand: Demand, entranceCosts: readonly (number | null)[]): number | null => {
  let best: number | null = null;
  for (const entrance of demand.entrances) {
    const cost = entranceCosts[entrance] ?? null;
    if (cost !== null && (best === null || cost < best)) best = cost;
  }
  return best;
};

/**
 * Shares per unit within limits. Costs are those of entrances to their nearest station: null for an entrance off the
 * network, `unreachable` for one from which nobody gets to a station, which counts as not within.
 */
export const coverageOf = (
  demands: readonly Demand[],
  entranceCosts: readonly (number | null)[],
  limits: readonly number[],
): Coverage => {
  const groups = new Map<string, Record<Figure, Sum>>();
  const offNetwork: number[] = [];
  for (const [index, demand] of demands.entries()) {
    const cost = demandCost(demand, entranceCosts);
    if (cost === null) offNetwork.push(index);
    for (const group of demand.groups) {
      const sums = groups.get(group) ?? emptySums(limits.length);
      groups.set(group, sums);
      for (const figure of figures) add(sums[figure], demand.counts[figure], cost, limits);
    }
  }
  return { groups, offNetwork };
};

type Sum = { -readonly [Key in keyof Share]: Share[Key] extends readonly number[] ? number[] : number };

const emptySums = (limitCount: number): Record<Figure, Sum> => {
  const empty = (): Sum => ({
    within: new Array<number>(limitCount).fill(0),
    known: 0,
    unknownDemands: 0,
    offNetwork: 0,
  });
  return { households: empty(), people: empty(), elderly: empty(), disabled: empty() };
};

const add = (sum: Sum, count: number | null, cost: number | null, limits: readonly number[]): void => {
  if (count === null) sum.unknownDemands += 1;
  else if (cost === null) sum.offNetwork += count;
  else {
    sum.known += count;
    for (const [i, limit] of limits.entries())
      if (cost !== unreachable && cost <= limit) sum.within[i] = (sum.within[i] ?? 0) + count;
  }
};
