import { z } from '@hono/zod-openapi';
import { seriesSteps, ticketDimensions } from './ticket-dimensions.ts';
import { ticketFilterSchema } from './tickets.ts';

const count = z.number().int();

/** GET /api/tickets/breakdown?by=&…: how the tickets of a filter divide by one dimension. */
export const breakdownQuerySchema = ticketFilterSchema.extend({ by: z.enum(ticketDimensions) });
export const ticketBreakdownSchema = z
  .object({
    dimension: z.enum(ticketDimensions),
    from: z.iso.date(),
    until: z.iso.date(),
    total: count,
    /** Add up to the total; `none` are the tickets without a value. Ids of categories, streets and offices. */
    values: z.array(z.object({ value: z.string(), count })),
    build: count,
  })
  .openapi('TicketBreakdown');
export type TicketBreakdown = z.infer<typeof ticketBreakdownSchema>;

/** GET /api/tickets/series?step=&…: tickets per day, week or month. */
export const seriesQuerySchema = ticketFilterSchema.extend({ step: z.enum(seriesSteps).default('day') });
export const ticketSeriesSchema = z
  .object({
    step: z.enum(seriesSteps),
    from: z.iso.date(),
    until: z.iso.date(),
    /** First day of each step, how many of its days the period holds, and its tickets. */
    steps: z.array(z.object({ start: z.iso.date(), days: count, count })),
    build: count,
  })
  .openapi('TicketSeries');
export type TicketSeries = z.infer<typeof ticketSeriesSchema>;

/** Tickets that count for no unit of a level. */
export const unitCountRestSchema = z.object({
  /** Matched coarser than the level. */
  tooCoarse: count,
  /** A point in no unit. */
  outside: count,
  /** In a unit that is not divided down to this level. */
  notDivided: count,
  withoutPlace: count,
});
export type UnitCountRest = z.infer<typeof unitCountRestSchema>;
