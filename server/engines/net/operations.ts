import type { Patch } from './lines.ts';
import type { Point } from './plane.ts';
import type { Unit } from './unit.ts';

/** Divides a leaf along lines. Each piece is claimed by one part, by a place inside it; a part may claim several. */
export interface SplitOperation {
  readonly kind: 'split';
  readonly unit: string;
  readonly lines: readonly (readonly Point[])[];
  /** A part with the uuid of the unit continues it. */
  readonly parts: readonly { readonly unit: Unit; readonly places: readonly Point[] }[];
}

/** Makes one leaf of several that hang together; with the uuid of one of them it continues that one. */
export interface MergeOperation {
  readonly kind: 'merge';
  readonly units: readonly string[];
  readonly into: Unit;
}

/** Replaces the line between two leaves (null: the outside), from one of its vertices to another, by a path. */
export interface ReshapeOperation {
  readonly kind: 'reshape';
  readonly between: readonly [string, string | null];
  /** First and last point are vertices of the line as it is. */
  readonly path: readonly Point[];
  /** A vertex of the part that goes; needed where the line is closed. */
  readonly through: Point | null;
}

/** Moves a vertex with every line that meets in it. */
export interface MoveVertexOperation {
  readonly kind: 'move-vertex';
  readonly unit: string;
  readonly from: Point;
  readonly to: Point;
}

/** Gives a leaf one child with the same lines. */
export interface SubdivideOperation {
  readonly kind: 'subdivide';
  readonly unit: string;
  readonly child: Unit;
}

/** Takes all children of a unit into it; they must be leaves. */
export interface AbsorbOperation {
  readonly kind: 'absorb';
  readonly unit: string;
}

/** Gives a unit to another parent of the same level. */
export interface ReassignOperation {
  readonly kind: 'reassign';
  readonly unit: string;
  readonly parentId: string;
}

/** A new parent for units, which come from others. */
export interface CreateParentOperation {
  readonly kind: 'create-parent';
  readonly unit: Unit;
  readonly children: readonly string[];
}

/** Takes a parent away; its children go to another one. */
export interface RetireParentOperation {
  readonly kind: 'retire-parent';
  readonly unit: string;
  readonly into: string;
}

/** Changes what a unit is called and carries; attributes that are not named stay, null takes one away. */
export interface DescribeOperation {
  readonly kind: 'describe';
  readonly unit: string;
  readonly name?: string;
  readonly code?: string;
  readonly isVoid?: boolean;
  readonly attributes?: Unit['attributes'];
}

export type Operation =
  | SplitOperation
  | MergeOperation
  | ReshapeOperation
  | MoveVertexOperation
  | SubdivideOperation
  | AbsorbOperation
  | ReassignOperation
  | CreateParentOperation
  | RetireParentOperation
  | DescribeOperation
  | Patch;
