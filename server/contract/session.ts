import { z } from '@hono/zod-openapi';
import { loginPattern } from './login.ts';
import { approvalSteps, rights, roles } from './rights.ts';

/** Something by name: a street, a community, an office. */
const named = z.object({ id: z.uuid(), name: z.string() });

/** A role as it was given. */
export const givenRoleSchema = z
  .object({
    role: z.enum(roles),
    /** Street or community; null for the whole district. */
    area: named.nullable(),
    /** The office whose cases a caseworker handles. */
    office: named.nullable(),
    approvalStep: z.enum(approvalSteps).nullable(),
  })
  .openapi('GivenRole');
export type GivenRole = z.infer<typeof givenRoleSchema>;

export const loginSchema = z.string().trim().toLowerCase().regex(loginPattern);

/** What somebody is called; databases keep no control characters. */
export const personNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** At least twelve characters; length is what counts. */
export const newPasswordSchema = z.string().min(12).max(200);
const code = z.string().trim().min(6).max(64);

/** What is still to be done before a session counts. */
export const sessionStages = ['none', 'second-factor', 'enrol', 'new-password', 'full'] as const;
export type SessionStage = (typeof sessionStages)[number];

/** GET /api/session: who asks, and by which doors one may come in. */
export const sessionSchema = z
  .object({
    person: z
      .object({
        id: z.uuid(),
        login: z.string(),
        name: z.string(),
        isDemo: z.boolean(),
        roles: z.array(givenRoleSchema),
      })
      .nullable(),
    stage: z.enum(sessionStages),
    rights: z.array(z.enum(rights)),
    /** Where counts may be seen: null is the whole district. */
    countAreas: z.array(named).nullable(),
    expiresAt: z.iso.datetime().nullable(),
    doors: z.object({
      /** False on an instance for the public: nobody can come in there. */
      password: z.boolean(),
      /** No administrator exists yet: the one-time code of the first start opens. */
      setup: z.boolean(),
      singleSignOn: z.boolean(),
      /** People of the demo, who come in by one click; empty everywhere else. */
      demo: z.array(z.object({ login: z.string(), name: z.string(), roles: z.array(givenRoleSchema) })),
    }),
    site: z.object({
      synthetic: z.boolean(),
      districtName: z.string().nullable(),
      districtNameEn: z.string().nullable(),
      reviewNumber: z.string().nullable(),
      icpNumber: z.string().nullable(),
      policeNumber: z.string().nullable(),
    }),
  })
  .openapi('Session');
export type Session = z.infer<typeof sessionSchema>;

/** POST /api/session/password */
export const passwordSignInSchema = z.strictObject({
  login: loginSchema,
  password: z.string().min(1).max(200),
});
/** POST /api/session/one-time: a first or forgotten password. */
export const oneTimeSignInSchema = z.strictObject({ login: loginSchema, code });
/** POST /api/session/second-factor: six digits or a recovery code. */
export const secondFactorSchema = z.strictObject({ code });
/** POST /api/session/new-password */
export const firstPasswordSchema = z.strictObject({ password: newPasswordSchema });
/** POST /api/session/demo */
export const demoSignInSchema = z.strictObject({ login: loginSchema });
/** POST /api/session/setup: the first administrator. */
export const setupSchema = z.strictObject({
  code,
  login: loginSchema,
  name: personNameSchema,
  password: newPasswordSchema,
});
