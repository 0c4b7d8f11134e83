import type { TableRow } from './table.ts';

/** Weights of bands: 1, 0.68 and 0.22 in the article that introduced the method (Luo and Qi 2009). */
export interface WeightedBand {
  readonly limit: number;
  readonly weight: number;
}

/** What a service station can do: handlings a day, or null where nobody knows. */
export type Capacity = number | null;

/**
 * Enhanced two-step floating catchment area (E2SFCA): every station shares its capacity among the people around it,
 * weighted by band; every place adds up what it gets. Rows are those of the table stations x places. Stations without
 * a known capacity give nothing and are listed; so does one that nobody reaches.
 */
export const accessScores = (
  rows: readonly TableRow[],
  capacities: readonly Capacity[],
  people: readonly number[],
  bands: readonly WeightedBand[],
): { readonly scores: Float64Array; readonly withoutCapacity: readonly number[] } => {
  const weightOf = (cost: number): number => bands.find(({ limit }) => cost <= limit)?.weight ?? 0;
  const scores = new Float64Array(people.length);
  const withoutCapacity: number[] = [];
  for (const [station, { places, costs }] of rows.entries()) {
    const capacity = capacities[station] ?? null;
    if (capacity === null) {
      withoutCapacity.push(station);
      continue;
    }
    let weighted = 0;
    for (const [i, place] of places.entries())
      weighted += (people[place] ?? 0) * weightOf(costs[i] as number);
    if (weighted === 0) continue;
    for (const [i, place] of places.entries())
      scores[place] = (scores[place] as number) + (capacity / weighted) * weightOf(costs[i] as number);
  }
  return { scores, withoutCapacity };
};
