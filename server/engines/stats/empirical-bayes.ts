import { type Neighbours, rangeOf, withSelf } from './spatial-weights.ts';

/**
 * Rates drawn towards the rate of all units, the more the smaller the unit (R. J. Marshall 1991, method of moments;
 * R: `spdep::EBest`, family poisson). Gives tickets per one of the population. Every population must be above 0.
 */
export const smoothGlobally = (counts: ArrayLike<number>, population: ArrayLike<number>): Float64Array => {
  requirePopulation(counts, population);
  const unitCount = counts.length;
  const [counted, based] = [sum(counts), sum(population)];
  const mean = counted / based;
  let spread = 0;
  for (let unit = 0; unit < unitCount; unit += 1) {
    const base = population[unit] ?? 0;
    spread += (base * ((counts[unit] ?? 0) / base - mean) ** 2) / based;
  }
  const between = Math.max(0, spread - mean / (based / unitCount));
  return Float64Array.from(counts, (count, unit) => drawn(count, population[unit] ?? 0, mean, between));
};

/**
 * The same, drawn towards the rate of the unit and its neighbours, so that a quiet quarter does not look like the
 * whole district (Marshall 1991; R: `spdep::EBlocal`, geoda = FALSE: deviations from each neighbour's own mean).
 */
export const smoothLocally = (
  counts: ArrayLike<number>,
  population: ArrayLike<number>,
  neighbours: Neighbours,
): Float64Array => {
  requirePopulation(counts, population);
  const around = withSelf(neighbours);
  const over = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(counts, (_, unit) => {
      const [from, until] = rangeOf(around, unit);
      return sum(Array.from(around.place.subarray(from, until), (place) => values[place] ?? 0));
    });
  const [counted, based] = [over(counts), over(population)];
  const means = counted.map((count, unit) => count / (based[unit] ?? 0));
  const squares = over(
    means.map((mean, unit) => {
      const base = population[unit] ?? 0;
      return base * ((counts[unit] ?? 0) / base - mean) ** 2;
    }),
  );
  return means.map((mean, unit) => {
    const [from, until] = rangeOf(around, unit);
    const base = based[unit] ?? 0;
    const between = Math.max(0, (squares[unit] ?? 0) / base - mean / (base / (until - from)));
    return drawn(counts[unit] ?? 0, population[unit] ?? 0, mean, between);
  });
};

/** Towards `mean`, the more the larger the chance variance mean/base is beside the variance between units. */
const drawn = (count: number, base: number, mean: number, between: number): number =>
  between === 0 ? mean : mean + (between * (count / base - mean)) / (between + mean / base);

const requirePopulation = (counts: ArrayLike<number>, population: ArrayLike<number>): void => {
  if (counts.length !== population.length) throw new RangeError('one population for each count');
  for (let unit = 0; unit < population.length; unit += 1)
    if (!((population[unit] ?? 0) > 0)) throw new RangeError(`unit ${unit} has no population`);
};

const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let place = 0; place < values.length; place += 1) total += values[place] ?? 0;
  return total;
};

/**
 * Shares drawn towards the share of all, the more the fewer there are (Marshall 1991 for binomial counts; R:
 * `spdep::EBest`, family binomial). Within 0 to 1; the plain share where a single group is given.
 */
export const smoothShares = (parts: ArrayLike<number>, wholes: ArrayLike<number>): Float64Array => {
  requirePopulation(parts, wholes);
  const total = sum(wholes);
  const mean = sum(parts) / total;
  const average = total / wholes.length;
  let spread = 0;
  for (let group = 0; group < parts.length; group += 1) {
    const whole = wholes[group] ?? 0;
    spread += (whole * ((parts[group] ?? 0) / whole - mean) ** 2) / total;
  }
  const chance = mean * (1 - mean);
  return Float64Array.from(parts, (part, group) => {
    const whole = wholes[group] ?? 0;
    const numerator = whole * spread - (whole / average) * chance;
    const denominator = (whole - 1) * spread + ((average - whole) / average) * chance;
    const own = denominator > 0 ? Math.min(1, Math.max(0, numerator / denominator)) : numerator > 0 ? 1 : 0;
    return own * (part / whole) + (1 - own) * mean;
  });
};
