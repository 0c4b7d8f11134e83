const mostHalvings = 200;

/**
 * Where a function that never falls reaches a value, between two bounds, to the last digits of a double: bisection,
 * because no start and no slope of a distribution can lead it astray.
 */
export const findRoot = (rising: (x: number) => number, value: number, low: number, high: number): number => {
  let [below, above] = [low, high];
  for (let halving = 0; halving < mostHalvings; halving += 1) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) break;
    if (rising(middle) < value) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
};
