import { z } from '@hono/zod-openapi';
import { reasonSchema } from './reasons.ts';
import { ticketStates } from './ticket-mapping.ts';

export const personalFields = ['name', 'phone', 'address'] as const;
export type PersonalField = (typeof personalFields)[number];

/** A ticket in the list of the office that handles it. */
export const caseSummarySchema = z
  .object({
    id: z.number().int(),
    number: z.string(),
    state: z.enum(ticketStates),
    categoryName: z.string().nullable(),
    categoryNameEn: z.string().nullable(),
    receivedAt: z.iso.datetime({ offset: true }),
    closedAt: z.iso.datetime({ offset: true }).nullable(),
    dueResolveAt: z.iso.datetime({ offset: true }).nullable(),
    communityName: z.string().nullable(),
    officeName: z.string(),
    confidential: z.boolean(),
  })
  .openapi('CaseSummary');
export type CaseSummary = z.infer<typeof caseSummarySchema>;

export const casesQuerySchema = z.object({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  number: z.string().trim().max(64).optional(),
  beforeId: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
});

/** GET /api/cases */
export const casesSchema = z.object({
  cases: z.array(caseSummarySchema),
  /** Ask again with `beforeId`; null at the end. */
  next: z.number().int().nullable(),
  openCount: z.number().int(),
});

/** GET /api/cases/:id: one case in full for its handler; opening it is logged. */
export const caseSchema = caseSummarySchema
  .extend({
    requestType: z.string(),
    source: z.string(),
    /** Longitude, latitude (EPSG:4326). */
    place: z.tuple([z.number(), z.number()]).nullable(),
    /** The words of the request; null where none are kept. */
    content: z.string().nullable(),
    /** Which personal fields are kept; each is shown only when it is revealed. */
    kept: z.array(z.enum(personalFields)),
    /** Day on which the personal fields are deleted; null while the case is open. */
    deletedOn: z.iso.date().nullable(),
    events: z.array(
      z.object({
        at: z.iso.datetime({ offset: true }),
        kind: z.string(),
        toState: z.string().nullable(),
        officeName: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .openapi('Case');
export type Case = z.infer<typeof caseSchema>;

/** POST /api/cases/:id/reveal: shows one field; who, what and why are logged. */
export const revealSchema = z.strictObject({
  field: z.enum(personalFields),
  reason: reasonSchema,
});
export const revealedSchema = z.object({ field: z.enum(personalFields), value: z.string() });

/** POST /api/erasures: deletes personal fields on request, of one ticket or of everything of one phone number. */
export const erasureSchema = z.strictObject({
  ticketNumber: z.string().trim().min(1).max(64).optional(),
  phone: z.string().trim().min(5).max(32).optional(),
  reason: reasonSchema,
});
export const erasedSchema = z.object({
  ticketCount: z.number().int(),
  auditId: z.number().int(),
  auditHash: z.string(),
});
