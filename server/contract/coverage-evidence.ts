import { z } from '@hono/zod-openapi';
import { coverageChoicesSchema, coverageHeadSchema } from './coverage.ts';
import { pointSchema } from './places.ts';
import { headings, turns } from './walk-route.ts';
import { walkEdgeKinds } from './walking.ts';

/** GET /api/coverage/compounds/{id}: from which entrance, over which point and way, to which station. */
export const coverageEvidenceQuerySchema = coverageChoicesSchema.extend({
  /** By which the nearest station is meant. */
  by: z.enum(['minutes', 'meters']).default('minutes'),
});

const stationSchema = z.object({ id: z.guid(), name: z.string(), kind: z.string(), point: pointSchema });
const snapSchema = z.object({
  /** The point of the network. */
  point: pointSchema,
  accessMeters: z.number(),
  /** A way that lies nearer but hangs together with nothing else was passed over. */
  passedIslandMeters: z.number().nullable(),
});

export const coverageEvidenceSchema = coverageHeadSchema
  .extend({
    by: z.enum(['minutes', 'meters']),
    compound: z.object({ id: z.guid(), name: z.string(), point: pointSchema }),
    /** The best one first. */
    entrances: z.array(
      z.object({
        id: z.guid(),
        kind: z.enum(['main-gate', 'side-gate', 'pedestrian-gate', 'open']),
        point: pointSchema,
        /** Null: off the network. */
        snap: snapSchema.nullable(),
        nearestWayMeters: z.number().nullable(),
        /** Whether this walker gets through it. */
        isPassable: z.boolean(),
        minutes: z.number().nullable(),
        meters: z.number().nullable(),
        station: stationSchema.nullable(),
      }),
    ),
    /** Of the best entrance; null where nobody gets to a station. */
    route: z
      .object({
        station: stationSchema.extend({ snap: snapSchema }),
        meters: z.number(),
        minutes: z.number(),
        line: z.array(pointSchema),
        steps: z.array(
          z.object({
            begin: z.union([z.object({ heading: z.enum(headings) }), z.object({ turn: z.enum(turns) })]),
            kind: z.enum(walkEdgeKinds),
            name: z.string().nullable(),
            meters: z.number(),
          }),
        ),
        /** Metres of which nobody knows whether wheels pass. */
        unknownWheelMeters: z.number(),
        gatesWithoutHours: z.number().int(),
      })
      .nullable(),
  })
  .openapi('CoverageEvidence');
export type CoverageEvidence = z.infer<typeof coverageEvidenceSchema>;
