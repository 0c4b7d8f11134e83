import { z } from '@hono/zod-openapi';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const moment = z.iso.datetime();

/** What an import or a publication hands out, so that its entry can be looked up and proven later. */
export interface AuditReceipt {
  readonly auditId: number;
  /** sha-256 of the entry and all before it, hex. */
  readonly hash: string;
}

/** One line of the history: who did what to what, and what it was before and after. */
export const auditEntrySchema = z
  .object({
    id: z.number().int(),
    at: moment,
    /** The id of a person, or a word such as `cli`; the name where it is a person who is still known. */
    actor: z.object({ id: z.string(), name: z.string().nullable() }),
    action: z.string(),
    subject: z.string(),
    /** Where the subject is a person who is still known. */
    subjectName: z.string().nullable(),
    requestId: z.string().nullable(),
    /** What it was, any JSON; null where there was nothing. */
    before: z.unknown().openapi({ description: 'any JSON' }),
    after: z.unknown().openapi({ description: 'any JSON' }),
    hash,
  })
  .openapi('AuditEntry');
export type AuditEntryView = z.infer<typeof auditEntrySchema>;

const word = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'));
// PostgreSQL knows no year 0.
const since1970 = z.iso.datetime({ offset: true }).refine((text) => Date.parse(text) >= 0);

/** Query of GET /api/audit. */
export const auditFilterSchema = z.object({
  /** Entries before this one. */
  beforeId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  action: word.optional(),
  /** Who: an id, a login, a name, or a word such as `cli`. */
  actor: word.optional(),
  /** How the subject begins, such as `import` or `person 0f8f…`. */
  subject: word.optional(),
  from: since1970.optional(),
  /** Not included. */
  until: since1970.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** GET /api/audit: the newest first; `next` is the `beforeId` of the page that follows, null at the end. */
export const auditPageSchema = z
  .object({ entries: z.array(auditEntrySchema), next: z.number().int().nullable() })
  .openapi('AuditPage');
export type AuditPage = z.infer<typeof auditPageSchema>;

/** The end of the chain at some moment; kept outside the database it proves what stood there. */
export const auditAnchorSchema = z.object({
  id: z.number().int(),
  hash,
  at: moment,
  /** Entries up to and with this one. */
  count: z.number().int().min(1),
});
export type AuditAnchor = z.infer<typeof auditAnchorSchema>;

/**
 * `edited`: the entry does not fit its own hash. `predecessor-missing`: the entry it follows was removed or
 * replaced. `predecessor-elsewhere`: entries were put in between, or their order was changed.
 */
export const auditFaultKinds = ['edited', 'predecessor-missing', 'predecessor-elsewhere'] as const;
export const auditFaultSchema = z.object({
  id: z.number().int(),
  kind: z.enum(auditFaultKinds),
  /** Where the entry stands that it follows, for `predecessor-elsewhere`. */
  predecessorId: z.number().int().nullable(),
});
export type AuditFault = z.infer<typeof auditFaultSchema>;

/**
 * Why an anchor does not hold. `tail-cut`: its entry is gone though the database had given out its number.
 * `restored`: the database is an older copy, possibly with new entries since. `replaced`: another entry stands in
 * its place. `moved`: its entry stands at another place.
 */
export const lostAnchorKinds = ['tail-cut', 'restored', 'replaced', 'moved'] as const;
export const lostAnchorSchema = auditAnchorSchema.extend({ kind: z.enum(lostAnchorKinds) });
export type LostAnchor = z.infer<typeof lostAnchorSchema>;

/** GET /api/audit/verification: the whole chain, computed again. */
export const auditVerificationSchema = z
  .object({
    checkedAt: moment,
    sound: z.boolean(),
    count: z.number().int(),
    head: auditAnchorSchema.nullable(),
    faultCount: z.number().int(),
    /** The first of them. */
    faults: z.array(auditFaultSchema),
    /** Null where the chain was compared with no anchors. */
    anchors: z
      .object({
        count: z.number().int(),
        lostCount: z.number().int(),
        lost: z.array(lostAnchorSchema),
        /** Lines of the file that are no anchors; the first is 1. */
        unreadableLines: z.array(z.number().int()),
      })
      .nullable(),
  })
  .openapi('AuditVerification');
export type AuditVerification = z.infer<typeof auditVerificationSchema>;
