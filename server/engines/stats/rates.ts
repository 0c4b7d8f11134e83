/** Counts per so many of a population; NaN where there is no population: never a rate of nothing. */
export const ratesPer = (
  counts: ArrayLike<number>,
  population: ArrayLike<number>,
  per: number,
): Float64Array =>
  Float64Array.from(counts, (count, place) => {
    const base = population[place] ?? 0;
    return base > 0 ? (count / base) * per : Number.NaN;
  });

export const perHouseholds = 1_000;
export const perPeople = 10_000;

/** What every unit would have if all had the rate of all of them together; 0 where there is no population. */
export const expectedCounts = (counts: ArrayLike<number>, population: ArrayLike<number>): Float64Array => {
  let [counted, based] = [0, 0];
  for (let place = 0; place < counts.length; place += 1) {
    const base = population[place] ?? 0;
    if (base <= 0) continue;
    counted += counts[place] ?? 0;
    based += base;
  }
  return Float64Array.from(population, (base) => (base > 0 ? (base * counted) / based : 0));
};

/** Observed by expected (excess risk): 1 is what the whole has; NaN where nothing is expected. */
export const observedToExpected = (counts: ArrayLike<number>, population: ArrayLike<number>): Float64Array =>
  expectedCounts(counts, population).map((expected, place) =>
    expected > 0 ? (counts[place] ?? 0) / expected : Number.NaN,
  );
