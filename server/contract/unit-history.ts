import { z } from '@hono/zod-openapi';
import { unitLevels } from './layers.ts';

const levelSchema = z.enum(unitLevels);

const momentSchema = z.object({
  /** Number of the net revision. */
  netRevision: z.number().int(),
  /** Its first day. */
  effectiveFrom: z.iso.date(),
  title: z.string(),
  documentNumber: z.string().nullable(),
});

const versionSchema = z
  .object({
    /** The revision with which it began. */
    netRevision: z.number().int(),
    validFrom: z.iso.date(),
    /** The first day on which it no longer holds. */
    validUntil: z.iso.date().nullable(),
    level: levelSchema,
    code: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
    parentId: z.uuid().nullable(),
    parentName: z.string().nullable(),
    households: z.number().int().nullable(),
    people: z.number().int().nullable(),
    areaSquareMeters: z.number(),
  })
  .openapi('UnitVersion');

const kinSchema = momentSchema
  .extend({
    id: z.uuid(),
    level: levelSchema,
    code: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
    operation: z.enum(['split', 'merge', 'absorb', 'subdivide', 'reshape', 'reassign']),
    /** Shares of the unit before that went to the unit after; those of one unit add up to 1 in each level. */
    areaShare: z.number().nullable(),
    /** Null where nobody lived, or nobody is counted. */
    householdShare: z.number().nullable(),
    peopleShare: z.number().nullable(),
  })
  .openapi('UnitKin');

/** GET /api/units/{id}/history: what a unit was and will be, what it came from and what it became. */
export const unitHistorySchema = z
  .object({
    id: z.uuid(),
    featureId: z.number().int(),
    created: momentSchema,
    retired: momentSchema.nullable(),
    /** The first one first; also those that are published but not in force yet. */
    versions: z.array(versionSchema),
    predecessors: z.array(kinSchema),
    successors: z.array(kinSchema),
    synthetic: z.boolean(),
  })
  .openapi('UnitHistory');
export type UnitHistory = z.infer<typeof unitHistorySchema>;
