import { findRoot } from './find-root.ts';
import { incompleteGamma } from './gamma-function.ts';

/** How likely a standard normal value is above z; keeps its digits far out in the tail. */
export const normalUpperTail = (z: number): number => {
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z >= 0 ? upper / 2 : (1 + lower) / 2;
};

/** Two-sided p of a standard normal value. */
export const twoSidedP = (z: number): number => 2 * normalUpperTail(Math.abs(z));

/** The standard normal value that is exceeded with this probability. Throws RangeError outside of 0 to 1. */
export const normalUpperQuantile = (probability: number): number => {
  if (!(probability > 0 && probability < 1)) throw new RangeError('a probability lies between 0 and 1');
  return findRoot((z) => -normalUpperTail(z), -probability, -40, 40);
};
