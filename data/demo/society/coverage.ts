import type { Compound, Town } from '../model.ts';
import { randomFrom } from '../random.ts';

/** One compound branch (小区党支部) and the compounds that it covers; a compound may have several branches. */
export interface BranchPlan {
  readonly communityId: string;
  readonly compounds: readonly Compound[];
  /** First, second or third branch of the same compound; 1 elsewhere. */
  readonly serial: number;
}

// 248 branches cover 937 of 1,325 compounds (五华): 44 alone, 6 compounds with 14 branches, 190 jointly.
const of1325 = { covered: 937, single: 44, several: 6, severalBranches: 14, joint: 190 };

const scaled = (count: number, town: Town): number => Math.round((count * town.compounds.length) / 1325);

/** How many of the several-branch compounds have three branches instead of two. */
const withThree = (town: Town): number =>
  scaled(of1325.severalBranches, town) - 2 * scaled(of1325.several, town);

const bySize = (a: Compound, b: Compound): number => b.households - a.households || (a.id < b.id ? -1 : 1);

/** Splits a list into so many runs whose lengths differ by at most one. */
const inRuns = <T>(items: readonly T[], runs: number): T[][] =>
  Array.from({ length: runs }, (_, k) =>
    items.slice(Math.floor((k * items.length) / runs), Math.floor(((k + 1) * items.length) / runs)),
  );

/** Whole branches per community by largest remainder, at least one where there are compounds. */
const branchesPer = (sizes: readonly number[], total: number): number[] => {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (size * total) / Math.max(1, all));
  const counts = exact.map((value, k) =>
    Math.min(sizes[k] ?? 0, Math.max((sizes[k] ?? 0) > 0 ? 1 : 0, Math.floor(value))),
  );
  const order = exact.map((value, index) => ({ index, rest: value - (counts[index] ?? 0) }));
  let missing = total - counts.reduce((sum, count) => sum + count, 0);
  while (missing !== 0) {
    const step = Math.sign(missing);
    order.sort((a, b) => step * (b.rest - a.rest) || a.index - b.index);
    const found = order.find(({ index }) => {
      const count = (counts[index] ?? 0) + step;
      return count >= 1 && count <= (sizes[index] ?? 0);
    });
    if (found === undefined) break;
    counts[found.index] = (counts[found.index] ?? 0) + step;
    found.rest -= step;
    missing -= step;
  }
  return counts;
};

/** Draws the compounds that a branch covers and who shares one, neighbours in one community together. */
export const planCompoundBranches = (town: Town): BranchPlan[] => {
  const random = randomFrom(town.seed, 'society/coverage');
  const likelihood = { 'unit-housing': 1.1, commodity: 1.3, 'unmanaged-old': 0.7, 'urban-village': 0.75 };
  const keyed = town.compounds.map((compound) => ({
    compound,
    key: random.next() / (likelihood[compound.type] * (0.5 + Math.min(1.5, compound.households / 100))),
  }));
  keyed.sort((a, b) => a.key - b.key || (a.compound.id < b.compound.id ? -1 : 1));
  const covered = keyed.slice(0, scaled(of1325.covered, town)).map(({ compound }) => compound);
  covered.sort(bySize);
  const several = covered.slice(0, scaled(of1325.several, town));
  const single = covered.slice(several.length, several.length + scaled(of1325.single, town));
  const rest = covered.slice(several.length + single.length);
  const communities = town.units.filter((unit) => unit.level === 'community');
  const members = communities.map(({ id }) =>
    rest
      .filter((compound) => compound.communityId === id)
      .sort((a, b) =>
        (a.gridIds[0] ?? '') < (b.gridIds[0] ?? '')
          ? -1
          : (a.gridIds[0] ?? '') > (b.gridIds[0] ?? '')
            ? 1
            : a.id < b.id
              ? -1
              : 1,
      ),
  );
  const counts = branchesPer(
    members.map((list) => list.length),
    scaled(of1325.joint, town),
  );
  return [
    ...several.flatMap((compound, index) =>
      Array.from({ length: index < withThree(town) ? 3 : 2 }, (_, k) => ({
        communityId: compound.communityId,
        compounds: [compound],
        serial: k + 1,
      })),
    ),
    ...single.map((compound) => ({ communityId: compound.communityId, compounds: [compound], serial: 1 })),
    ...members.flatMap((list, k) =>
      inRuns(list, counts[k] ?? 0).map((compounds) => ({
        communityId: communities[k]?.id ?? '',
        compounds,
        serial: 1,
      })),
    ),
  ];
};
