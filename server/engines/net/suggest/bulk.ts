import type { SplitTarget } from './target.ts';

/** Households that each unit should have. */
export interface HouseholdRange {
  readonly least: number;
  readonly most: number;
}

/** A unit of those that are to be adjusted together, with how it borders on others, by their places in the list. */
export interface BulkMember {
  readonly households: number;
  /** Units are merged with others of the kind only: leaves with leaves. */
  readonly isLeaf: boolean;
  readonly neighbours: readonly { readonly member: number; readonly length: number }[];
}

/** What is proposed for units, by their places in the list. */
export type BulkStep =
  /** To be split into so many parts. */
  | { readonly kind: 'split'; readonly member: number; readonly target: SplitTarget }
  /** All become one; the first has the most households. */
  | { readonly kind: 'merge'; readonly members: readonly number[] };

/** A unit out of the range for which nothing can be proposed. */
export interface BulkObstacle {
  readonly kind: 'no-neighbour-fits' | 'no-range-fits';
  readonly member: number;
}

export interface BulkPlan {
  readonly steps: readonly BulkStep[];
  readonly obstacles: readonly BulkObstacle[];
}

export const isWithin = (households: number, { least, most }: HouseholdRange): boolean =>
  households >= least && households <= most;

/**
 * What to do so that each unit has households within a range: too large ones are split; too small ones are merged, the
 * smallest first, with the neighbour with whom the sum stays in the range and who has the longest line in common. What
 * cannot be done is listed.
 */
export const planBulk = (members: readonly BulkMember[], range: HouseholdRange): BulkPlan => {
  const steps: BulkStep[] = [];
  const obstacles: BulkObstacle[] = [];
  for (const [member, { households }] of members.entries()) {
    if (households <= range.most) continue;
    const target = targetOf(households, range);
    if (target === null) obstacles.push({ kind: 'no-range-fits', member });
    else steps.push({ kind: 'split', member, target });
  }
  const merged = planMerges(members, range);
  return { steps: [...steps, ...merged.steps], obstacles: [...obstacles, ...merged.obstacles] };
};

/** Parts of about the middle of the range, with the deviation that keeps them inside; null where no number does. */
const targetOf = (households: number, { least, most }: HouseholdRange): SplitTarget | null => {
  const fewest = Math.max(2, Math.ceil(households / most));
  const parts = Math.max(fewest, Math.round(households / ((least + most) / 2)));
  const best = [parts, parts - 1].find(
    (count) => count >= fewest && isWithin(households / count, { least, most }),
  );
  if (best === undefined) return null;
  const mean = households / best;
  return { parts: best, tolerance: Math.min(most / mean - 1, 1 - least / mean) };
};

interface Cluster {
  readonly members: number[];
  households: number;
}

const planMerges = (members: readonly BulkMember[], range: HouseholdRange): BulkPlan => {
  const clusterOf = members.map(({ households }, member): Cluster => ({ members: [member], households }));
  const waiting = new Set(clusterOf);
  const obstacles: BulkObstacle[] = [];
  for (;;) {
    const [smallest] = [...waiting]
      .filter(({ households }) => households < range.least)
      .sort((a, b) => a.households - b.households || (a.members[0] ?? 0) - (b.members[0] ?? 0));
    if (smallest === undefined) break;
    waiting.delete(smallest);
    const host = hostOf(smallest, members, clusterOf, range.most);
    if (host === null) {
      obstacles.push(...smallest.members.map((member) => ({ kind: 'no-neighbour-fits' as const, member })));
      continue;
    }
    host.members.push(...smallest.members);
    host.households += smallest.households;
    for (const member of smallest.members) clusterOf[member] = host;
    waiting.add(host);
  }
  const householdsOf = (member: number): number => members[member]?.households ?? 0;
  const steps = [...new Set(clusterOf)]
    .filter((cluster) => cluster.members.length > 1)
    .map((cluster): BulkStep => {
      const largestFirst = [...cluster.members].sort((a, b) => householdsOf(b) - householdsOf(a));
      return { kind: 'merge', members: largestFirst };
    });
  const isMerged = ({ member }: BulkObstacle): boolean => (clusterOf[member]?.members.length ?? 0) > 1;
  return { steps, obstacles: obstacles.filter((obstacle) => !isMerged(obstacle)) };
};

/** The neighbour with the longest common line of those who can take a cluster: of its kind, and with room. */
const hostOf = (
  cluster: Cluster,
  members: readonly BulkMember[],
  clusterOf: readonly Cluster[],
  most: number,
): Cluster | null => {
  const lengths = new Map<Cluster, number>();
  for (const own of cluster.members)
    for (const { member, length } of members[own]?.neighbours ?? []) {
      const other = clusterOf[member];
      if (other === undefined || other === cluster) continue;
      if (other.households + cluster.households > most) continue;
      if (members[member]?.isLeaf !== members[own]?.isLeaf) continue;
      lengths.set(other, (lengths.get(other) ?? 0) + length);
    }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};
