import { z } from '@hono/zod-openapi';
import { unitFiguresSchema } from './scenario-metrics.ts';

/** GET /api/scenarios/{id}/figures */
export const scenarioFiguresQuerySchema = z.object({
  /** A community, or a unit around communities: its units are told. */
  unit: z.guid(),
  /** With what stands there, for counting in the browser. */
  ground: z.enum(['true', 'false']).default('false'),
});

/** What stands in a part, for counting while a line is drawn: flat lists, whole centimetres of the frame. */
export const partGroundSchema = z
  .object({
    /** East, north, households, people; east, north, … at the middle of each building. */
    buildings: z.array(z.number().int()),
    /** East, north of each compound. */
    compounds: z.array(z.number().int()),
  })
  .openapi('PartGround');
export type PartGround = z.infer<typeof partGroundSchema>;

/** What lies in every unit of a part, as the scenario leaves it. */
export const scenarioFiguresSchema = z
  .object({
    version: z.number().int(),
    units: z.array(z.object({ id: z.uuid(), figures: unitFiguresSchema })),
    ground: partGroundSchema.nullable(),
    /** Tickets counted were received after the first and until the second day, both at 24:00. */
    ticketsFrom: z.iso.date().nullable(),
    ticketsUntil: z.iso.date().nullable(),
  })
  .openapi('ScenarioFigures');
export type ScenarioFigures = z.infer<typeof scenarioFiguresSchema>;
