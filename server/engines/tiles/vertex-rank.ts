/**
 * Ranks the vertices of one path by Douglas–Peucker, once for all zooms: `rank[i]` is the largest squared
 * tolerance at which vertex i is still kept, so simplifying is `rank > tolerance²`. Ends have rank Infinity;
 * a path that closes on itself is anchored at its farthest vertex too. Units are those of x and y, squared.
 */
export const rankVertices = (
  x: Float64Array,
  y: Float64Array,
  rank: Float32Array,
  first: number,
  last: number,
): void => {
  rank[first] = Infinity;
  rank[last] = Infinity;
  if (last - first < 2) return;
  const closed = x[first] === x[last] && y[first] === y[last];
  const middle = closed ? farthestFrom(x, y, first, last) : last;
  if (closed) rank[middle] = Infinity;
  rankBetween(x, y, rank, first, middle);
  if (middle !== last) rankBetween(x, y, rank, middle, last);
};

const farthestFrom = (x: Float64Array, y: Float64Array, first: number, last: number): number => {
  let farthest = first + 1;
  let largest = -1;
  for (let i = first + 1; i < last; i++) {
    const distance = squared(at(x, i) - at(x, first)) + squared(at(y, i) - at(y, first));
    if (distance > largest) {
      largest = distance;
      farthest = i;
    }
  }
  return farthest;
};

/** A child's rank never exceeds its parent's: that makes the filter equal to Douglas–Peucker at any tolerance. */
const rankBetween = (
  x: Float64Array,
  y: Float64Array,
  rank: Float32Array,
  from: number,
  to: number,
): void => {
  const stack: number[] = [from, to];
  const limits: number[] = [Infinity];
  for (let limit = limits.pop(); limit !== undefined; limit = limits.pop()) {
    const end = stack.pop() ?? to;
    const start = stack.pop() ?? from;
    let split = -1;
    let largest = -1;
    for (let i = start + 1; i < end; i++) {
      const distance = squaredDistance(x, y, i, start, end);
      if (distance > largest) {
        largest = distance;
        split = i;
      }
    }
    if (split < 0) continue;
    const own = Math.min(limit, largest);
    rank[split] = own;
    stack.push(start, split, split, end);
    limits.push(own, own);
  }
};

/** From vertex i to the segment between two vertices. */
const squaredDistance = (x: Float64Array, y: Float64Array, i: number, start: number, end: number): number => {
  let nearX = at(x, start);
  let nearY = at(y, start);
  const alongX = at(x, end) - nearX;
  const alongY = at(y, end) - nearY;
  if (alongX !== 0 || alongY !== 0) {
    const share =
      ((at(x, i) - nearX) * alongX + (at(y, i) - nearY) * alongY) / (alongX * alongX + alongY * alongY);
    const clamped = Math.max(0, Math.min(1, share));
    nearX += alongX * clamped;
    nearY += alongY * clamped;
  }
  return squared(at(x, i) - nearX) + squared(at(y, i) - nearY);
};

const squared = (value: number): number => value * value;
const at = (values: Float64Array, i: number): number => values[i] as number;
