import { z } from 'zod';
import { walkEdgeKinds } from './walking.ts';

// A bundle carries what the public may see from the staff database to an instance on the internet. The file is
// gzipped UTF-8, one JSON value a line: a header, any number of records, a seal. The seal covers every byte before
// it: `sha256` is their SHA-256, `signature` an Ed25519 signature over `signedText`. Nothing else is in it: every
// record is one row of the schema `pub`, read with the rights of the public.

export const bundleFormat = 'wangge-atlas-public';
/** Rises when an instance of before could misread a bundle. */
export const bundleVersion = 1;

const text = z.string();
const moment = z.iso.datetime();
const timeOfDay = z.string().regex(/^\d\d:\d\d:\d\d$/);
const featureId = z.number().int().positive();
/** EWKB of EPSG:4326 in hexadecimal, as exact as the database has it. */
const geometry = z.string().regex(/^([0-9A-F]{2})+$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const bundleHeaderSchema = z.strictObject({
  kind: z.literal('header'),
  format: z.literal(bundleFormat),
  version: z.literal(bundleVersion),
  madeAt: moment,
  /** Null while there is no district. */
  district: z
    .strictObject({
      name: text,
      nameEn: text.nullable(),
      synthetic: z.boolean(),
      dataUntil: z.iso.date().nullable(),
    })
    .nullable(),
  /** The reviewed edition (公众版) with its review number; null before the first: then there are no outlines. */
  edition: z.strictObject({ reviewNumber: text, recordedAt: moment }).nullable(),
  site: z.strictObject({ icpNumber: text.nullable(), policeNumber: text.nullable() }),
});
export type BundleHeader = z.infer<typeof bundleHeaderSchema>;

/** A community outline of the reviewed edition. */
export const bundleCommunitySchema = z.strictObject({
  kind: z.literal('community'),
  id: z.guid(),
  featureId,
  code: text,
  name: text,
  nameEn: text.nullable(),
  geometry,
});
export type BundleCommunity = z.infer<typeof bundleCommunitySchema>;

/** A station with everything that hangs on it. */
export const bundleStationSchema = z.strictObject({
  kind: z.literal('station'),
  id: z.guid(),
  featureId,
  name: text,
  stationKind: text,
  address: text,
  phone: text.nullable(),
  floor: text.nullable(),
  hasLift: z.boolean().nullable(),
  hasRamp: z.boolean().nullable(),
  hasAccessibleToilet: z.boolean().nullable(),
  state: text,
  stateReason: text.nullable(),
  capacityPerDay: z.number().int().nullable(),
  communityId: z.guid().nullable(),
  geometry,
  hours: z.array(z.strictObject({ weekday: z.number().int(), opens: timeOfDay, closes: timeOfDay })),
  specialDays: z.array(
    z.strictObject({
      day: z.iso.date(),
      opens: timeOfDay.nullable(),
      closes: timeOfDay.nullable(),
      reason: text.nullable(),
    }),
  ),
  services: z.array(text),
  functions: z.array(text),
  errands: z.array(z.strictObject({ name: text, papers: text.nullable() })),
});
export type BundleStation = z.infer<typeof bundleStationSchema>;

/** A name that people may start from. */
export const bundlePlaceSchema = z.strictObject({
  kind: z.literal('place'),
  placeKind: z.enum(['compound', 'road']),
  id: z.guid(),
  name: text,
  aliases: z.array(text),
  communityId: z.guid().nullable(),
  geometry,
});
export type BundlePlace = z.infer<typeof bundlePlaceSchema>;

/** The walking network in force, before its nodes and ways. */
const bundleWalkNetworkSchema = z.strictObject({
  kind: z.literal('walk-network'),
  id: z.number().int(),
  sourceName: text,
  asOf: z.iso.date(),
});
const bundleWalkNodeSchema = z.strictObject({ kind: z.literal('walk-node'), id: z.number().int(), geometry });
const bundleWalkEdgeSchema = z.strictObject({
  kind: z.literal('walk-edge'),
  id: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  edgeKind: z.enum(walkEdgeKinds),
  lengthMeters: z.number().nonnegative(),
  wheelchair: z.boolean().nullable(),
  name: text.nullable(),
  access: z.enum(['open', 'private', 'closed']),
  gate: text.nullable(),
  gateHours: z.array(z.tuple([z.number(), z.number()])).nullable(),
  geometry,
});

/** A reviewed release of figures. */
export const bundleReleaseSchema = z.strictObject({
  kind: z.literal('ticket-release'),
  id: z.number().int(),
  title: text,
  documentNumber: text,
  reviewedOn: z.iso.date(),
  reviewedAt: moment,
  netRevisionId: z.number().int(),
  netRevisionTitle: text,
  fromMonth: z.iso.date(),
  untilMonth: z.iso.date(),
  dataUntil: z.iso.date(),
  /** A drawn line whose inside was counted. */
  outline: geometry.nullable(),
});
export type BundleRelease = z.infer<typeof bundleReleaseSchema>;

/** One published figure; no value where it is kept back. */
export const bundleCountSchema = z.strictObject({
  kind: z.literal('ticket-count'),
  releaseId: z.number().int(),
  netRevisionId: z.number().int(),
  reviewedAt: moment,
  area: text,
  unitId: z.guid().nullable(),
  code: text.nullable(),
  name: text.nullable(),
  nameEn: text.nullable(),
  month: z.iso.date(),
  categoryId: z.number().int().nullable(),
  categoryName: text.nullable(),
  categoryNameEn: text.nullable(),
  value: z.number().int().nullable(),
});
export type BundleCount = z.infer<typeof bundleCountSchema>;

export const bundleRecordSchema = z.discriminatedUnion('kind', [
  bundleCommunitySchema,
  bundleStationSchema,
  bundlePlaceSchema,
  bundleWalkNetworkSchema,
  bundleWalkNodeSchema,
  bundleWalkEdgeSchema,
  bundleReleaseSchema,
  bundleCountSchema,
]);

export type BundleRecord = z.infer<typeof bundleRecordSchema>;

export const bundleSealSchema = z.strictObject({
  kind: z.literal('seal'),
  sha256,
  /** SHA-256 of the public key (SPKI, DER): which key to look for. */
  keyId: sha256,
  signature: z.base64(),
});
export type BundleSeal = z.infer<typeof bundleSealSchema>;

/** What is signed: the hash, bound to this use of the key. */
export const signedText = (hash: string): string => `${bundleFormat}/${bundleVersion}\n${hash}\n`;

/** The walking network in force; none, or one with what it is made of. */
export interface BundleWalk {
  readonly networks: readonly z.infer<typeof bundleWalkNetworkSchema>[];
  readonly nodes: readonly z.infer<typeof bundleWalkNodeSchema>[];
  readonly edges: readonly z.infer<typeof bundleWalkEdgeSchema>[];
}

/** All that the public may see. */
export interface PublicContents {
  readonly header: Omit<BundleHeader, 'kind' | 'format' | 'version' | 'madeAt'>;
  readonly communities: readonly BundleCommunity[];
  readonly stations: readonly BundleStation[];
  readonly places: readonly BundlePlace[];
  readonly walk: BundleWalk;
  readonly releases: readonly BundleRelease[];
  readonly counts: readonly BundleCount[];
}

/** A bundle whose seal was found to hold. */
export interface PublicBundle extends PublicContents {
  readonly madeAt: string;
  readonly sha256: string;
  readonly keyId: string;
}
