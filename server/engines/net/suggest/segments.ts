import type { Ring } from '../plane.ts';

export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** The segments of a ring, from its last one to its first point on. */
export const segmentsOf = (ring: Ring): Segment[] =>
  Array.from({ length: ring.length / 2 }, (_, i): Segment => {
    const k = (i === 0 ? ring.length : i * 2) - 2;
    return [ring[k] as number, ring[k + 1] as number, ring[i * 2] as number, ring[i * 2 + 1] as number];
  });
