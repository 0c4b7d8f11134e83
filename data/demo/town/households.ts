import type { Random } from '../random.ts';
import type { Draft } from './housing.ts';

/** The most households under one roof: more would not fit one micro-grid. */
const mostPerBuilding = 100;

/** Share of homes that are lived in, at which floors are chosen. */
const usuallyLived = 0.86;

const homesOf = (draft: Draft, floors: number, lived: number): number =>
  draft.homesPerFloor === 0
    ? 0
    : Math.max(1, Math.min(mostPerBuilding, Math.round(floors * draft.homesPerFloor * lived)));

const floorRange = (draft: Draft): readonly [number, number] => {
  if (draft.floors > 8) return [9, 25];
  return draft.stairwells > 1 || draft.homesPerFloor === 2 ? [3, 7] : [1, 5];
};

/** Moves the floors of whole compounds, then the share of lived-in homes, until the district has its households. */
export const settleHouseholds = (drafts: readonly Draft[], wanted: number, random: Random): void => {
  const homes = drafts.filter(({ use }) => use === 'housing');
  const total = (lived: number): number =>
    homes.reduce((sum, draft) => sum + homesOf(draft, draft.floors, lived), 0);
  const lean = new Map<number, number>();
  for (const { parcel } of homes) if (!lean.has(parcel)) lean.set(parcel, random.between(-0.49, 0.49));
  for (let round = 0; round < 4; round += 1) {
    const factor = wanted / total(usuallyLived);
    if (Math.abs(factor - 1) < 0.01) break;
    for (const draft of homes) {
      const [least, most] = floorRange(draft);
      const moved = Math.round(draft.floors * factor + (lean.get(draft.parcel) ?? 0));
      draft.floors = Math.max(least, Math.min(most, moved));
    }
  }
  let [low, high] = [0.7, 1.2];
  for (let i = 0; i < 30; i += 1) {
    const middle = (low + high) / 2;
    if (total(middle) < wanted) low = middle;
    else high = middle;
  }
  for (const draft of homes) {
    draft.households = homesOf(draft, draft.floors, high);
    // Household sizes differ by compound: about 2.6 people on the whole.
    draft.people = Math.round(draft.households * (2.61 + 0.7 * (lean.get(draft.parcel) ?? 0)));
  }
};
