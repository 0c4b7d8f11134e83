import type { WalkEdgeKind } from '../../contract/walking.ts';
import type { LonLat } from './plane.ts';
import type { WeekHours } from './week-hours.ts';

/** Who may walk there: everybody, who lives or works there, nobody (a locked gate that could be opened). */
export type WalkAccess = 'open' | 'private' | 'closed';

/** A gate, which may consist of several edges. */
export interface WalkGate {
  /** The entrance or the object of the source. */
  readonly id: string;
  readonly place: LonLat;
  /** Null: not known; the gate counts as open and is told as such. */
  readonly hours: WeekHours | null;
}

/** A piece of way between two nodes, walked in both directions. */
export interface WalkEdge {
  readonly from: number;
  readonly to: number;
  /** From the first node to the second, EPSG:4326. */
  readonly line: readonly LonLat[];
  /** Null: the length of the line. */
  readonly lengthMeters: number | null;
  readonly kind: WalkEdgeKind;
  readonly name: string | null;
  /** Whether wheels pass; null: not known. */
  readonly wheelchair: boolean | null;
  readonly access: WalkAccess;
  /** Index of the gate that it leads through. */
  readonly gate: number | null;
}

/** A walking network as readers make it; nodes and gates are named by their index. */
export interface WalkNetwork {
  readonly nodes: readonly LonLat[];
  readonly edges: readonly WalkEdge[];
  readonly gates: readonly WalkGate[];
}
