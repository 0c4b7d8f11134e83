import type { CollectionName, UnitLevel } from './layers.ts';

/** Properties of the features that /ogc serves, per collection; every property is always present. */
interface UnitProperties {
  readonly featureId: number;
  readonly level: UnitLevel;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly households: number | null;
  readonly people: number | null;
  readonly countedOn: string | null;
  readonly countSource: string | null;
  readonly areaSquareMeters: number;
  readonly validFrom: string;
  readonly netRevision: number;
  readonly synthetic: boolean;
}
export interface CollectionProperties {
  readonly areas: UnitProperties;
  readonly grids: UnitProperties & { readonly use: string | null };
  readonly compounds: {
    readonly featureId: number;
    readonly name: string;
    readonly aliases: string | null;
    readonly address: string | null;
    readonly communityName: string | null;
    readonly types: string | null;
    readonly builtYear: number | null;
    readonly households: number | null;
    readonly people: number | null;
    readonly propertyMode: string;
    readonly ownersCommittee: boolean | null;
    readonly propertyCommittee: boolean | null;
    readonly entranceCount: number;
    readonly organisationCount: number;
    readonly synthetic: boolean;
  };
  readonly buildings: {
    readonly featureId: number;
    readonly name: string;
    readonly address: string | null;
    readonly compoundName: string | null;
    readonly use: string;
    readonly floors: number | null;
    readonly stairwells: number | null;
    readonly households: number;
    readonly builtYear: number | null;
    readonly synthetic: boolean;
  };
  readonly stations: {
    readonly featureId: number;
    readonly name: string;
    readonly kind: string;
    readonly address: string;
    readonly phone: string | null;
    readonly services: string | null;
    readonly functions: string | null;
    /** Weekly hours in the OpenStreetMap notation, such as `Mo-Fr 09:00-12:00,13:30-17:30`. */
    readonly openingHours: string | null;
    readonly state: string;
    readonly communityName: string | null;
    readonly synthetic: boolean;
  };
  readonly 'party-orgs': {
    readonly featureId: number;
    readonly name: string;
    readonly type: string;
    readonly kind: string;
    readonly form: string;
    readonly setup: string;
    readonly superiorName: string | null;
    /** Counts under five are given as null with `memberCountNote` `<5`. */
    readonly formalMemberCount: number | null;
    readonly memberCountNote: string | null;
    readonly termEndsOn: string | null;
    readonly venueName: string | null;
    readonly coveredCompoundCount: number;
    readonly synthetic: boolean;
  };
  readonly tickets: {
    readonly number: string;
    readonly source: string;
    readonly requestType: string;
    readonly categoryId: number | null;
    readonly categoryName: string | null;
    readonly receivedAt: string;
    readonly closedAt: string | null;
    readonly state: string;
    readonly matchLevel: string;
    /** Code of the leaf unit of the net in force, null outside every unit. */
    readonly unitCode: string | null;
    readonly synthetic: boolean;
  };
}

export interface OgcFeature<Name extends CollectionName> {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: GeoJSON.Geometry | null;
  readonly properties: CollectionProperties[Name];
}

export interface OgcItems<Name extends CollectionName> {
  readonly type: 'FeatureCollection';
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly timeStamp: string;
  readonly links: readonly { rel: string; type: string; href: string; title?: string }[];
  readonly features: readonly OgcFeature<Name>[];
}
