import { z } from '@hono/zod-openapi';
import type { Wording } from './app-error.ts';

const idsByCommas: Wording = {
  zh: '应为类别编号,多个用英文逗号分隔,例如 1,2',
  en: 'must be category numbers joined by commas, such as 1,2',
};
const valuesByCommas: Wording = {
  zh: '应为取值,多个用英文逗号分隔',
  en: 'must be values joined by commas',
};
const hoursByCommas: Wording = {
  zh: '应为 0 到 23 的钟点,多个用英文逗号分隔',
  en: 'must be hours from 0 to 23 joined by commas',
};
const weekdaysByCommas: Wording = {
  zh: '应为 1(周一)到 7(周日),多个用英文逗号分隔',
  en: 'must be 1 (Monday) to 7 (Sunday), joined by commas',
};
const list = (pattern: RegExp, reason: Wording) =>
  z
    .string()
    .max(4000)
    .refine((text) => pattern.test(text), { params: { reason } })
    .optional();
const values = list(/^[^,\0]+(,[^,\0]+)*$/, valuesByCommas);

/** A net revision to count on: past, present or published for later; the one in force when it is not given. */
export const netSchema = z.coerce.number().int().positive().max(2_147_483_647).optional();

/** Every part narrows the others; several values of one part widen it. */
export const ticketFilterSchema = z.object({
  /** First day, Asia/Shanghai. */
  from: z.iso.date().optional(),
  /** Last day, included. */
  until: z.iso.date().optional(),
  /** Category ids joined by commas; a parent stands for its children. */
  categories: z
    .string()
    .refine((text) => /^\d+(,\d+)*$/.test(text), { params: { reason: idsByCommas } })
    .optional(),
  sources: values,
  requestTypes: values,
  states: values,
  /** Deadline lights. */
  lights: values,
  hours: list(/^(\d|1\d|2[0-3])(,(\d|1\d|2[0-3]))*$/, hoursByCommas),
  /** 1 for Monday to 7 for Sunday. */
  weekdays: list(/^[1-7](,[1-7])*$/, weekdaysByCommas),
  /** Ids of the streets that the assessment counts for (考核归属街道); `none` for tickets of none. */
  streets: values,
  /** Ids of the offices that lead (承办单位); `none` for tickets without. */
  offices: values,
  /** Id of a unit of the net: only tickets whose point lies in it. */
  within: z.guid().optional(),
  net: netSchema,
});
export type TicketFilterQuery = z.infer<typeof ticketFilterSchema>;

/** GET /api/tickets/categories */
export const ticketCategorySchema = z
  .object({
    id: z.number().int(),
    parentId: z.number().int().nullable(),
    name: z.string(),
    nameEn: z.string(),
  })
  .openapi('TicketCategory');
export type TicketCategory = z.infer<typeof ticketCategorySchema>;
export const ticketCategoriesSchema = z.object({ categories: z.array(ticketCategorySchema) });

/** How the tickets of the filter divide; inCell + withheld + coarse + outside + withoutPlace = total. */
export const ticketTotalsSchema = z
  .object({
    total: z.number().int(),
    /** Shown in a 100 m cell and inside the district. */
    inCell: z.number().int(),
    /** 举报, 信访 and confidential tickets enter no cell. */
    withheld: z.number().int(),
    /** Matched coarser than a compound. */
    coarse: z.number().int(),
    /** Has a point, but lies in no unit. */
    outside: z.number().int(),
    withoutPlace: z.number().int(),
  })
  .openapi('TicketTotals');
export type TicketTotals = z.infer<typeof ticketTotalsSchema>;

/** GET /api/tickets/cells?from=&until=&categories=: counts in 100 m squares of the district zone. */
export const ticketCellsSchema = z
  .object({
    cellSizeMeters: z.literal(100),
    /** Period that was counted. */
    from: z.iso.date(),
    until: z.iso.date(),
    /** Columns of equal length: the centre of each cell in EPSG:4326, its indices, its count. */
    longitude: z.array(z.number()),
    latitude: z.array(z.number()),
    east: z.array(z.number().int()),
    north: z.array(z.number().int()),
    count: z.array(z.number().int()),
    totals: ticketTotalsSchema,
    build: z.number().int(),
  })
  .openapi('TicketCells');
export type TicketCells = z.infer<typeof ticketCellsSchema>;

/** GET /api/tickets/timeline?categories=: tickets a day over the whole period, for the histogram. */
export const ticketTimelineSchema = z
  .object({
    firstDay: z.iso.date().nullable(),
    /** One number a day from firstDay on. */
    perDay: z.array(z.number().int()),
    build: z.number().int(),
  })
  .openapi('TicketTimeline');
export type TicketTimeline = z.infer<typeof ticketTimelineSchema>;

/**
 * GET /api/units/{id}/tickets?from=&until=&categories=: tickets whose point lies in the unit. A match coarser than
 * the unit does not count (a road counts from the street up), so children need not add up to their parent.
 */
export const unitTicketsSchema = z
  .object({
    unitId: z.uuid(),
    from: z.iso.date(),
    until: z.iso.date(),
    count: z.number().int(),
    households: z.number().int().nullable(),
    /** Tickets per 1,000 households; null without households. */
    perThousandHouseholds: z.number().nullable(),
    topCategories: z.array(z.object({ id: z.number().int(), count: z.number().int() })),
    netRevision: z.number().int(),
  })
  .openapi('UnitTickets');
export type UnitTickets = z.infer<typeof unitTicketsSchema>;
