import { z } from '@hono/zod-openapi';
import { approvalSteps, roles } from './rights.ts';
import { givenRoleSchema, loginSchema, personNameSchema } from './session.ts';

/** Somebody with an account, as administrators see them. */
export const personSchema = z
  .object({
    id: z.uuid(),
    login: z.string(),
    name: z.string(),
    signOn: z.enum(['password', 'oidc', 'demo']),
    roles: z.array(givenRoleSchema),
    disabledAt: z.iso.datetime().nullable(),
    hasSecondFactor: z.boolean(),
    sessionCount: z.number().int(),
    tokenCount: z.number().int(),
    lastSeenAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
  })
  .openapi('Person');
export type Person = z.infer<typeof personSchema>;

/** GET /api/people */
export const peopleSchema = z.object({
  people: z.array(personSchema),
  /** Administrators' posts that nobody active holds. */
  vacantPosts: z.array(z.enum(roles)),
});

/** GET /api/people/choices: what roles can be given for. */
export const roleChoicesSchema = z.object({
  areas: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      level: z.enum(['street', 'community']),
      parentName: z.string().nullable(),
    }),
  ),
  offices: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

/** POST /api/people */
export const newPersonSchema = z.strictObject({
  login: loginSchema,
  name: personNameSchema,
  signOn: z.enum(['password', 'oidc']),
});
/** The one-time code is null for people who sign in at the government's provider; it is shown once. */
export const addedPersonSchema = z.object({ person: personSchema, oneTimeCode: z.string().nullable() });
export const oneTimeCodeSchema = z.object({ oneTimeCode: z.string(), expiresAt: z.iso.datetime() });

/** PATCH /api/people/:id */
export const changePersonSchema = z.strictObject({
  name: personNameSchema.optional(),
  disabled: z.boolean().optional(),
});

/** PUT /api/people/:id/roles: all roles of a person; those that are not named end. */
export const wantedRolesSchema = z.strictObject({
  roles: z
    .array(
      z.strictObject({
        role: z.enum(roles),
        areaId: z.uuid().nullable(),
        officeId: z.uuid().nullable(),
        approvalStep: z.enum(approvalSteps).nullable(),
      }),
    )
    .max(50),
});
export type WantedRole = z.infer<typeof wantedRolesSchema>['roles'][number];
