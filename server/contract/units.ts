import { z } from '@hono/zod-openapi';
import { unitLevels } from './layers.ts';
import { bboxSchema, pointSchema, referenceSchema } from './places.ts';

const levelSchema = z.enum(unitLevels);

export const unitParentSchema = z
  .object({
    id: z.uuid(),
    level: levelSchema,
    code: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
  })
  .openapi('UnitParent');
export type UnitParent = z.infer<typeof unitParentSchema>;

/** Workers are counted, never listed. */
export const unitStaffingSchema = z
  .object({
    role: z.enum(['community-worker', 'grid-head', 'grid-worker', 'micro-grid-worker', 'party-affairs']),
    headcount: z.number().int(),
    qualifiedCount: z.number().int(),
    socialWorkerCount: z.number().int(),
    countedOn: z.iso.date(),
  })
  .openapi('UnitStaffing');

/** GET /api/units/{id}: one unit of the net in force. */
export const unitDetailSchema = z
  .object({
    id: z.uuid(),
    featureId: z.number().int(),
    level: levelSchema,
    code: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
    use: z.string().nullable(),
    /** What it lies in, outermost first. */
    parents: z.array(unitParentSchema),
    /** Units below it, of every level, that are in force. */
    below: z.array(z.object({ level: levelSchema, count: z.number().int() })),
    households: z.number().int().nullable(),
    people: z.number().int().nullable(),
    countedOn: z.iso.date().nullable(),
    countSource: z.string().nullable(),
    areaSquareMeters: z.number(),
    validFrom: z.iso.date(),
    netRevision: z.number().int(),
    labelPoint: pointSchema,
    bbox: bboxSchema,
    /** Compounds whose label point lies in it. */
    compoundCount: z.number().int(),
    stationCount: z.number().int(),
    /** At most 50, by name. */
    stations: z.array(referenceSchema.extend({ kind: z.string() })),
    /** Organisations of this unit or of a unit below it. */
    partyOrgCount: z.number().int(),
    staffing: z.array(unitStaffingSchema),
    /** Codes that other platforms use for it. */
    otherCodes: z.array(z.object({ platform: z.string(), code: z.string() })),
    synthetic: z.boolean(),
  })
  .openapi('UnitDetail');
export type UnitDetail = z.infer<typeof unitDetailSchema>;
