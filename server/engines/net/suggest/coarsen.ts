import type { AtomGraph, Link } from './atom-graph.ts';

export interface Coarse {
  readonly graph: AtomGraph;
  /** The coarse atom that each atom is in. */
  readonly groupOf: Int32Array;
}

/**
 * Joins atoms where a boundary would be dear, in chance order: buildings of one compound first. No group gets more
 * than `mostHouseholds`, unless one atom alone has them, and no fewer than `fewest` groups are left.
 */
export const coarsen = (
  graph: AtomGraph,
  mostHouseholds: number,
  fewest: number,
  random: () => number,
): Coarse => {
  const count = graph.areas.length;
  const leader = Int32Array.from({ length: count }, (_, atom) => atom);
  const leaderOf = (atom: number): number => {
    let at = atom;
    while (leader[at] !== at) at = leader[at] = leader[leader[at] as number] as number;
    return at;
  };
  const households = [...graph.households];
  const candidates = graph.links.flatMap((links, atom) =>
    links
      .filter((link) => link.atom > atom && link.length > 0)
      .map((link) => ({ atom, to: link.atom, order: link.cost / link.length + 0.25 * random() })),
  );
  candidates.sort((a, b) => b.order - a.order);
  let groups = count;
  for (const { atom, to } of candidates) {
    if (groups <= fewest) break;
    const [a, b] = [leaderOf(atom), leaderOf(to)];
    const sum = (households[a] as number) + (households[b] as number);
    if (a === b || sum > mostHouseholds) continue;
    leader[b] = a;
    households[a] = sum;
    groups -= 1;
  }
  const numbers = new Map<number, number>();
  const groupOf = Int32Array.from({ length: count }, (_, atom) => {
    const at = leaderOf(atom);
    const number = numbers.get(at) ?? numbers.size;
    numbers.set(at, number);
    return number;
  });
  return { graph: contracted(graph, groupOf, numbers.size), groupOf };
};

const contracted = (graph: AtomGraph, groupOf: Int32Array, count: number): AtomGraph => {
  const sum = (values: readonly number[]): number[] => {
    const sums = new Array<number>(count).fill(0);
    for (const [atom, value] of values.entries()) {
      const group = groupOf[atom] as number;
      sums[group] = (sums[group] as number) + value;
    }
    return sums;
  };
  const links = Array.from({ length: count }, () => new Map<number, Link>());
  for (const [atom, own] of graph.links.entries()) {
    const from = groupOf[atom] as number;
    for (const { atom: other, length, cost } of own) {
      const to = groupOf[other] as number;
      if (to === from) continue;
      const link = links[from]?.get(to);
      links[from]?.set(to, {
        atom: to,
        length: length + (link?.length ?? 0),
        cost: cost + (link?.cost ?? 0),
      });
    }
  }
  return {
    households: sum(graph.households),
    areas: sum(graph.areas),
    outerLengths: sum(graph.outerLengths),
    links: links.map((map) => [...map.values()].sort((a, b) => a.atom - b.atom)),
  };
};
