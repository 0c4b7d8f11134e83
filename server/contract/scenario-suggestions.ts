import { z } from '@hono/zod-openapi';
import { pointSchema } from './places.ts';
import { netOperationSchema, netUnitSchema } from './scenario-operations.ts';

/** Most parts that a unit is divided into at once. */
const mostParts = 24;
const seed = z
  .int()
  .min(0)
  .max(4_294_967_295)
  .default(1)
  .describe('The same seed gives the same suggestions');
const households = z.int().min(1).max(1_000_000);

/** POST /api/scenarios/{id}/units/{unit}/split-suggestions: into how many parts, or parts of how many households. */
export const splitTargetSchema = z
  .strictObject({
    parts: z.int().min(2).max(mostParts).exactOptional(),
    householdsPerPart: households.exactOptional(),
    tolerance: z
      .number()
      .min(0.01)
      .max(0.5)
      .default(0.1)
      .describe('By how much of the mean the households of a part may differ from it'),
    seed,
  })
  .refine(({ parts, householdsPerPart }) => (parts === undefined) !== (householdsPerPart === undefined), {
    message: 'parts | householdsPerPart',
    path: ['parts'],
  });
export type SplitTargetWish = z.infer<typeof splitTargetSchema>;

/** What a suggestion puts first: equal households, roads and walls, compact parts. */
const emphasis = z.enum(['balance', 'lines', 'compactness']);

const count = z.int();
const suggestedPartSchema = z.object({
  /** As the operations make it; its identity is made for this answer. */
  unit: netUnitSchema,
  /** Whether it is the unit that is there, which keeps its identity and its code. */
  continues: z.boolean(),
  households: count,
  people: count,
  buildings: count,
  areaSquareMeters: z.number(),
  /** Polsby-Popper: 4π · area / perimeter²; 1 for a circle. */
  compactness: z.number(),
  /** Share by which its households differ from the mean of the parts, negative where there are fewer. */
  deviation: z.number(),
  /** EPSG:4326. */
  outline: z.object({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(z.array(pointSchema))),
  }),
});

export const splitSuggestionSchema = z
  .object({
    emphasis,
    /** To be appended to the scenario as they are, in this order; more than one where units below are regrouped. */
    operations: z.array(netOperationSchema),
    parts: z.array(suggestedPartSchema),
    /** The largest of its parts, as a share. */
    deviation: z.number(),
    lineMeters: z.number(),
    /** Of the line, what lies on roads and walls. */
    guidedShare: z.number(),
    /**
     * Of the pairs of households that live together in this suggestion or in another one, the least share that does so
     * in one only; 1 when there is no other.
     */
    difference: z.number(),
  })
  .openapi('SplitSuggestion');
export type SplitSuggestionAnswer = z.infer<typeof splitSuggestionSchema>;

/** What could not be met, in the language of the request; the code is one of the table of errors. */
const unmetSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    unitId: z.uuid(),
    /** Longitude and latitude of the buildings or units that stand in the way. */
    places: z.array(pointSchema),
  })
  .openapi('UnmetTarget');
export type UnmetTarget = z.infer<typeof unmetSchema>;

export const splitSuggestionsSchema = z
  .object({
    /** Version of the scenario for which they were made, also the ETag. */
    version: count,
    unit: z.object({
      ...{ id: z.uuid(), code: z.string(), name: z.string() },
      ...{ households: count, people: count, buildings: count },
    }),
    /** Whether a line is drawn through the unit, or the units below it are regrouped along their lines. */
    method: z.enum(['line', 'regroup']),
    /** At most three that differ, each with its own emphasis. */
    suggestions: z.array(splitSuggestionSchema),
    unmet: z.array(unmetSchema),
  })
  .openapi('SplitSuggestions');
export type SplitSuggestionsAnswer = z.infer<typeof splitSuggestionsSchema>;

/** POST /api/scenarios/{id}/units/{unit}/bulk-suggestions: households that each grid of a community should have. */
export const bulkTargetSchema = z
  .strictObject({ leastHouseholds: households, mostHouseholds: households, seed })
  .refine(({ leastHouseholds, mostHouseholds }) => leastHouseholds < mostHouseholds, {
    message: 'leastHouseholds < mostHouseholds',
    path: ['mostHouseholds'],
  });
export type BulkTargetWish = z.infer<typeof bulkTargetSchema>;

const bulkStepSchema = z
  .object({
    /** A unit below changes hands; a grid is split; grids become one. */
    kind: z.enum(['shift', 'split', 'merge']),
    /** The units as they are before it. */
    units: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string(), households: count })),
    operations: z.array(netOperationSchema),
    /** What the units are after it. */
    results: z.array(suggestedPartSchema.omit({ deviation: true })),
  })
  .openapi('BulkStep');
export type BulkStepAnswer = z.infer<typeof bulkStepSchema>;

export const bulkSuggestionsSchema = z
  .object({
    /** Version of the scenario for which they were made, also the ETag. */
    version: count,
    unit: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
    /** In this order, the operations of each in theirs, they can be appended as they are. */
    steps: z.array(bulkStepSchema),
    /** Grids that stay out of the range, and why. */
    unmet: z.array(unmetSchema),
    /** Grids within the range, before and after all steps. */
    fitting: z.object({ before: count, after: count }),
    /** Grids to which the range applies, before and after; dedicated grids and intended holes are exempt. */
    counted: z.object({ before: count, after: count }),
    exempt: count,
  })
  .openapi('BulkSuggestions');
export type BulkSuggestionsAnswer = z.infer<typeof bulkSuggestionsSchema>;
