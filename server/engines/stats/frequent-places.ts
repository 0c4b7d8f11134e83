import { smoothGlobally } from './empirical-bayes.ts';
import { controlFalseDiscovery } from './false-discovery.ts';
import { incompleteGamma } from './gamma-function.ts';
import { expectedCounts } from './rates.ts';

/** A place where requests are more frequent than chance explains. */
export interface FrequentPlace {
  readonly place: number;
  readonly count: number;
  readonly expected: number;
  /** Smoothed rate per one of the population, by which places are put in order. */
  readonly rate: number;
  /** How likely so many are by chance, corrected for the number of places (Benjamini–Hochberg). */
  readonly q: number;
}

/** How likely a Poisson count is as large as this or larger (R: `ppois(count - 1, mean, lower.tail = FALSE)`). */
export const poissonUpperTail = (count: number, mean: number): number =>
  count <= 0 ? 1 : incompleteGamma(count, mean).lower;

/**
 * 高频: places whose requests exceed what their population would have at the rate of all, not by chance, ordered by
 * smoothed rate. Places without population are left out: they have no rate.
 */
export const findFrequentPlaces = (
  counts: ArrayLike<number>,
  population: ArrayLike<number>,
  { mostFalse, leastCount }: { readonly mostFalse: number; readonly leastCount: number },
): FrequentPlace[] => {
  const places = Array.from(population, (_, place) => place).filter((place) => (population[place] ?? 0) > 0);
  const own = places.map((place) => counts[place] ?? 0);
  const base = places.map((place) => population[place] ?? 0);
  if (places.length === 0) return [];
  const expected = expectedCounts(own, base);
  const rates = smoothGlobally(own, base);
  const q = controlFalseDiscovery(own.map((count, at) => poissonUpperTail(count, expected[at] ?? 0)));
  return places
    .map((place, at) => ({
      ...{ place, count: own[at] ?? 0, expected: expected[at] ?? 0, rate: rates[at] ?? 0, q: q[at] ?? 1 },
    }))
    .filter((found) => found.q <= mostFalse && found.count >= leastCount)
    .sort((a, b) => b.rate - a.rate || a.place - b.place);
};
