import type { Point, Polygon } from '../plane.ts';

/** A building with what is counted in it. Places on the plane of the net. */
export interface Building {
  readonly id: string;
  /** Empty where only the place is known: it then counts as a square of two metres. */
  readonly footprint: readonly Polygon[];
  /** Where it stands: its middle. */
  readonly place: Point;
  readonly households: number;
  readonly people: number;
}

export type GuideKind = 'road' | 'wall';

/** What a boundary would rather follow: the centre line of a road, a wall; at least two points. */
export interface GuideLine {
  readonly kind: GuideKind;
  readonly line: Int32Array;
}

/** A unit with what stands in it. */
export interface Ground {
  readonly polygons: readonly Polygon[];
  readonly buildings: readonly Building[];
  /** Buildings of others that reach into the unit: they count nowhere, and are not cut either. */
  readonly neighbours?: readonly Building[];
  readonly guides: readonly GuideLine[];
}

/** Centimetres between a new line and a building, where there is room. */
export const wantedClearance = 50;
/** A line nearer than this would count as cutting a building: rounding moves lines by less. */
export const leastClearance = 5;
