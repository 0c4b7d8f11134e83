import { z } from '@hono/zod-openapi';
import { approvalSteps } from './rights.ts';

/** One line of text: neither control characters nor halves of a character, which no database takes. */
const line = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const text = z
  .string()
  .trim()
  .max(2000)
  .regex(/^[^\p{Cs}\0]*$/u);
const person = z.object({ id: z.uuid(), name: z.string() });

/** 一般调整 leaves the lines of communities, streets and the district alone; 区划变更 moves them. */
export const scenarioKinds = ['adjustment', 'boundary-change'] as const;
/** 草稿, 送审, 审定, 启用 (from its date on), 撤回. */
export const scenarioStates = ['draft', 'submitted', 'approved', 'published', 'withdrawn'] as const;
export type ScenarioState = (typeof scenarioStates)[number];

/**
 * How centimetres of operations become a place: a point (x, y) lies at originEastMeters + x / 100,
 * originNorthMeters + y / 100 in the projected system EPSG:epsg (a CGCS2000 3-degree Gauss–Krüger zone, without zone
 * prefix); longitude and latitude of that system are those of EPSG:4326 within the accuracy of the data.
 */
const frameSchema = z
  .object({
    epsg: z.number().int(),
    originEastMeters: z.number().int(),
    originNorthMeters: z.number().int(),
  })
  .openapi('NetFrame', {
    description:
      'A point (x, y) of an operation, in centimetres, lies at originEastMeters + x / 100, originNorthMeters + y / 100 in EPSG:epsg; longitude and latitude of that system are those of EPSG:4326 within the accuracy of the data.',
  });

const decisionSchema = z.object({
  round: z.number().int(),
  position: z.number().int(),
  step: z.enum(approvalSteps),
  decision: z.enum(['approve', 'return']),
  opinion: z.string(),
  decidedOn: z.iso.date(),
  documentNumber: z.string().nullable(),
  decidedBy: person,
  decidedAt: z.iso.datetime(),
});

/** The proof of the whole net as the scenario leaves it. */
export const netCertificateSchema = z
  .object({
    version: z.number().int(),
    units: z.number().int(),
    leaves: z.number().int(),
    rings: z.number().int(),
    vertices: z.number().int(),
    /** SHA-256 of units and rings. */
    hash: z.string(),
  })
  .openapi('NetCertificate');
export type NetCertificate = z.infer<typeof netCertificateSchema>;

export const scenarioSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    explanation: z.string(),
    kind: z.enum(scenarioKinds),
    state: z.enum(scenarioStates),
    /** Rises with every change; also the ETag, and what a change says in If-Match. */
    version: z.number().int(),
    baseRevision: z.object({ id: z.number().int(), title: z.string(), effectiveFrom: z.iso.date() }),
    /** Whether a later revision than the base has been published since. */
    isBehind: z.boolean(),
    area: person.nullable(),
    operations: z.number().int(),
    createdBy: person,
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    copiedFrom: z.uuid().nullable(),
    round: z.number().int(),
    /** Steps of the chain of this round; those before `nextStep` have approved. */
    steps: z.array(z.enum(approvalSteps)),
    nextStep: z.enum(approvalSteps).nullable(),
    decisions: z.array(decisionSchema),
    certificate: netCertificateSchema.nullable(),
    publication: z
      .object({
        netRevisionId: z.number().int().nullable(),
        effectiveFrom: z.iso.date(),
        publishedBy: person,
        publishedAt: z.iso.datetime(),
      })
      .nullable(),
    withdrawal: z
      .object({ withdrawnBy: person, withdrawnAt: z.iso.datetime(), reason: z.string() })
      .nullable(),
    frame: frameSchema,
  })
  .openapi('Scenario');
export type Scenario = z.infer<typeof scenarioSchema>;

/** GET /api/scenarios */
export const scenarioListQuerySchema = z.object({
  state: z.enum(scenarioStates).optional(),
  /** Only those of whoever asks. */
  mine: z.enum(['true', 'false']).optional(),
});
export const scenarioListSchema = z
  .object({ scenarios: z.array(scenarioSchema.omit({ decisions: true, certificate: true, frame: true })) })
  .openapi('ScenarioList');

/** POST /api/scenarios */
export const newScenarioSchema = z.strictObject({
  title: line,
  kind: z.enum(scenarioKinds),
  explanation: text.default(''),
  /** The latest revision unless given. */
  baseRevisionId: z.number().int().positive().max(2_147_483_647).optional(),
  /** Street or community that it is drawn for. */
  areaId: z.uuid().optional(),
});

/** PATCH /api/scenarios/{id} */
export const scenarioTextsSchema = z.strictObject({
  title: line.exactOptional(),
  explanation: text.exactOptional(),
});

/** POST /api/scenarios/{id}/copies: a draft of one's own, on the same base or forked on to the latest revision. */
export const scenarioCopySchema = z.strictObject({
  title: line,
  base: z.enum(['same', 'latest']).default('same'),
});

/** An operation that was left out of a copy, or that stands in the way, with what it collides with. */
export const conflictSchema = z.object({
  /** Of the scenario; null where another scenario's publication has no counterpart here. */
  sequence: z.number().int().nullable(),
  kind: z.enum(['unit', 'line', 'refused']),
  units: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Longitude and latitude, EPSG:4326. */
  place: z.tuple([z.number(), z.number()]).nullable(),
  reason: z.string(),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** Answer of POST /api/scenarios/{id}/copies */
export const copiedScenarioSchema = z.object({
  scenario: scenarioSchema,
  leftOut: z.array(conflictSchema),
});

/** GET /api/scenarios/{id}/conflicts: what keeps it from standing on the latest revision. */
export const conflictListSchema = z.object({
  latestRevision: z.object({ id: z.number().int(), title: z.string(), effectiveFrom: z.iso.date() }),
  conflicts: z.array(conflictSchema),
});

/** GET /api/scenarios/{id}/certificate: over the rings of every unit, once for each version. */
export const certificateAnswerSchema = z.object({
  holds: z.boolean(),
  certificate: netCertificateSchema.nullable(),
  faults: z.array(
    z.object({
      kind: z.string(),
      unitId: z.string(),
      place: z.tuple([z.number(), z.number()]).nullable(),
    }),
  ),
});

export type CertificateAnswer = z.infer<typeof certificateAnswerSchema>;

/** POST /api/scenarios/{id}/decisions */
export const newDecisionSchema = z.strictObject({
  decision: z.enum(['approve', 'return']),
  opinion: text.min(1),
  decidedOn: z.iso.date(),
  /** 文号, for the last step. */
  documentNumber: line.min(2).optional(),
});

/** POST /api/scenarios/{id}/publication */
export const newPublicationSchema = z.strictObject({
  /** 00:00 Asia/Shanghai of this day; not in the past. */
  effectiveFrom: z.iso.date(),
});

/** POST /api/scenarios/{id}/withdrawal */
export const newWithdrawalSchema = z.strictObject({ reason: text.min(1).max(500) });
