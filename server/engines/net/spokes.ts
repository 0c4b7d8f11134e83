import { type Ring, turn } from './plane.ts';

interface Spoke {
  readonly x: number;
  readonly y: number;
  readonly isOut: boolean;
}

/**
 * Whether rings that touch in a vertex only touch and do not cross: around it, outgoing and incoming segments take
 * turns, with the region between an outgoing one and the next incoming one anticlockwise.
 */
export const alternates = (rings: readonly Ring[], x: number, y: number): boolean => {
  const spokes = spokesAt(rings, x, y).sort((a, b) => compareAngles(a.x - x, a.y - y, b.x - x, b.y - y));
  return spokes.every(({ isOut }, index) => isOut !== spokes[(index + 1) % spokes.length]?.isOut);
};

const spokesAt = (rings: readonly Ring[], x: number, y: number): Spoke[] => {
  const spokes: Spoke[] = [];
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      if (ring[i] !== x || ring[i + 1] !== y) continue;
      const before = (i + ring.length - 2) % ring.length;
      const after = (i + 2) % ring.length;
      spokes.push({ x: ring[before] as number, y: ring[before + 1] as number, isOut: false });
      spokes.push({ x: ring[after] as number, y: ring[after + 1] as number, isOut: true });
    }
  return spokes;
};

/** Order of directions anticlockwise from east, exact. */
const compareAngles = (ax: number, ay: number, bx: number, by: number): number => {
  const aIsLow = ay < 0 || (ay === 0 && ax < 0);
  const bIsLow = by < 0 || (by === 0 && bx < 0);
  if (aIsLow !== bIsLow) return aIsLow ? 1 : -1;
  return -turn(0, 0, ax, ay, bx, by);
};
