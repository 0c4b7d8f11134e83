import type { Random } from '../random.ts';
import { cutByStreet, type FlatMap, isCorner } from './cut.ts';
import { ringCentroid, type Spot } from './geometry.ts';
import { degreeOf, type EdgeKind, type Face, faceArea, halvesOf, type Mesh, ringOf } from './mesh.ts';
import type { Plan } from './plan.ts';
import type { Street } from './streets.ts';

/** What the cutting of one kind of street goes by. */
export interface Grain {
  readonly kind: EdgeKind;
  /** Wanted size of a block in square metres at a flat place. */
  target(place: Spot, random: Random): number;
  /** How far streets leave the straight, in metres, at a flat place. */
  wobble(place: Spot, random: Random): number;
  readonly snapMeters: number;
}

export interface Ground {
  readonly mesh: Mesh;
  readonly plan: Plan;
  readonly flat: FlatMap;
  readonly streets: Street[];
  readonly random: Random;
}

const extentOf = (ground: Ground, face: Face): { low: Spot; high: Spot } => {
  const low: Spot = [Infinity, Infinity];
  const high: Spot = [-Infinity, -Infinity];
  for (const half of halvesOf(face)) {
    const [u, v] = ground.flat.of(half.origin);
    low[0] = Math.min(low[0], u);
    low[1] = Math.min(low[1], v);
    high[0] = Math.max(high[0], u);
    high[1] = Math.max(high[1], v);
  }
  return { low, high };
};

/** Places for a cut across one axis, the best first: where a street already arrives, then near the middle. */
const placesFor = (ground: Ground, face: Face, axis: 0 | 1, low: number, high: number): number[] => {
  const { random, flat } = ground;
  const size = high - low;
  const arriving = halvesOf(face)
    .filter((half) => degreeOf(half.origin) === 3 && !isCorner(half))
    .map((half) => flat.of(half.origin)[axis])
    .filter((value) => value > low + 0.33 * size && value < high - 0.33 * size);
  const free = [0.5, 0.42, 0.58, 0.46, 0.54].map((f) => low + size * (f + random.between(-0.05, 0.05)));
  return random.chance(0.75) ? [...random.shuffle(arriving), ...free] : free;
};

const cutOnce = (ground: Ground, face: Face, grain: Grain, place: Spot): Face | null => {
  const { low, high } = extentOf(ground, face);
  const [width, height] = [high[0] - low[0], high[1] - low[1]];
  const lean = ground.random.between(0.85, 1.2);
  const axes: (0 | 1)[] = width * lean > height ? [0, 1] : [1, 0];
  for (const axis of axes) {
    if (axis !== axes[0] && Math.max(width, height) > 2.2 * Math.min(width, height)) continue;
    for (const value of placesFor(ground, face, axis, low[axis], high[axis])) {
      const made = cutByStreet(ground.mesh, face, ground.flat, ground.streets, {
        axis,
        value,
        kind: grain.kind,
        wobbleMeters: grain.wobble(place, ground.random),
        snapMeters: grain.snapMeters,
        stepMeters: 65,
      });
      if (made) return made;
    }
  }
  return null;
};

/** Cuts a face again and again until its pieces have the grain's size; gives the pieces. */
export const cutToGrain = (ground: Ground, face: Face, grain: Grain): Face[] => {
  const place = ground.flat.at(ringCentroid(ringOf(face)));
  const area = faceArea(face) / 10_000;
  if (area < 1.55 * grain.target(place, ground.random)) return [face];
  const made = cutOnce(ground, face, grain, place);
  return made ? [...cutToGrain(ground, face, grain), ...cutToGrain(ground, made, grain)] : [face];
};
