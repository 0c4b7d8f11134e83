import { type CoverageLevel, coverageLevels } from '../contract/coverage.ts';
import { type Demand, figures } from '../engines/walk/coverage.ts';
import type { CoverageCompoundRow, CoveragePartRow, CoverageUnitRow } from '../queries/coverage-places.ts';

/** The group of all. */
export const wholeDistrict = 'district';
/** The group of compounds that lie in no unit of a level. */
export const noUnitOf = (level: CoverageLevel): string => `none ${level}`;

/** The unit of each level that a leaf lies in; null: in none. */
export type UnitChain = Readonly<Record<CoverageLevel, CoverageUnitRow | null>>;

const coverageLevelOf = (level: string): CoverageLevel | null => {
  if (level === 'general-grid' || level === 'dedicated-grid') return 'grid';
  return coverageLevels.find((own) => own === level) ?? null;
};

/** What every unit of a net lies in. */
export const unitChains = (units: readonly CoverageUnitRow[]): ReadonlyMap<string, UnitChain> => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return new Map(
    units.map((unit) => {
      const chain: Record<CoverageLevel, CoverageUnitRow | null> = {
        street: null,
        community: null,
        grid: null,
      };
      let at: CoverageUnitRow | undefined = unit;
      while (at !== undefined) {
        const level = coverageLevelOf(at.level);
        if (level !== null) chain[level] = at;
        at = at.parentId === null ? undefined : byId.get(at.parentId);
      }
      return [unit.id, chain];
    }),
  );
};

interface Placed extends CoverageCompoundRow {
  readonly entrances: readonly number[];
}

/**
 * Compounds as demands: whole, and divided among the grids that their buildings stand in, so that every level adds up
 * to the same total. What is not known of a compound is not known of its first part alone, so that it counts once.
 */
export const demandsOf = (
  compounds: readonly Placed[],
  partRows: readonly CoveragePartRow[],
  chains: ReadonlyMap<string, UnitChain>,
): { readonly wholes: Demand[]; readonly parts: Demand[] } => {
  const rowsOf = new Map<string, CoveragePartRow[]>();
  for (const row of partRows) rowsOf.set(row.compoundId, [...(rowsOf.get(row.compoundId) ?? []), row]);
  const wholes = compounds.map(
    ({ entrances, households, people, elderly, disabled }): Demand => ({
      entrances,
      groups: [],
      counts: { households, people, elderly, disabled },
    }),
  );
  const parts = compounds.flatMap((compound, index) => {
    const whole = wholes[index] as Demand;
    const pieces = piecesOf(compound, rowsOf.get(compound.id) ?? [], chains);
    const split = figures.map((figure) =>
      divide(
        whole.counts[figure],
        pieces.map(({ people, households }) => (figure === 'households' ? households : people)),
      ),
    );
    return pieces.map(
      ({ groups }, piece): Demand => ({
        entrances: compound.entrances,
        groups,
        counts: {
          households: split[0]?.[piece] ?? null,
          people: split[1]?.[piece] ?? null,
          elderly: split[2]?.[piece] ?? null,
          disabled: split[3]?.[piece] ?? null,
        },
      }),
    );
  });
  return { wholes, parts };
};

interface Piece {
  readonly groups: readonly string[];
  households: number;
  people: number;
}

/** The grids that people of a compound live in; without buildings the one that its label point lies in. */
const piecesOf = (
  { leafId }: Placed,
  rows: readonly CoveragePartRow[],
  chains: ReadonlyMap<string, UnitChain>,
): Piece[] => {
  const pieces = new Map<string, Piece>();
  const inhabited = rows.filter(({ households, people }) => households > 0 || people > 0);
  const placed = inhabited.length > 0 ? inhabited : [{ leafId, households: 1, people: 1 }];
  for (const row of placed) {
    const chain = row.leafId === null ? undefined : chains.get(row.leafId);
    const groups = [wholeDistrict, ...coverageLevels.map((level) => chain?.[level]?.id ?? noUnitOf(level))];
    const key = groups.join();
    const piece = pieces.get(key) ?? { groups, households: 0, people: 0 };
    piece.households += row.households;
    piece.people += row.people;
    pieces.set(key, piece);
  }
  return [...pieces.values()];
};

/** A count in proportion to weights, in whole numbers that add up to it: largest remainders first. */
const divide = (count: number | null, weights: readonly number[]): (number | null)[] => {
  if (count === null) return weights.map((_, i) => (i === 0 ? null : 0));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight, i) => (all === 0 ? (i === 0 ? count : 0) : (count * weight) / all));
  const whole = exact.map(Math.floor);
  let left = count - whole.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order) {
    if (left === 0) break;
    whole[i] = (whole[i] ?? 0) + 1;
    left -= 1;
  }
  return whole;
};
