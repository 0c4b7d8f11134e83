import { z } from '@hono/zod-openapi';

const named = z.object({ id: z.guid(), name: z.string() });

/** GET /api/tickets/choices: the names of what filters call by its id, by name. */
export const ticketChoicesSchema = z
  .object({
    /** Streets that the assessment counts for (考核归属街道). */
    streets: z.array(named),
    /** Offices that lead (承办单位). */
    offices: z.array(named),
  })
  .openapi('TicketChoices');
export type TicketChoices = z.infer<typeof ticketChoicesSchema>;

/** GET /api/tickets/calendar: the work calendar as far as it goes; a day that it does not know is not in it. */
export const workCalendarSchema = z
  .object({
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    /** Weekends and holidays, without the weekend days that are worked (调休). */
    daysOff: z.array(z.iso.date()),
  })
  .openapi('WorkCalendar');
export type WorkCalendar = z.infer<typeof workCalendarSchema>;
