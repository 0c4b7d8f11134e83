import type { AlertKind } from '../contract/alert-kinds.ts';
import type { AlertEvidence } from '../contract/alerts.ts';
import { findJointAlerts, findRelapseAlerts, findRepeatAlerts } from './alert-episodes.ts';
import { findFrequentAlerts } from './alert-frequent.ts';
import { findRises, findSpikes } from './alert-series.ts';

/** Tickets as the scan sees them: places as numbers, reporters as numbers that mean nothing elsewhere. */
export interface ScanTickets {
  /** Days since 1970-01-01, Asia/Shanghai. */
  readonly day: Int32Array;
  /** -1 while open. */
  readonly closedDay: Int32Array;
  /** Category id, -1 without. */
  readonly category: Int16Array;
  /** Places in the lists of the ground, -1 outside. */
  readonly community: Int32Array;
  readonly compound: Int32Array;
  /** -1 unknown. */
  readonly reporter: Int32Array;
}

/** What there is in the district. */
export interface ScanGround {
  /** Ids. */
  readonly communities: readonly string[];
  readonly compounds: readonly {
    readonly id: string;
    readonly households: number;
    /** Place in `communities`, -1 outside. */
    readonly community: number;
  }[];
  readonly categories: readonly number[];
}

export interface ScanInput {
  readonly tickets: ScanTickets;
  readonly ground: ScanGround;
  /** Day of the scan and how many days back what has ended is still told. */
  readonly today: number;
  readonly lookBackDays: number;
}

/** An alert that was found; `key` tells whether it is the same as one that is known. */
export interface FoundAlert {
  readonly key: string;
  readonly kind: AlertKind;
  readonly communityId: string;
  readonly compoundId: string | null;
  readonly categoryId: number | null;
  readonly fromDay: number;
  readonly untilDay: number;
  readonly tickets: number;
  readonly reporters: number | null;
  readonly evidence: AlertEvidence;
}

/** All rules but hot spots, which need the net; see `alert-hot-spots.ts`. */
export const scanForAlerts = (input: ScanInput): FoundAlert[] => [
  ...findSpikes(input),
  ...findRises(input),
  ...findJointAlerts(input),
  ...findRelapseAlerts(input),
  ...findRepeatAlerts(input),
  ...findFrequentAlerts(input),
];
