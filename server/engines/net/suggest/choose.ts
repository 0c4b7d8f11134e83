import { differenceOf } from './difference.ts';
import { type Division, type Emphasis, emphases } from './search.ts';

/** A division that was chosen, with what was made of it. */
export interface Chosen<Made> {
  readonly division: Division;
  readonly made: Made;
  /** The least difference from another one that was chosen; 1 when there is none. */
  readonly difference: number;
}

/** Suggestions should differ as much; where they cannot, by less, but never by less than the last. */
const wantedDifferences: readonly number[] = [0.2, 0.1, 0.02];

/**
 * For each emphasis in turn the best division that differs enough from those chosen before and of which something can
 * be made (`make` gives null or false where not).
 */
export const chooseDivisions = <Made>(
  divisions: readonly Division[],
  households: readonly number[],
  make: (division: Division) => Made | null,
): Chosen<Made>[] => {
  const chosen: { division: Division; made: Made }[] = [];
  const tried = new Map<Division, Made | null>();
  const sorted = [...divisions].sort((a, b) => a.energy - b.energy);
  const pick = (emphasis: Emphasis, least: number): void => {
    for (const division of sorted) {
      if (division.emphasis !== emphasis) continue;
      const isOther = chosen.every(
        (other) => differenceOf(households, division.parts, other.division.parts) >= least,
      );
      if (!isOther) continue;
      const made = tried.has(division) ? (tried.get(division) ?? null) : make(division);
      tried.set(division, made);
      if (made === null) continue;
      chosen.push({ division, made });
      return;
    }
  };
  for (const least of wantedDifferences)
    for (const emphasis of emphases)
      if (!chosen.some(({ division }) => division.emphasis === emphasis)) pick(emphasis, least);
  chosen.sort((a, b) => emphases.indexOf(a.division.emphasis) - emphases.indexOf(b.division.emphasis));
  return chosen.map(({ division, made }) => ({
    division,
    made,
    difference: chosen.reduce(
      (least, other) =>
        other.division === division
          ? least
          : Math.min(least, differenceOf(households, division.parts, other.division.parts)),
      1,
    ),
  }));
};
