import { z } from '@hono/zod-openapi';
import { approvalSteps } from './rights.ts';

/** One line of text: neither control characters nor halves of a character, which no database takes. */
const line = z
  .string()
  .trim()
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const number = line.nullable();

/** What administrators decide, with what holds until they do. */
export const settingSchemas = {
  /** ICP 备案 and 公安备案 in the footer of public pages. */
  site: z.strictObject({ icpNumber: number.default(null), policeNumber: number.default(null) }),
  sessions: z.strictObject({
    idleMinutes: z
      .number()
      .int()
      .min(5)
      .max(24 * 60)
      .default(30),
    absoluteHours: z
      .number()
      .int()
      .min(1)
      .max(24 * 7)
      .default(12),
  }),
  retention: z.strictObject({
    /** Days after a ticket was closed until its personal fields are deleted. */
    personalDays: z.number().int().min(1).max(3650).default(180),
  }),
  /** The chain of steps that a scenario goes through, in this order. */
  approvals: z.strictObject({
    steps: z
      .array(z.enum(approvalSteps))
      .min(1)
      .refine((steps) => new Set(steps).size === steps.length, {
        params: { reason: { zh: '环节重复', en: 'a step stands twice' } },
      })
      .default([...approvalSteps]),
  }),
} as const;
export type SettingName = keyof typeof settingSchemas;
export const settingNames = Object.keys(settingSchemas) as SettingName[];

const netRevisionSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  effectiveFrom: z.iso.date(),
});
export type NetRevisionChoice = z.infer<typeof netRevisionSchema>;

export const editionSchema = z.object({
  id: z.number().int(),
  reviewNumber: z.string(),
  netRevision: netRevisionSchema,
  recordedAt: z.iso.datetime(),
  recordedBy: z.string().nullable(),
});
export type Edition = z.infer<typeof editionSchema>;

/** GET /api/settings */
export const settingsSchema = z
  .object({
    site: settingSchemas.site,
    sessions: settingSchemas.sessions,
    retention: settingSchemas.retention,
    approvals: settingSchemas.approvals,
    editions: z.array(editionSchema),
    netRevisions: z.array(netRevisionSchema),
  })
  .openapi('Settings');
export type Settings = z.infer<typeof settingsSchema>;

/** POST /api/public-editions: a reviewed edition of the public map (公众版) with its review number (审图号). */
export const newEditionSchema = z.strictObject({
  netRevisionId: z.number().int().positive(),
  reviewNumber: line.min(2),
});

/** Number and hash of the entry in the history. */
const receiptSchema = z.object({ auditId: z.number().int(), hash: z.string() });

/** Answer of PUT /api/settings/:name, whose body is the value by its schema above. */
export const changedSettingSchema = z.object({ value: z.unknown(), receipt: receiptSchema });
/** Answer of POST /api/public-editions */
export const recordedEditionSchema = z.object({ edition: editionSchema, receipt: receiptSchema });
