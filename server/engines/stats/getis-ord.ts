import { controlFalseDiscovery } from './false-discovery.ts';
import { twoSidedP } from './normal-distribution.ts';
import { rangeOf, type SpatialWeights } from './spatial-weights.ts';

/** Per unit: how far the values around it lie above or below chance. */
export interface HotSpots {
  /** Gi*, standard normal where values lie about by chance; 0 where all values are equal. */
  readonly z: Float64Array;
  /** Two-sided. */
  readonly p: Float64Array;
  /** Corrected for the number of units looked at (Benjamini–Hochberg). */
  readonly q: Float64Array;
}

/**
 * Getis-Ord Gi* (A. Getis, J. K. Ord 1992; Ord, Getis 1995, in its standard form; R: `spdep::localG` with
 * `include.self`). `weights` must hold every unit as its own neighbour.
 */
export const findHotSpots = (values: ArrayLike<number>, weights: SpatialWeights): HotSpots => {
  const count = values.length;
  if (weights.start.length !== count + 1) throw new RangeError('one list of neighbours for each value');
  const { mean, variance } = spreadOf(values);
  const z = Float64Array.from({ length: count }, (_, unit) => {
    let [around, total, squares] = [0, 0, 0];
    const [from, until] = rangeOf(weights, unit);
    let holdsSelf = false;
    for (let at = from; at < until; at += 1) {
      const weight = weights.weight[at] ?? 0;
      const place = weights.place[at] ?? 0;
      holdsSelf ||= place === unit;
      around += weight * (values[place] ?? 0);
      total += weight;
      squares += weight * weight;
    }
    if (!holdsSelf) throw new RangeError(`unit ${unit} is not its own neighbour`);
    const chance = (variance * (count * squares - total * total)) / (count - 1);
    return chance > 0 ? (around - mean * total) / Math.sqrt(chance) : 0;
  });
  const p = z.map(twoSidedP);
  return { z, p, q: controlFalseDiscovery(p) };
};

/** Population variance; exactly 0 where all values are equal, whatever rounding leaves of it. */
const spreadOf = (values: ArrayLike<number>): { readonly mean: number; readonly variance: number } => {
  let [total, least, most] = [0, Infinity, -Infinity];
  for (let unit = 0; unit < values.length; unit += 1) {
    const value = values[unit] ?? 0;
    total += value;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const mean = total / values.length;
  let squares = 0;
  for (let unit = 0; unit < values.length; unit += 1) squares += ((values[unit] ?? 0) - mean) ** 2;
  return { mean, variance: least === most ? 0 : squares / values.length };
};
