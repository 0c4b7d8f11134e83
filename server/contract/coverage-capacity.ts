import { z } from '@hono/zod-openapi';
import { coverageChoicesSchema, coverageHeadSchema, coverageLevels } from './coverage.ts';

const count = z.number().int();

/** GET /api/coverage/capacity: what stations can handle, shared among the people around them (E2SFCA). */
export const coverageCapacityQuerySchema = coverageChoicesSchema.extend({
  level: z.enum(coverageLevels).default('street'),
});
export const coverageCapacitySchema = coverageHeadSchema
  .extend({
    level: z.enum(coverageLevels),
    /** Weights of people by their walking time. */
    bands: z.array(z.object({ minutes: z.number(), weight: z.number() })),
    /** Handlings a day of the stations that count, and the people on the network. */
    capacityPerDay: count,
    people: count,
    /** Stations that count but whose capacity nobody knows: they give nothing. */
    stationsWithoutCapacity: z.array(z.object({ id: z.guid(), name: z.string() })),
    /** Handlings a day per thousand people, weighted by people; null without people. */
    perThousand: z.number().nullable(),
    units: z.array(
      z.object({
        id: z.guid().nullable(),
        featureId: count.nullable(),
        code: z.string().nullable(),
        name: z.string().nullable(),
        people: count,
        perThousand: z.number().nullable(),
      }),
    ),
    compounds: z.array(z.object({ id: z.guid(), featureId: count, people: count, perThousand: z.number() })),
  })
  .openapi('CoverageCapacity');
export type CoverageCapacity = z.infer<typeof coverageCapacitySchema>;
