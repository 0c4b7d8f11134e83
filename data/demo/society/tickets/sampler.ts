import type { Random } from '../../random.ts';

/** Draws an index by weight in the time of a binary search. */
export interface Sampler {
  draw(random: Random): number;
  readonly total: number;
}

/** A sampler over weights; throws RangeError when all are zero. */
export const samplerOf = (weights: ArrayLike<number>): Sampler => {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let index = 0; index < weights.length; index += 1) {
    total += weights[index] ?? 0;
    sums[index] = total;
  }
  if (!(total > 0)) throw new RangeError('nothing to draw from');
  return {
    total,
    draw: (random) => {
      const wanted = random.next() * total;
      let low = 0;
      let high = sums.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sums[middle] ?? 0) > wanted) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
};
