import { z } from '@hono/zod-openapi';
import { pointSchema } from './places.ts';
import { stationKinds } from './station-kinds.ts';

const timeOfDay = z.string().regex(/^\d\d:\d\d$/);

/** Weekly hours; ISO weekdays, 1 = Monday; several rows a day where there is a lunch break. */
export const stationHoursSchema = z
  .object({ weekday: z.number().int().min(1).max(7), opens: timeOfDay, closes: timeOfDay })
  .openapi('StationHours');
export type StationHours = z.infer<typeof stationHoursSchema>;

/** A date that differs from the week; closed all day where both times are null. */
export const stationSpecialDaySchema = z
  .object({
    day: z.iso.date(),
    opens: timeOfDay.nullable(),
    closes: timeOfDay.nullable(),
    reason: z.string().nullable(),
  })
  .openapi('StationSpecialDay');
export type StationSpecialDay = z.infer<typeof stationSpecialDaySchema>;

/** Whether it is open at the moment of the answer, Asia/Shanghai. */
export const stationOpenSchema = z
  .object({
    open: z.boolean(),
    /** When that changes next, as far as the next 14 days tell. */
    changesAt: z.iso.datetime({ offset: true }).nullable(),
    at: z.iso.datetime({ offset: true }),
  })
  .openapi('StationOpen');
export type StationOpen = z.infer<typeof stationOpenSchema>;

/** What staff and public alike are told of a station. */
export const stationFacts = {
  id: z.uuid(),
  featureId: z.number().int(),
  name: z.string(),
  kind: z.enum(stationKinds),
  communityName: z.string().nullable(),
  address: z.string(),
  phone: z.string().nullable(),
  floor: z.string().nullable(),
  hasLift: z.boolean().nullable(),
  hasRamp: z.boolean().nullable(),
  hasAccessibleToilet: z.boolean().nullable(),
  /** People a day. */
  capacityPerDay: z.number().int().nullable(),
  state: z.enum(['open', 'suspended', 'closed']),
  stateReason: z.string().nullable(),
  point: pointSchema,
  hours: z.array(stationHoursSchema),
};

/** GET /api/stations/{id} */
export const stationDetailSchema = z
  .object({
    ...stationFacts,
    /** From today on. */
    specialDays: z.array(stationSpecialDaySchema),
    services: z.array(z.string()),
    functions: z.array(z.string()),
    errands: z.array(z.object({ name: z.string(), papers: z.string().nullable() })),
    now: stationOpenSchema,
    synthetic: z.boolean(),
  })
  .openapi('StationDetail');
export type StationDetail = z.infer<typeof stationDetailSchema>;
