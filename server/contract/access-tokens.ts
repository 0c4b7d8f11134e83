import { z } from '@hono/zod-openapi';

/** What is told of an access token; the token itself is shown once, when it is made. */
export const accessTokenSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedOn: z.iso.date().nullable(),
});

/** An access token as administrators see it: with who made it. */
export const ownedTokenSchema = accessTokenSchema.extend({
  owner: z.object({ id: z.uuid(), login: z.string(), name: z.string() }),
});
export type OwnedToken = z.infer<typeof ownedTokenSchema>;

/** GET /api/access-tokens: all that hold. */
export const ownedTokensSchema = z.object({ tokens: z.array(ownedTokenSchema) }).openapi('AccessTokens');
