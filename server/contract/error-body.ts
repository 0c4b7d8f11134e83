import { z } from '@hono/zod-openapi';

/** What every error answer looks like. */
export const errorBodySchema = z
  .object({
    code: z.string().openapi({ example: 'parameter-wrong' }),
    message: z.string(),
    details: z.array(
      z.object({
        message: z.string(),
        file: z.string().optional(),
        row: z.number().optional(),
        feature: z.string().optional(),
        field: z.string().optional(),
        place: z.tuple([z.number(), z.number()]).optional(),
      }),
    ),
    requestId: z.string(),
  })
  .openapi('Error');

export type ErrorBody = z.infer<typeof errorBodySchema>;
