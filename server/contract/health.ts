import { z } from '@hono/zod-openapi';

/** GET /health */
export const healthSchema = z
  .object({
    status: z.enum(['ok', 'database-unreachable']),
    /** Time of a question to the database; null when it did not answer. */
    databaseMs: z.number().nullable(),
    engine: z.enum(['embedded', 'postgres']),
    uptimeSeconds: z.number(),
  })
  .openapi('Health');
