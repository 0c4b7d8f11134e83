import type { Point } from '../../model.ts';
import type { Spot } from './spots.ts';

export type TruthKind =
  | 'hot-spot'
  | 'big-but-normal'
  | 'trend-change'
  | 'night-market'
  | 'burst'
  | 'repeat-callers'
  | 'relapse'
  | 'heating-failure';

/** Something that was put into the tickets on purpose, so that tests can ask whether the product finds it. */
export interface PlantedTruth {
  readonly id: string;
  readonly kind: TruthKind;
  readonly name: string;
  readonly nameEn: string;
  /** Categories that show it; empty: all. */
  readonly categoryIds: readonly number[];
  /** First and last day, ISO dates. */
  readonly from: string;
  readonly until: string;
  /** Integer centimetres of the district's frame. */
  readonly point: Point;
  readonly radiusMeters: number | null;
  /** Communities concerned. */
  readonly unitIds: readonly string[];
  readonly unitCodes: readonly string[];
  readonly compoundIds: readonly string[];
  /** What must be seen, in the unit of `measure`. */
  readonly effect: {
    readonly measure:
      | 'tickets per household over the district’s'
      | 'tickets a day over those before'
      | 'tickets'
      | 'tickets of one reporter within 30 days';
    readonly least: number;
    readonly most: number | null;
  };
}

/** Tickets of its own that a truth brings, drawn day by day. */
export interface Injection {
  readonly truth: PlantedTruth;
  readonly categoryId: number;
  readonly spots: readonly number[];
  readonly day: number;
  readonly firstHour: number;
  readonly lastHour: number;
  /** Fixed reporter; null: any of the place. */
  readonly reporter: string | null;
  /** Closed after so many days, whatever the usual course. */
  readonly closeAfterDays: number | null;
}

/** A category that happens so many times as often at some spots, all the time. */
export interface Boost {
  readonly categoryId: number;
  readonly spots: ReadonlySet<number>;
  readonly factor: number;
}

export interface Planting {
  readonly truths: readonly PlantedTruth[];
  readonly boosts: readonly Boost[];
  readonly injections: readonly Injection[];
  readonly neutral: Spot | null;
}
