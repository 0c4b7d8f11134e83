import { z } from '@hono/zod-openapi';
import { accessTokenSchema } from './access-tokens.ts';
import { newPasswordSchema } from './session.ts';

/** GET /api/account: one's own account. */
export const accountSchema = z
  .object({
    login: z.string(),
    name: z.string(),
    signOn: z.enum(['password', 'oidc', 'demo']),
    passwordChangedAt: z.iso.datetime().nullable(),
    secondFactor: z.object({
      enabledAt: z.iso.datetime().nullable(),
      required: z.boolean(),
      recoveryCodesLeft: z.number().int(),
    }),
    sessions: z.array(
      z.object({
        id: z.uuid(),
        device: z.string(),
        createdAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
        current: z.boolean(),
      }),
    ),
    tokens: z.array(accessTokenSchema),
  })
  .openapi('Account');
export type Account = z.infer<typeof accountSchema>;

/** POST /api/account/password */
export const changePasswordSchema = z.strictObject({
  current: z.string().min(1).max(200),
  next: newPasswordSchema,
});

/** POST /api/account/totp: a secret to be confirmed by a first code. */
export const totpOfferSchema = z
  .object({ secret: z.string(), uri: z.string(), qrSvg: z.string() })
  .openapi('TotpOffer');
/** POST /api/account/totp/confirm, /api/account/totp/remove, /api/account/recovery-codes */
export const totpCodeSchema = z.strictObject({ code: z.string().trim().min(6).max(64) });
/** Shown once. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) }).openapi('RecoveryCodes');

/** POST /api/account/tokens */
export const newTokenSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  days: z.number().int().min(1).max(366),
});
/** Shown once. */
export const madeTokenSchema = z
  .object({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() })
  .openapi('MadeToken');
