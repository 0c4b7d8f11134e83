import { z } from '@hono/zod-openapi';
import { unitLevels } from './layers.ts';
import { pointSchema } from './places.ts';

/**
 * Whole centimetres of the district's frame. What is not one is refused with its place by the rules of the net, not
 * by its type.
 */
const coordinate = z
  .custom<number>(() => true)
  .openapi({ type: 'integer', description: 'Centimetres of the frame of the district' });
/** East and north of the frame's origin, whole centimetres. */
const netPointSchema = z
  .tuple([coordinate, coordinate])
  .openapi('NetPoint', { description: 'East and north, whole centimetres of the frame of the scenario' });
const place = netPointSchema;
const path = z.array(place).min(2).max(5000);
const id = z.uuid().transform((text) => text.toLowerCase());

/** A unit as the engine knows it; its identity is the uuid, which the client makes. */
export const netUnitSchema = z
  .strictObject({
    id,
    level: z.enum(unitLevels),
    parentId: id.nullable(),
    code: z.string().max(40),
    name: z.string().max(100),
    isVoid: z.boolean(),
    attributes: z.record(
      z.string().max(40),
      z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]),
    ),
  })
  .openapi('NetUnit');

const split = z.strictObject({
  kind: z.literal('split'),
  unit: id,
  lines: z.array(path).min(1).max(500),
  parts: z
    .array(z.strictObject({ unit: netUnitSchema, places: z.array(place).max(500) }))
    .min(1)
    .max(500),
});
const merge = z.strictObject({
  kind: z.literal('merge'),
  units: z.array(id).min(2).max(1000),
  into: netUnitSchema,
});
const reshape = z.strictObject({
  kind: z.literal('reshape'),
  between: z.tuple([id, id.nullable()]),
  path,
  through: place.nullable(),
});
const moveVertex = z.strictObject({ kind: z.literal('move-vertex'), unit: id, from: place, to: place });
const subdivide = z.strictObject({ kind: z.literal('subdivide'), unit: id, child: netUnitSchema });
const absorb = z.strictObject({ kind: z.literal('absorb'), unit: id });
const reassign = z.strictObject({ kind: z.literal('reassign'), unit: id, parentId: id });
const createParent = z.strictObject({
  kind: z.literal('create-parent'),
  unit: netUnitSchema,
  children: z.array(id).min(1).max(1000),
});
const retireParent = z.strictObject({ kind: z.literal('retire-parent'), unit: id, into: id });
const describe = z.strictObject({
  kind: z.literal('describe'),
  unit: id,
  name: z.string().trim().min(1).max(100).exactOptional(),
  code: z.string().trim().min(1).max(40).exactOptional(),
  isVoid: z.boolean().exactOptional(),
  attributes: netUnitSchema.shape.attributes.exactOptional(),
});

/** What a planner can do to the net: units by uuid, places by coordinates; never polygons, never lines by number. */
export const netOperationSchema = z
  .discriminatedUnion('kind', [
    split,
    merge,
    reshape,
    moveVertex,
    subdivide,
    absorb,
    reassign,
    createParent,
    retireParent,
    describe,
  ])
  .openapi('NetOperation');
export type NetOperation = z.infer<typeof netOperationSchema>;

const netLineSchema = z.object({
  left: z.uuid().nullable(),
  right: z.uuid().nullable(),
  path: z.array(z.number().int()),
});

/** The exact record of a change; turned round (units, removed and added exchanged) it takes the change back. */
export const netPatchSchema = z
  .object({
    kind: z.literal('patch'),
    units: z.array(z.object({ before: netUnitSchema.nullable(), after: netUnitSchema.nullable() })),
    removed: z.array(netLineSchema),
    added: z.array(netLineSchema),
  })
  .openapi('NetPatch');
export type NetPatch = z.infer<typeof netPatchSchema>;

/** Something that was done beside what was asked for: a locked line has a new vertex less than 0.71 cm off. */
const noteSchema = z.object({
  kind: z.literal('line-moved'),
  units: z.array(z.uuid().nullable()),
  place: pointSchema,
  centimetres: z.number(),
});

/** A parent whose children fill it exactly, proven after the operation. */
const familyProofSchema = z.object({
  unitId: z.uuid(),
  children: z.number().int(),
  rings: z.number().int(),
  vertices: z.number().int(),
  areaSquareMeters: z.number(),
  /** SHA-256 of the parent's rings. */
  hash: z.string(),
});

const scenarioOperationSchema = z
  .object({
    sequence: z.number().int(),
    /** An undone one can be done again until another one is added. */
    state: z.enum(['done', 'undone']),
    operation: netOperationSchema,
    notes: z.array(noteSchema),
    proof: z.array(familyProofSchema),
    /** The version of the scenario that it made. */
    version: z.number().int(),
    clientKey: z.uuid(),
    appendedBy: z.object({ id: z.uuid(), name: z.string() }),
    appendedAt: z.iso.datetime(),
    /** Where it was asked for. */
    patch: netPatchSchema.optional(),
  })
  .openapi('ScenarioOperation');
export type ScenarioOperation = z.infer<typeof scenarioOperationSchema>;

/** POST /api/scenarios/{id}/operations */
export const newOperationSchema = z.strictObject({
  /** Made by the client, once for each operation: what is sent again with the same key is done once. */
  clientKey: z.uuid(),
  operation: netOperationSchema,
});

/** Answer to a change of a scenario's operations; the ETag is the version. */
export const changedOperationSchema = z
  .object({
    operation: scenarioOperationSchema,
    /** Version of the scenario; what the next change says in If-Match. */
    version: z.number().int(),
    operations: z.number().int(),
  })
  .openapi('ChangedOperation');
export type ChangedOperation = z.infer<typeof changedOperationSchema>;

/** Answer to a trial (`dryRun=true`): nothing is kept. */
export const triedOperationSchema = z.object({
  patch: netPatchSchema,
  notes: z.array(noteSchema),
  proof: z.array(familyProofSchema),
});

/** GET /api/scenarios/{id}/operations: those that are done and those that can be done again, in their order. */
export const operationListSchema = z
  .object({
    operations: z.array(scenarioOperationSchema),
    version: z.number().int(),
    /** `after` of the next page; null on the last. */
    next: z.number().int().nullable(),
  })
  .openapi('ScenarioOperationList');
