import { z } from '@hono/zod-openapi';
import { mapLevels } from './map-levels.ts';
import { comparedPeriods, measureFlags, unitMeasures } from './measure-names.ts';
import { unitCountRestSchema } from './ticket-views.ts';
import { ticketFilterSchema } from './tickets.ts';

export const measureQuerySchema = ticketFilterSchema.extend({
  level: z.enum(mapLevels).default('community'),
  measure: z.enum(unitMeasures).default('count'),
  compare: z.enum(comparedPeriods).default('previous'),
});

const period = z.object({ from: z.iso.date(), until: z.iso.date() });

/** GET /api/tickets/units?level=&measure=&…: one value for each unit of a level, with what it was made of. */
export const unitMeasureSchema = z
  .object({
    level: z.enum(mapLevels),
    measure: z.enum(unitMeasures),
    ...period.shape,
    /** Only for `change`. */
    comparedWith: period.nullable(),
    /** All units that were looked at together. */
    reference: z.object({ numerator: z.number(), denominator: z.number().nullable() }),
    /** Columns of equal length. Never put in order by value: small numbers must not lead. */
    id: z.array(z.guid()),
    featureId: z.array(z.number().int()),
    code: z.array(z.string()),
    name: z.array(z.string()),
    numerator: z.array(z.number().int()),
    /** Households, people, expected tickets, or the tickets of the earlier period. */
    denominator: z.array(z.number().nullable()),
    value: z.array(z.number().nullable()),
    /** 95 %: exact for rates, O/E and changes; null where the measure has none. */
    low: z.array(z.number().nullable()),
    high: z.array(z.number().nullable()),
    /** Corrected p (Benjamini–Hochberg) for `hot-spot` and `change`. */
    q: z.array(z.number().nullable()),
    flag: z.array(z.enum(measureFlags)),
    /** Tickets of the question that count for no unit. Numerators + rest + other areas = total. */
    rest: unitCountRestSchema,
    total: z.number().int(),
    netRevision: z.number().int(),
    build: z.number().int(),
  })
  .openapi('UnitMeasure');
export type UnitMeasureAnswer = z.infer<typeof unitMeasureSchema>;
