// Rows of a bulk load, one type per table. Places are integer centimetres of the district's frame;
// the loader derives longitude and latitude, cells, areas and label points from them.

import type { BundleDate, BundleGeometry, BundleLine, BundlePoint, BundlePolygon } from './bundle-values.ts';
import type { UnitLevel } from './layers.ts';
import type {
  DeadlinePolicyRow,
  MadeUpReporters,
  TicketCategoryRow,
  TicketRow,
  WorkDayRow,
} from './ticket-rows.ts';

export interface DistrictRow {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly epsg: number;
  readonly originEastMeters: number;
  readonly originNorthMeters: number;
  readonly synthetic: boolean;
  readonly dataUntil: BundleDate;
}

export interface NetRevisionRow {
  readonly effectiveFrom: BundleDate;
  readonly title: string;
}

/** A unit in its first version; parents come before their children. */
export interface UnitRow {
  readonly id: string;
  readonly level: UnitLevel;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly use: string | null;
  readonly isLeaf: boolean;
  readonly households: number;
  readonly people: number;
  readonly countedOn: BundleDate;
  readonly countSource: string;
  readonly polygons: readonly BundlePolygon[];
}

export interface UnitStaffingRow {
  readonly unitId: string;
  readonly role: 'community-worker' | 'grid-head' | 'grid-worker' | 'micro-grid-worker' | 'party-affairs';
  readonly headcount: number;
  readonly qualifiedCount: number;
  readonly socialWorkerCount: number;
  readonly countedOn: BundleDate;
}

export interface CompoundRow {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly address: string;
  readonly communityId: string;
  readonly builtYear: number;
  readonly enclosed: boolean;
  readonly households: number;
  readonly people: number;
  readonly propertyMode: 'market' | 'state-owned' | 'quasi' | 'none' | 'unknown';
  readonly propertyIntroducedOn: BundleDate | null;
  readonly ownersCommittee: boolean;
  readonly propertyCommittee: boolean;
  readonly selfGovernanceGroup: boolean;
  readonly formalMemberCount: number;
  readonly polygons: readonly BundlePolygon[];
}

export interface CompoundTagRow {
  readonly compoundId: string;
  readonly scheme: string;
  readonly term: string;
}

export interface CompoundEntranceRow {
  readonly id: string;
  readonly compoundId: string;
  readonly kind: 'main-gate' | 'side-gate' | 'pedestrian-gate' | 'open';
  readonly wheelchair: boolean;
  readonly openAllDay: boolean;
  readonly walkNodeId: number;
  readonly point: BundlePoint;
}

/** Fees in yuan over the whole compound. */
export interface CompoundPeriodRow {
  readonly compoundId: string;
  readonly startsOn: BundleDate;
  readonly endsOn: BundleDate;
  readonly feeDue: number | null;
  readonly feePaid: number | null;
  readonly petitionCount: number;
  readonly meetingCount: number;
  readonly source: string;
}

export interface BuildingRow {
  readonly id: string;
  readonly compoundId: string | null;
  /** The leaf it stands in. */
  readonly unitId: string;
  readonly name: string;
  readonly address: string | null;
  readonly use: string;
  readonly floors: number;
  readonly stairwells: number;
  readonly households: number;
  readonly people: number;
  readonly builtYear: number;
  readonly polygons: readonly BundlePolygon[];
}

export interface ResponsibleUnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'street' | 'department' | 'enterprise' | 'partner';
  readonly unitId: string | null;
  readonly pairedMemberCount: number;
  readonly point: BundlePoint | null;
}

export interface PairingRow {
  readonly responsibleUnitId: string;
  readonly unitId: string | null;
  readonly compoundId: string | null;
  readonly memberCount: number;
  readonly fromDate: BundleDate;
}

export interface PartyOrgRow {
  readonly id: string;
  readonly name: string;
  readonly type: 'committee' | 'general-branch' | 'branch' | 'group';
  readonly form: 'entity' | 'functional';
  readonly setup: 'single' | 'joint';
  readonly kind: 'street' | 'community' | 'grid' | 'micro-grid' | 'compound' | 'action' | 'property' | 'unit';
  readonly superiorId: string | null;
  readonly unitId: string | null;
  readonly formalMemberCount: number;
  readonly jointUnitCount: number;
  readonly establishedOn: BundleDate;
  readonly termEndsOn: BundleDate | null;
  readonly stars: number | null;
  readonly venueName: string | null;
  readonly venueAddress: string | null;
  /** A venue on a street; never a home. */
  readonly venuePoint: BundlePoint | null;
}

export interface PartyCoverageRow {
  readonly partyOrgId: string;
  readonly compoundId: string | null;
  readonly unitId: string | null;
  readonly coverage: 'organisation' | 'work';
}

export interface PartyAreaRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'demonstration';
  readonly memberIds: readonly string[];
}

export type StationFunction = 'study' | 'activity' | 'service' | 'mediation' | 'deliberation';
export type StationService =
  | 'government'
  | 'daily-life'
  | 'legal'
  | 'culture-sports'
  | 'care'
  | 'party-members';

export interface StationHours {
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

export interface StationSpecialDay {
  readonly day: BundleDate;
  /** Null with `closes`: closed all day. */
  readonly opens: string | null;
  readonly closes: string | null;
  readonly reason: string;
}

export interface StationErrand {
  readonly name: string;
  readonly papers: string;
}

/** A station with its child rows. */
export interface StationRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'hub' | 'street' | 'community' | 'compound' | 'micro';
  readonly communityId: string;
  readonly address: string;
  readonly phone: string;
  readonly floor: string;
  readonly hasLift: boolean;
  readonly hasRamp: boolean;
  readonly hasAccessibleToilet: boolean;
  readonly capacityPerDay: number;
  readonly state: 'open' | 'suspended' | 'closed';
  readonly stateReason: string | null;
  readonly point: BundlePoint;
  readonly functions: readonly StationFunction[];
  readonly services: readonly StationService[];
  readonly errands: readonly StationErrand[];
  readonly hours: readonly StationHours[];
  readonly specialDays: readonly StationSpecialDay[];
}

export interface WalkNodeRow {
  readonly id: number;
  readonly point: BundlePoint;
}

export interface WalkEdgeRow {
  readonly id: number;
  readonly fromNodeId: number;
  readonly toNodeId: number;
  readonly kind: 'street' | 'path' | 'crossing' | 'steps' | 'bridge' | 'gate';
  readonly lengthMeters: number;
  readonly wheelchair: boolean;
  readonly entranceId: string | null;
  readonly line: BundleLine;
}

export interface BaseFeatureRow {
  readonly kind: 'water' | 'green' | 'land-use' | 'road' | 'railway' | 'place';
  readonly class: string;
  readonly name: string | null;
  readonly nameEn: string | null;
  /** 0 is drawn first when zooming in. */
  readonly rank: number;
  readonly geometry: BundleGeometry;
}

/** What tickets refer to. */
export interface BundleGround {
  readonly units: readonly UnitRow[];
  readonly responsibleUnits: readonly ResponsibleUnitRow[];
  readonly ticketCategories: readonly TicketCategoryRow[];
}

/** Everything of a district but its tickets. */
export interface BundlePlaces extends BundleGround {
  readonly unitStaffing: readonly UnitStaffingRow[];
  readonly compounds: readonly CompoundRow[];
  readonly compoundTags: readonly CompoundTagRow[];
  readonly compoundEntrances: readonly CompoundEntranceRow[];
  readonly compoundPeriods: readonly CompoundPeriodRow[];
  readonly buildings: readonly BuildingRow[];
  readonly pairings: readonly PairingRow[];
  readonly partyOrgs: readonly PartyOrgRow[];
  readonly partyCoverage: readonly PartyCoverageRow[];
  readonly partyAreas: readonly PartyAreaRow[];
  readonly stations: readonly StationRow[];
  readonly workCalendar: readonly WorkDayRow[];
  readonly deadlinePolicies: readonly DeadlinePolicyRow[];
  readonly walkNodes: readonly WalkNodeRow[];
  readonly walkEdges: readonly WalkEdgeRow[];
  readonly baseFeatures: readonly BaseFeatureRow[];
}

/** What a district has once. */
export interface DistrictHead {
  /** Name of the source, kept with the import. */
  readonly sourceName: string;
  readonly district: DistrictRow;
  readonly revision: NetRevisionRow;
  /** Review number (审图号) of the first public edition; null: no edition. */
  readonly reviewNumber: string | null;
  readonly ticketCount: number;
}

/** A whole district as one load. */
export interface DistrictBundle extends DistrictHead {
  readonly places: BundlePlaces;
  /** In order of receipt. */
  readonly tickets: Iterable<TicketRow>;
  readonly reporters: MadeUpReporters;
}
