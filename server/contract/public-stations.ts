import { z } from '@hono/zod-openapi';
import { pointSchema } from './places.ts';
import { positionCellPattern } from './position-cells.ts';
import { stationServices } from './station-kinds.ts';
import { stationFacts, stationSpecialDaySchema } from './stations.ts';
import { walkers } from './walking.ts';

/** A station as the list of all needs it. */
export const publicStationSchema = z
  .object({
    ...stationFacts,
    /** From the reviewed edition; null without one. */
    communityName: stationFacts.communityName,
    /** Those of the next weeks. */
    specialDays: z.array(stationSpecialDaySchema),
    services: z.array(z.enum(stationServices)),
    /** What can be done there, in everyday words; the papers to bring stand with the station itself. */
    errands: z.array(z.string()),
  })
  .openapi('PublicStation');
export type PublicStation = z.infer<typeof publicStationSchema>;

const walkNetworkSchema = z.object({
  sourceName: z.string(),
  /** The day that it describes. */
  asOf: z.iso.date(),
});

/** GET /api/public/stations: all of them, so that the phone searches and sorts by itself, without a connection too. */
export const publicStationsSchema = z
  .object({
    /** The moment of the answer; the clock of a phone may be wrong. */
    at: z.iso.datetime(),
    district: z
      .object({ name: z.string(), nameEn: z.string().nullable(), synthetic: z.boolean() })
      .nullable(),
    /** Null without a reviewed edition: then there is no map and no outline. */
    reviewNumber: z.string().nullable(),
    icpNumber: z.string().nullable(),
    policeNumber: z.string().nullable(),
    /** Whether the staff can sign in here; not on an instance for the public. */
    hasStaffDoor: z.boolean(),
    /** Null: walking times can only be estimated from straight lines. */
    walkNetwork: walkNetworkSchema.nullable(),
    walkers: z.array(z.object({ walker: z.enum(walkers), metersPerSecond: z.number() })),
    stations: z.array(publicStationSchema),
  })
  .openapi('PublicStations');
export type PublicStations = z.infer<typeof publicStationsSchema>;

export const publicPlaceKinds = ['compound', 'road', 'community'] as const;

/** A name that people may start from. */
export const publicPlaceSchema = z
  .object({
    kind: z.enum(publicPlaceKinds),
    name: z.string(),
    aliases: z.array(z.string()),
    communityName: z.string().nullable(),
    /** Entrances of a compound; of a road or a community one point within it. */
    points: z.array(pointSchema),
  })
  .openapi('PublicPlace');
export type PublicPlace = z.infer<typeof publicPlaceSchema>;

/** GET /api/public/places: all names, so that what people type stays on the phone. */
export const publicPlacesSchema = z.object({ places: z.array(publicPlaceSchema) }).openapi('PublicPlaces');
export type PublicPlaces = z.infer<typeof publicPlacesSchema>;

/** The square of about 100 m (`position-cells.ts`); nothing finer is ever asked for. */
const positionCellSchema = z.string().regex(positionCellPattern);

/** GET /api/public/walks */
export const publicWalksQuerySchema = z.object({
  cell: positionCellSchema,
  walker: z.enum(walkers).default('general'),
});

export const publicWalksSchema = z
  .object({
    walker: z.enum(walkers),
    walkNetwork: walkNetworkSchema.nullable(),
    /** Nobody is told of longer walks than this. */
    longestSeconds: z.number().int(),
    /** Stations (featureId) that are reached from somewhere in the cell. */
    stations: z.array(z.number().int()),
    /** Stations (featureId) that stand on no way of the network for this walker: no time can be told. */
    offNetwork: z.array(z.number().int()),
    /** Places all over the cell, each with seconds on foot to the stations in their order. The phone takes its own. */
    places: z.array(z.object({ point: pointSchema, seconds: z.array(z.number().int().nullable()) })),
    /** From the middle of the cell to the nearest way, where no way is near any place of it. */
    nearestWayMeters: z.number().int().nullable(),
  })
  .openapi('PublicWalks');
export type PublicWalks = z.infer<typeof publicWalksSchema>;

/** GET /api/public/directions */
export const publicDirectionsQuerySchema = publicWalksQuerySchema.extend({ station: z.guid() });

export const publicDirectionsSchema = z
  .object({
    walkNetwork: walkNetworkSchema.nullable(),
    /** Ways from several places of the cell; the phone takes the one that begins nearest. */
    ways: z.array(
      z.object({
        point: pointSchema,
        seconds: z.number().int(),
        meters: z.number().int(),
        /** Sentences in the language of the request. */
        steps: z.array(z.string()),
        /** Metres of which nobody knows whether wheels pass. */
        unknownWheelMeters: z.number().int(),
        gatesWithoutHours: z.number().int(),
        /** Empty without a reviewed edition. */
        line: z.array(pointSchema),
      }),
    ),
  })
  .openapi('PublicDirections');
export type PublicDirections = z.infer<typeof publicDirectionsSchema>;
