import { z } from '@hono/zod-openapi';
import { pointSchema } from './places.ts';
import { walkers } from './walking.ts';

/** Distances of GB 50180 living circles, in metres. */
export const bandMeters = [300, 500, 1_000] as const;
/** Walking times, in minutes. */
export const bandMinutes = [5, 10, 15] as const;
/** A distance or a time within which somebody counts as covered. */
export const coverageLimits = ['300m', '500m', '1000m', '5min', '10min', '15min'] as const;
export type CoverageLimit = (typeof coverageLimits)[number];

/** The six services: 政务 生活 法律 文体 关爱 党员. */
export const coverageServices = [
  'government',
  'daily-life',
  'legal',
  'culture-sports',
  'care',
  'party-members',
] as const;

/** When stations have to be open: at any time of the week, on a working evening, at the weekend. */
export const coverageOpenings = ['any', 'evening', 'weekend'] as const;
export type CoverageOpening = (typeof coverageOpenings)[number];

/** The minute of the week, from Monday 00:00, that stands for an opening: Wednesday 19:00, Saturday 10:00. */
export const minuteOfOpening: Readonly<Record<CoverageOpening, number | null>> = {
  any: null,
  evening: 2 * 1_440 + 19 * 60,
  weekend: 5 * 1_440 + 10 * 60,
};

export const coverageLevels = ['street', 'community', 'grid'] as const;
export type CoverageLevel = (typeof coverageLevels)[number];

/** What is asked: who walks, when, for which service. */
const choices = {
  walker: z.enum(walkers).default('general'),
  opening: z.enum(coverageOpenings).default('any'),
  service: z.enum(coverageServices).optional(),
};
const limit = z.enum(coverageLimits).default('15min');
export const coverageChoicesSchema = z.object(choices);
export type CoverageChoices = z.infer<typeof coverageChoicesSchema>;

const count = z.number().int();
const figure = z.object({
  /** Sum over compounds on the network whose figure is known: the denominator. */
  known: count,
  /** Of it, within each of the distances and of the times. */
  withinMeters: z.array(count),
  withinMinutes: z.array(count),
  /** Compounds without this figure; in no share. */
  unknownCompounds: count,
  /** In compounds off the network; in no share. */
  offNetwork: count,
});
export const coverageFiguresSchema = z
  .object({ households: figure, people: figure, elderly: figure, disabled: figure })
  .openapi('CoverageFigures');
export type CoverageFigures = z.infer<typeof coverageFiguresSchema>;

/** Why a place stands on no way. */
const offNetworkSchema = z.object({
  reason: z.enum(['too-far', 'no-way', 'no-entrance']),
  /** To the nearest way, where there is one. */
  nearestMeters: z.number().nullable(),
});
export type OffNetwork = z.infer<typeof offNetworkSchema>;

const head = {
  walker: z.object({
    kind: z.enum(walkers),
    metersPerSecond: z.number(),
    /** Where the speed comes from. */
    source: z.enum(['crossing-design', 'assumption']),
  }),
  opening: z.enum(coverageOpenings),
  minuteOfWeek: z.number().int().nullable(),
  service: z.enum(coverageServices).nullable(),
  network: z.object({
    sourceName: z.string(),
    asOf: z.iso.date(),
    nodes: count,
    edges: count,
    /** Parts that hang together with nothing else. */
    islands: count,
  }),
  netRevision: count,
  snapLimitMeters: z.number(),
  synthetic: z.boolean(),
};
export const coverageHeadSchema = z.object(head).openapi('CoverageHead');
export type CoverageHead = z.infer<typeof coverageHeadSchema>;

/** Why a station does not count in this question. */
export const stationAbsences = ['not-open', 'service', 'hours', 'hours-unknown', 'off-network'] as const;
export type StationAbsence = (typeof stationAbsences)[number];

/** GET /api/coverage */
export const coverageQuerySchema = z.object({ ...choices, level: z.enum(coverageLevels).default('street') });
export const coverageSchema = z
  .object({
    ...head,
    level: z.enum(coverageLevels),
    total: coverageFiguresSchema,
    units: z.array(
      z.object({
        /** Null: compounds in no unit of this level. */
        id: z.guid().nullable(),
        featureId: count.nullable(),
        code: z.string().nullable(),
        name: z.string().nullable(),
        figures: coverageFiguresSchema,
      }),
    ),
    /** Who lives in no compound, and is in none of the figures. */
    outsideCompounds: z.object({ households: count, people: count }),
    stations: z.array(
      z.object({
        id: z.guid(),
        featureId: count,
        name: z.string(),
        kind: z.string(),
        point: pointSchema,
        capacityPerDay: count.nullable(),
        /** Null: it counts. */
        absence: z.enum(stationAbsences).nullable(),
        offNetwork: offNetworkSchema.nullable(),
      }),
    ),
    /** Compounds of which no entrance stands on the network. */
    offNetworkCompounds: z.array(
      z.object({ id: z.guid(), name: z.string(), point: pointSchema, offNetwork: offNetworkSchema }),
    ),
  })
  .openapi('Coverage');
export type Coverage = z.infer<typeof coverageSchema>;

/** What the way from a compound to its nearest station is like. */
export const reachStates = ['reached', 'unreachable', 'off-network'] as const;

/** GET /api/coverage/compounds: every compound with its nearest station. */
export const coverageCompoundsSchema = z
  .object({
    ...head,
    compounds: z.array(
      z.object({
        id: z.guid(),
        featureId: count,
        name: z.string(),
        communityName: z.string().nullable(),
        point: pointSchema,
        households: count.nullable(),
        people: count.nullable(),
        state: z.enum(reachStates),
        /** To the station that is nearest by time, and by distance; they may differ. */
        minutes: z.number().nullable(),
        meters: z.number().nullable(),
        stationId: z.guid().nullable(),
      }),
    ),
  })
  .openapi('CoverageCompounds');
export type CoverageCompounds = z.infer<typeof coverageCompoundsSchema>;

/** GET /api/coverage/gaps: where it lacks most. */
export const coverageGapsQuerySchema = z.object({
  ...choices,
  limit,
  most: z.coerce.number().int().min(1).max(500).default(100),
});
export const coverageGapsSchema = z
  .object({
    ...head,
    limit: z.enum(coverageLimits),
    /** Beyond which all ways are alike. */
    farthestMinutes: z.number(),
    count,
    people: count,
    gaps: z.array(
      z.object({
        id: z.guid(),
        featureId: count,
        name: z.string(),
        communityName: z.string().nullable(),
        point: pointSchema,
        people: count,
        excessMinutes: z.number(),
        isUnreachable: z.boolean(),
        vulnerability: z.number(),
        isVulnerabilityUnknown: z.boolean(),
        score: z.number(),
      }),
    ),
  })
  .openapi('CoverageGaps');
export type CoverageGaps = z.infer<typeof coverageGapsSchema>;
