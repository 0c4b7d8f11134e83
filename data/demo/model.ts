// The synthetic town as the generator gives it: the one shape that geometry, society and loading share.

/** East and north in integer centimetres of the town's frame. */
export type Point = readonly [east: number, north: number];

/** Open line, at least two points. */
export type Line = readonly Point[];

/** Closed ring without the repeated last point; outer rings anticlockwise, holes clockwise. */
export type Ring = readonly Point[];

/** Outer ring, then holes. */
export type Polygon = readonly Ring[];

/** Local metric frame: CGCS2000 3-degree Gauss–Krüger zone minus a local origin in metres. */
export interface Frame {
  readonly epsg: 4545;
  readonly originEastMeters: number;
  readonly originNorthMeters: number;
}

export type UnitLevel =
  | 'district'
  | 'street'
  | 'community'
  | 'general-grid'
  | 'dedicated-grid'
  | 'micro-grid';

/** What a dedicated grid (专属网格) is for. */
export type DedicatedUse = 'school' | 'hospital' | 'offices' | 'industry' | 'market' | 'park' | 'transport';

export type LandUse =
  | 'housing'
  | 'school'
  | 'hospital'
  | 'offices'
  | 'market'
  | 'industry'
  | 'transport'
  | 'park'
  | 'square'
  | 'farmland'
  | 'hill'
  | 'river';

/** An area of the planar partition; figures of a parent are the sums over its children. */
export interface Unit {
  readonly id: string;
  readonly level: UnitLevel;
  readonly code: string;
  readonly name: string;
  /** English name of district, street and community; null below. */
  readonly nameEn: string | null;
  readonly parentId: string | null;
  /** Only for dedicated grids. */
  readonly use: DedicatedUse | null;
  /** True when the unit has no children and so owns geometry. */
  readonly leaf: boolean;
  readonly polygons: readonly Polygon[];
  readonly households: number;
  readonly people: number;
}

export type RoadClass = 'ring' | 'arterial' | 'collector' | 'lane' | 'path' | 'bridge';

/** A stretch of street centre line between two junctions of its own or a higher class, for the base map. */
export interface Road {
  readonly id: number;
  readonly class: RoadClass;
  readonly name: string | null;
  readonly nameEn: string | null;
  /** Carriageway with pavements. */
  readonly widthMeters: number;
  readonly line: Line;
}

export interface Water {
  readonly kind: 'river' | 'lake';
  readonly name: string;
  readonly nameEn: string;
  readonly polygons: readonly Polygon[];
}

export interface Green {
  readonly kind: 'park' | 'riverside' | 'square' | 'sports' | 'farmland' | 'hill';
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly polygons: readonly Polygon[];
}

/** Block tint of the base map: the block within its pavements. */
export interface LandBlock {
  readonly use: LandUse;
  readonly polygon: Polygon;
}

export interface PlaceLabel {
  readonly kind:
    | 'district'
    | 'street'
    | 'community'
    | 'park'
    | 'square'
    | 'river'
    | 'lake'
    | 'railway-station';
  readonly name: string;
  readonly nameEn: string;
  readonly point: Point;
}

/** 单位型, 商品房, 无人管理老旧, 城中村. */
export type CompoundType = 'unit-housing' | 'commodity' | 'unmanaged-old' | 'urban-village';

/** A gate (出入口) in the wall of a compound. */
export interface Entrance {
  readonly id: string;
  readonly point: Point;
  readonly kind: 'main' | 'side' | 'vehicle' | 'pedestrian';
  readonly wheelchair: boolean;
  readonly openAllDay: boolean;
  /** The walking node that stands in the gate. */
  readonly walkNodeId: number;
}

/** A walled compound (小区, 院落). */
export interface Compound {
  readonly id: string;
  readonly name: string;
  readonly alias: readonly string[];
  /** Road name and number, unique in the district. */
  readonly address: string;
  readonly polygon: Polygon;
  readonly type: CompoundType;
  readonly builtYear: number;
  readonly enclosed: boolean;
  readonly entrances: readonly Entrance[];
  readonly communityId: string;
  /** General grids that hold its buildings; the first holds most households. */
  readonly gridIds: readonly string[];
  readonly buildingCount: number;
  readonly households: number;
  readonly people: number;
}

export type BuildingUse =
  | 'housing'
  | 'school'
  | 'hospital'
  | 'offices'
  | 'market'
  | 'industry'
  | 'transport'
  | 'service'
  | 'park';

export interface Building {
  readonly id: string;
  readonly compoundId: string | null;
  /** The leaf unit that holds it wholly. */
  readonly unitId: string;
  /** 3号楼, or the name of a public building. */
  readonly name: string;
  readonly polygon: Polygon;
  readonly use: BuildingUse;
  readonly floors: number;
  /** 单元 of a residential building, else 0. */
  readonly stairwells: number;
  readonly households: number;
  readonly people: number;
  readonly builtYear: number;
  /** The walking node nearest to its door. */
  readonly walkNodeId: number;
}

export interface WalkNode {
  readonly id: number;
  readonly point: Point;
}

export type WalkKind = 'street' | 'path' | 'crossing' | 'steps' | 'bridge' | 'gate';

/** Both directions; `gateId` is the entrance that the edge passes. */
export interface WalkEdge {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly line: Line;
  readonly lengthMeters: number;
  readonly kind: WalkKind;
  readonly wheelchair: boolean;
  readonly gateId: string | null;
}

/** What a site is suited for; `centre` comes once per community, the others in fixed numbers (see README). */
export type SiteKind = 'centre' | 'hub' | 'micro-station' | 'department' | 'partner';

/** A place on a street where a station, an office or a venue can be. Several sites never share a point. */
export interface Site {
  readonly id: string;
  readonly kind: SiteKind;
  readonly point: Point;
  readonly address: string;
  readonly communityId: string;
  /** The leaf unit that holds the point. */
  readonly unitId: string;
  readonly walkNodeId: number;
}

export interface Town {
  readonly seed: number;
  readonly frame: Frame;
  readonly name: string;
  readonly nameEn: string;
  /** Six digits, beginning with 99. */
  readonly code: string;
  readonly units: readonly Unit[];
  readonly compounds: readonly Compound[];
  readonly buildings: readonly Building[];
  readonly roads: readonly Road[];
  readonly railway: readonly Line[];
  readonly water: readonly Water[];
  readonly greens: readonly Green[];
  readonly blocks: readonly LandBlock[];
  readonly labels: readonly PlaceLabel[];
  readonly walkNodes: readonly WalkNode[];
  readonly walkEdges: readonly WalkEdge[];
  readonly sites: readonly Site[];
}

/** What decides a town; the same options give the same bytes. */
export interface TownOptions {
  readonly seed: number;
  /** District of a city, 1–99: last two digits of the code and the place of its tile. Default 1. */
  readonly district?: number;
  /** Exact number of general grids; default 335. */
  readonly generalGrids?: number;
  /** Wanted number of micro-grids, met within a few percent; default 2,700. */
  readonly microGrids?: number;
}
