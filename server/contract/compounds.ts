import { z } from '@hono/zod-openapi';
import { bboxSchema, pointSchema, referenceSchema } from './places.ts';

export const compoundEntranceSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(['main-gate', 'side-gate', 'pedestrian-gate', 'open']),
    wheelchair: z.boolean().nullable(),
    openAllDay: z.boolean().nullable(),
    point: pointSchema,
  })
  .openapi('CompoundEntrance');

/** GET /api/compounds/{id} */
export const compoundDetailSchema = z
  .object({
    id: z.uuid(),
    featureId: z.number().int(),
    name: z.string(),
    aliases: z.array(z.string()),
    address: z.string().nullable(),
    community: referenceSchema.nullable(),
    /** Types are terms of a scheme: two documents sort compounds differently. */
    types: z.array(z.object({ scheme: z.string(), term: z.string() })),
    builtYear: z.number().int().nullable(),
    enclosed: z.boolean().nullable(),
    households: z.number().int().nullable(),
    people: z.number().int().nullable(),
    buildingCount: z.number().int(),
    propertyMode: z.enum(['market', 'state-owned', 'quasi', 'none', 'unknown']),
    propertyIntroducedOn: z.iso.date().nullable(),
    ownersCommittee: z.boolean().nullable(),
    propertyCommittee: z.boolean().nullable(),
    selfGovernanceGroup: z.boolean().nullable(),
    /** Null where unknown or under five; then `memberCountNote` says `<5`. */
    formalMemberCount: z.number().int().nullable(),
    memberCountNote: z.literal('<5').nullable(),
    areaSquareMeters: z.number(),
    labelPoint: pointSchema,
    bbox: bboxSchema,
    entrances: z.array(compoundEntranceSchema),
    organisations: z.array(
      referenceSchema.extend({ type: z.string(), coverage: z.enum(['organisation', 'work']) }),
    ),
    synthetic: z.boolean(),
  })
  .openapi('CompoundDetail');
export type CompoundDetail = z.infer<typeof compoundDetailSchema>;
