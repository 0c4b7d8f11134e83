import { z } from '@hono/zod-openapi';
import { layerNames, unitLevels } from './layers.ts';

/** GET /api/district: what the page needs before it can draw anything. */
export const districtSchema = z
  .object({
    /** Null while the instance is empty. */
    district: z
      .object({
        code: z.string(),
        name: z.string(),
        nameEn: z.string().nullable(),
        synthetic: z.boolean(),
        dataUntil: z.iso.date().nullable(),
        epsg: z.number().int(),
        /** West, south, east, north in EPSG:4326. */
        bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      })
      .nullable(),
    netRevision: z
      .object({ id: z.number().int(), effectiveFrom: z.iso.date(), title: z.string() })
      .nullable(),
    unitCounts: z.record(z.enum(unitLevels), z.number().int()),
    layerBuilds: z.record(z.enum(layerNames), z.number().int()),
    counts: z.object({
      compounds: z.number().int(),
      buildings: z.number().int(),
      stations: z.number().int(),
      partyOrgs: z.number().int(),
      /** Null for who may not see counts of the whole district. */
      tickets: z.number().int().nullable(),
    }),
    engine: z.enum(['embedded', 'postgres']),
  })
  .openapi('District');
export type District = z.infer<typeof districtSchema>;
