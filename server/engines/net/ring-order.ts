import type { Polygon, Ring } from './plane.ts';

/** The same ring from its smallest vertex (east, then north). */
export const startedAtSmallest = (ring: Ring): Ring => {
  const turned = ring.slice();
  startAtSmallest(turned);
  return turned;
};

/** Turns a ring in place, so that it begins with its smallest vertex. */
export const startAtSmallest = (ring: Ring): void => {
  let best = 0;
  for (let i = 2; i < ring.length; i += 2) {
    const east = (ring[i] as number) - (ring[best] as number);
    if (east < 0 || (east === 0 && (ring[i + 1] as number) < (ring[best + 1] as number))) best = i;
  }
  if (best === 0) return;
  // Both stretches backwards, then all of it: each value comes to stand where it belongs.
  mirror(ring, 0, best);
  mirror(ring, best, ring.length);
  mirror(ring, 0, ring.length);
};

const mirror = (values: Int32Array, from: number, end: number): void => {
  for (let i = from, j = end - 1; i < j; i += 1, j -= 1) {
    const value = values[i] as number;
    values[i] = values[j] as number;
    values[j] = value;
  }
};

/** By coordinates, one after the other; a ring before its continuation. */
export const compareRings = (a: Ring, b: Ring): number => {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

export const comparePolygons = (a: Polygon, b: Polygon): number => compareRings(a[0] as Ring, b[0] as Ring);
