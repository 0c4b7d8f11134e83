import { z } from '@hono/zod-openapi';
import { unitLevels } from './layers.ts';

const count = z.number().int();

/** What lies in a unit. Counts of buildings, compounds and organisations are by their points. */
export const unitFiguresSchema = z
  .object({
    areaSquareMeters: z.number(),
    /** Polsby-Popper: 4π · area / perimeter²; 1 for a circle. */
    compactness: z.number(),
    households: count,
    people: count,
    buildings: count,
    compounds: count,
    partyOrgs: count,
    /** Formal members of entity organisations; null under five, see the note. */
    partyMembers: count.nullable(),
    partyMembersNote: z.string().nullable(),
    /** Tickets of the last twelve months; null where the caller may not see counts of its community. */
    ticketsPerYear: count.nullable(),
    openTickets: count.nullable(),
  })
  .openapi('UnitFigures');
export type UnitFigures = z.infer<typeof unitFiguresSchema>;

const levelCountSchema = z.object({ level: z.enum(unitLevels), before: count, after: count });

/** GET /api/scenarios/{id}/metrics: what the scenario changes, unit by unit, and on the ground that it touches. */
export const scenarioMetricsSchema = z
  .object({
    version: count,
    baseRevisionId: count,
    /** Touched leaves and the units around them up to their communities. */
    units: z.array(
      z.object({
        id: z.uuid(),
        level: z.enum(unitLevels),
        code: z.string(),
        name: z.string(),
        parentId: z.uuid().nullable(),
        change: z.enum(['new', 'retired', 'changed', 'around']),
        before: unitFiguresSchema.nullable(),
        after: unitFiguresSchema.nullable(),
      }),
    ),
    /** All touched communities together. */
    total: z.object({ before: unitFiguresSchema, after: unitFiguresSchema }),
    /** Units of each level in the whole net, without intended holes. */
    levels: z.array(levelCountSchema),
    /** Tickets counted were received after the first and until the second day, both at 24:00. */
    ticketsFrom: z.iso.date().nullable(),
    ticketsUntil: z.iso.date().nullable(),
  })
  .openapi('ScenarioMetrics');
export type ScenarioMetrics = z.infer<typeof scenarioMetricsSchema>;
