import { z } from '@hono/zod-openapi';
import { alertKinds, alertStates } from './alert-kinds.ts';
import { reasonSchema } from './reasons.ts';

/** Days and counts that show why: one count a day, and for a spike what it had to exceed. */
const alertEvidenceSchema = z.object({
  firstDay: z.iso.date(),
  perDay: z.array(z.number().int()),
  /** Null where there was no bound. */
  upperBound: z.array(z.number().nullable()).nullable(),
  /** What would have been expected of the whole period. */
  expected: z.number().nullable(),
  /** How likely by chance; corrected (Benjamini–Hochberg) for hot spots, frequent places and rises. */
  chance: z.number().nullable(),
});
export type AlertEvidence = z.infer<typeof alertEvidenceSchema>;

const idAndName = z.object({ id: z.guid(), name: z.string() });
const categorySchema = z.object({ id: z.number().int(), name: z.string(), nameEn: z.string() });

const alertFields = {
  id: z.number().int(),
  kind: z.enum(alertKinds),
  state: z.enum(alertStates),
  street: idAndName.nullable(),
  community: idAndName,
  compound: idAndName.nullable(),
  category: categorySchema.nullable(),
  /** Of the compound or the community, EPSG:4326. */
  place: z.tuple([z.number(), z.number()]),
  fromDay: z.iso.date(),
  untilDay: z.iso.date(),
  tickets: z.number().int(),
  /** How many different people asked; null where that was not looked at. */
  reporters: z.number().int().nullable(),
  evidence: alertEvidenceSchema,
  foundAt: z.iso.datetime(),
  /** Of a task: 责任单位 and 时限. */
  responsibleUnit: idAndName.nullable(),
  dueOn: z.iso.date().nullable(),
  /** 督办 */
  supervised: z.boolean(),
  isOverdue: z.boolean(),
  changedAt: z.iso.datetime().nullable(),
};
export const alertSchema = z.object(alertFields).openapi('Alert');
export type Alert = z.infer<typeof alertSchema>;

/** GET /api/alerts/{id}: the alert and what was said of it, the first first. */
export const alertDetailSchema = z
  .object({
    ...alertFields,
    steps: z.array(
      z.object({
        state: z.enum(alertStates),
        responsibleUnit: idAndName.nullable(),
        dueOn: z.iso.date().nullable(),
        supervised: z.boolean(),
        note: z.string().nullable(),
        takenBy: z.string(),
        takenAt: z.iso.datetime(),
      }),
    ),
  })
  .openapi('AlertDetail');
export type AlertDetail = z.infer<typeof alertDetailSchema>;

const flag = z.enum(['true', 'false']);
/** GET /api/alerts: those that went on longest into the data first. */
export const alertsQuerySchema = z.object({
  kind: z.enum(alertKinds).optional(),
  /** `open`: new, verified or a task. */
  state: z.enum([...alertStates, 'open']).optional(),
  street: z.guid().optional(),
  /** Id of the office that has the task. */
  office: z.guid().optional(),
  overdue: flag.optional(),
  supervised: flag.optional(),
  /** First and last day that an alert touches. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  /** The `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}_\d{1,9}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AlertsQuery = z.infer<typeof alertsQuerySchema>;
export const alertsSchema = z
  .object({
    alerts: z.array(alertSchema),
    /** How many there are in all with these filters. */
    total: z.number().int(),
    /** The `after` of the page that follows, null at the end. */
    next: z.string().nullable(),
  })
  .openapi('Alerts');
export type Alerts = z.infer<typeof alertsSchema>;

/** How many alerts that were decided were real: verified, tasks and closed ones, of these and the false alarms. */
const precisionSchema = z.object({
  numerator: z.number().int(),
  denominator: z.number().int(),
  value: z.number().nullable(),
});

/** GET /api/alerts/summary: of the caller's area. */
export const alertSummarySchema = z
  .object({
    /** Last day that was looked at; null before the first scan. */
    scannedUntil: z.iso.date().nullable(),
    scannedAt: z.iso.datetime().nullable(),
    states: z.array(z.object({ state: z.enum(alertStates), count: z.number().int() })),
    precision: precisionSchema,
    precisionOfKinds: z.array(precisionSchema.extend({ kind: z.enum(alertKinds) })),
    streets: z.array(idAndName),
    /** All responsible units with the tasks that they have now. */
    offices: z.array(
      idAndName.extend({
        tasks: z.number().int(),
        overdue: z.number().int(),
        supervised: z.number().int(),
      }),
    ),
  })
  .openapi('AlertSummary');
export type AlertSummary = z.infer<typeof alertSummarySchema>;

const taskReason = {
  zh: '转任务时须同时给出责任单位和时限,其他状态不带这两项',
  en: 'a task needs a responsible unit and a day, other states have neither',
};

/** PATCH /api/alerts/{id}: another state, or in the same one another office, day, note or 督办. */
export const alertChangeSchema = z
  .strictObject({
    state: z.enum(alertStates).exclude(['new']),
    responsibleUnitId: z.guid().optional(),
    dueOn: z.iso.date().optional(),
    supervised: z.boolean().optional(),
    note: reasonSchema.optional(),
  })
  .refine(
    ({ state, responsibleUnitId, dueOn }) =>
      state === 'task'
        ? (responsibleUnitId === undefined) === (dueOn === undefined)
        : responsibleUnitId === undefined && dueOn === undefined,
    { path: ['responsibleUnitId'], params: { reason: taskReason } },
  );
export type AlertChange = z.infer<typeof alertChangeSchema>;
export const changedAlertSchema = z.object({
  alert: alertDetailSchema,
  receipt: z.object({ auditId: z.number().int(), hash: z.string() }),
});
export type ChangedAlert = z.infer<typeof changedAlertSchema>;

/** GET /api/alerts/calendar: what came back last year in the weeks that lie ahead. */
export const seasonCalendarSchema = z
  .object({
    seasons: z.array(
      z.object({
        category: categorySchema,
        /** Days of this year: those of last year and 52 weeks. */
        from: z.iso.date(),
        until: z.iso.date(),
        lastYear: z.object({ from: z.iso.date(), until: z.iso.date(), tickets: z.number().int() }),
        /** Times as many a week as in the whole year. */
        ratio: z.number(),
      }),
    ),
    /** How many tickets of the year it was told from. */
    tickets: z.number().int(),
    build: z.number().int(),
  })
  .openapi('SeasonCalendar');
export type SeasonCalendar = z.infer<typeof seasonCalendarSchema>;
