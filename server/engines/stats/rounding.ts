/** How far a count rounded to five can lie from the true one. */
export const roundingHalfWidth = 2;

/** The nearest multiple of five of a count. A count of 10 or more stays so. Throws RangeError on no count. */
export const roundToFive = (count: number): number => {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('a count is a whole number from 0');
  return 5 * Math.round(count / 5);
};
