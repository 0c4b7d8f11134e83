import { z } from '@hono/zod-openapi';
import { pointSchema } from './places.ts';

const person = z.object({ id: z.uuid(), name: z.string() });

/** A remark pinned to a place of a scenario. */
export const scenarioCommentSchema = z
  .object({
    id: z.uuid(),
    place: pointSchema,
    unitId: z.uuid().nullable(),
    body: z.string(),
    writtenBy: person,
    writtenAt: z.iso.datetime(),
    resolvedBy: person.nullable(),
    resolvedAt: z.iso.datetime().nullable(),
  })
  .openapi('ScenarioComment');
export type ScenarioComment = z.infer<typeof scenarioCommentSchema>;

/** GET /api/scenarios/{id}/comments */
export const scenarioCommentListSchema = z.object({ comments: z.array(scenarioCommentSchema) });

/** POST /api/scenarios/{id}/comments */
export const newCommentSchema = z.strictObject({
  /** Longitude and latitude, EPSG:4326. */
  place: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
  unitId: z.uuid().optional(),
  body: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .regex(/^[^\p{Cs}\0]*$/u),
});
