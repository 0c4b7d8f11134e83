import type { Point } from '../plane.ts';
import type { Unit } from '../unit.ts';

/** A gap that is meant to be empty, and what its unit is to be called; level and parent are those of its neighbour. */
export interface VoidMark {
  readonly place: Point;
  readonly unit: Pick<Unit, 'id' | 'code' | 'name'>;
}

/** How far a repair may go by itself. */
export interface RepairOptions {
  /** Vertices and lines of different units nearer than this become one. */
  readonly snapCentimetres: number;
  /** Gaps of at most this area are closed. */
  readonly gapSquareCentimetres: number;
  /** What is on average no wider than this is a sliver, whatever its area: gaps are closed, scraps go to a neighbour. */
  readonly sliverCentimetres: number;
  readonly voids: readonly VoidMark[];
}

export const usualRepair: RepairOptions = {
  snapCentimetres: 100,
  gapSquareCentimetres: 100 * 10_000,
  sliverCentimetres: 200,
  voids: [],
};
