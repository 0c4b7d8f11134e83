import type { PartGround } from '../../server/contract/scenario-figures.ts';
import type { NetOperation, NetPatch } from '../../server/contract/scenario-operations.ts';
import type { Scenario } from '../../server/contract/scenarios.ts';
import type { Point } from '../../server/engines/net/plane.ts';
import type { Refusal } from '../../server/engines/net/refusal.ts';
import type { Unit } from '../../server/engines/net/unit.ts';
import type { Comparison } from './comparison.ts';

/** What can be counted in the browser, of one unit. */
export interface CountedFigures {
  readonly areaSquareMeters: number;
  /** Polsby-Popper: 4π · area / perimeter²; 1 for a circle. */
  readonly compactness: number;
  readonly households: number;
  readonly people: number;
  readonly buildings: number;
  readonly compounds: number;
}

/** A unit of the part as it is shown. */
export interface DrawnUnit extends Unit {
  readonly isLeaf: boolean;
  /** Leaves of the part; a unit around the part is none of it. */
  readonly isOfPart: boolean;
  readonly figures: CountedFigures;
  /** West, south, east, north in centimetres. */
  readonly box: readonly [number, number, number, number];
}

/** A line between two leaves (null: what lies outside the part), flat, in centimetres. */
export interface DrawnLine {
  readonly left: string | null;
  readonly right: string | null;
  readonly path: readonly number[];
  readonly isLocked: boolean;
  /** The highest tier that it divides: 0 district … 4 micro-grid. */
  readonly tier: number;
}

/** Everything the page shows of a part of the net. */
export interface NetPicture {
  readonly units: readonly DrawnUnit[];
  readonly lines: readonly DrawnLine[];
  /** Leaves as GeoJSON, longitude and latitude; `properties.id` is the uuid. */
  readonly faces: readonly GeoJSON.Feature[];
  /** Whether the children of the part fill it exactly. */
  readonly holds: boolean;
}

/** What a unit would fall into, largest piece first. */
export interface SplitPreview {
  readonly unit: string;
  readonly pieces: readonly {
    readonly place: Point;
    readonly figures: CountedFigures;
    readonly face: GeoJSON.Geometry;
  }[];
}

export type Performed =
  | { readonly ok: true; readonly picture: NetPicture }
  | { readonly ok: false; readonly refusal: Refusal; readonly picture: null };

/** What the page asks of the worker, with what each answers. */
export interface NetQuestions {
  open: {
    ask: {
      readonly bytes: Uint8Array;
      readonly unit: string;
      readonly kind: Scenario['kind'];
      readonly frame: Scenario['frame'];
      readonly ground: PartGround;
    };
    answer: NetPicture;
  };
  /** The leaf at a point; null outside the part. */
  pick: { ask: { readonly point: Point }; answer: string | null };
  /** All of them, or none where one is refused. */
  perform: {
    ask: { readonly changes: readonly { readonly key: string; readonly operation: NetOperation }[] };
    answer: Performed;
  };
  /** Does what an operation came to again, or takes it back; null where its record is not known here. */
  mark: {
    ask: { readonly key: string; readonly to: 'done' | 'undone'; readonly patch: NetPatch | null };
    answer: Performed | null;
  };
  /** What lines would divide: one unit, or every leaf that they cross. */
  split: {
    ask: { readonly lines: readonly (readonly Point[])[]; readonly unit: string | null };
    answer: readonly SplitPreview[];
  };
  /** What a scenario changes; needs no part to be open. */
  compare: {
    ask: {
      readonly bytes: Uint8Array;
      readonly patches: readonly NetPatch[];
      readonly ground: PartGround;
    };
    answer: Comparison;
  };
}

export type NetAsked = {
  [Name in keyof NetQuestions]: {
    readonly id: number;
    readonly name: Name;
    readonly ask: NetQuestions[Name]['ask'];
  };
}[keyof NetQuestions];

export type NetAnswered =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string };
