import { z } from '@hono/zod-openapi';
import { mapLevels } from './map-levels.ts';
import { ticketFilterSchema } from './tickets.ts';

const indicator = z.enum([
  'response',
  'solution',
  'satisfaction',
  'in-time',
  'rework',
  'extension',
  'repetition',
]);
const ratio = z.object({
  numerator: z.number(),
  denominator: z.number(),
  /** Null where there is nothing to divide by. */
  value: z.number().nullable(),
});
const flag = z.enum(['true', 'false']).default('false');

/** What an indicator is, as shown beside its figures. */
export const indicatorDefinitionSchema = z.object({
  indicator,
  name: z.string(),
  numerator: z.string(),
  denominator: z.string(),
});

const head = {
  from: z.iso.date(),
  until: z.iso.date(),
  /** Last day the data speak of. */
  dataUntil: z.iso.date().nullable(),
  source: z.string(),
  definitions: z.array(indicatorDefinitionSchema),
  build: z.number().int(),
};

/** GET /api/indicators/assessment: 考核口径, per street or office as the hotline office counts them. */
export const assessmentQuerySchema = ticketFilterSchema.extend({
  by: z.enum(['assessed-street', 'office']).default('assessed-street'),
  /** How much 基本满意 counts. */
  basicWeight: z.coerce.number().min(0).max(1).default(0.6),
  /** Composite (30/35/35) and ranks: off until they are asked for. */
  composite: flag,
  ranked: flag,
});
const assessmentFigure = z.object({
  basis: z.literal('assessment'),
  indicator,
  /** Before and after 剔除. */
  before: ratio,
  after: ratio,
});
const assessmentGroup = z.object({
  /** Id of the street or office; `none` for tickets of none, `all` for all together. */
  id: z.string(),
  tickets: z.object({ before: z.number().int(), after: z.number().int() }),
  figures: z.array(assessmentFigure),
  composite: z.number().nullable().optional(),
  /** 1 for the highest composite; null without. */
  rank: z.number().int().nullable().optional(),
});
export const assessmentSchema = z
  .object({
    ...head,
    basis: z.literal('assessment'),
    by: z.enum(['assessed-street', 'office']),
    basicWeight: z.number(),
    all: assessmentGroup,
    groups: z.array(assessmentGroup),
  })
  .openapi('Assessment');
export type Assessment = z.infer<typeof assessmentSchema>;

/** GET /api/indicators/insight: 研判口径, per unit of the net, smoothed, never ranked. */
export const insightQuerySchema = ticketFilterSchema.extend({
  level: z.enum(mapLevels).default('street'),
});
const insightFigure = z.object({
  basis: z.literal('insight'),
  indicator,
  raw: ratio,
  smoothed: z.number().nullable(),
  /** 95 %, Wilson. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** A denominator under 30: greyed. */
  isSmall: z.boolean(),
});
const density = z.object({
  tickets: z.number().int(),
  people: z.number().int().nullable(),
  perTenThousand: z.number().nullable(),
});
export const insightSchema = z
  .object({
    ...head,
    basis: z.literal('insight'),
    level: z.enum(mapLevels),
    netRevision: z.number().int(),
    units: z.array(
      z.object({
        id: z.guid(),
        featureId: z.number().int(),
        code: z.string(),
        name: z.string(),
        /** 万人诉求量 */
        density,
        figures: z.array(insightFigure),
      }),
    ),
  })
  .openapi('Insight');
export type Insight = z.infer<typeof insightSchema>;
