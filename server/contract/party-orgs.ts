import { z } from '@hono/zod-openapi';
import { pointSchema, referenceSchema } from './places.ts';

/** GET /api/party-orgs/{id}; members are counted, never named. */
export const partyOrgDetailSchema = z
  .object({
    id: z.uuid(),
    featureId: z.number().int(),
    name: z.string(),
    type: z.enum(['committee', 'general-branch', 'branch', 'group']),
    form: z.enum(['entity', 'functional']),
    setup: z.enum(['single', 'joint']),
    kind: z.enum(['street', 'community', 'grid', 'micro-grid', 'compound', 'action', 'property', 'unit']),
    /** Its superior, the superior of that, and so on; outermost first. */
    superiors: z.array(referenceSchema),
    subordinateCount: z.number().int(),
    unit: referenceSchema.nullable(),
    /** Null under five; then `memberCountNote` says `<5`. */
    formalMemberCount: z.number().int().nullable(),
    memberCountNote: z.literal('<5').nullable(),
    jointUnitCount: z.number().int(),
    establishedOn: z.iso.date().nullable(),
    termEndsOn: z.iso.date().nullable(),
    stars: z.number().int().nullable(),
    venueName: z.string().nullable(),
    venueAddress: z.string().nullable(),
    point: pointSchema.nullable(),
    coveredCompoundCount: z.number().int(),
    /** At most 50 of what it covers, by name. */
    covers: z.array(
      referenceSchema.extend({
        collection: z.enum(['compounds', 'areas', 'grids']),
        coverage: z.enum(['organisation', 'work']),
      }),
    ),
    demonstrationAreas: z.array(z.string()),
    synthetic: z.boolean(),
  })
  .openapi('PartyOrgDetail');
export type PartyOrgDetail = z.infer<typeof partyOrgDetailSchema>;
