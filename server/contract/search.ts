import { z } from '@hono/zod-openapi';
import type { Wording } from './app-error.ts';
import { collectionNames } from './layers.ts';

/** PostgreSQL keeps no NUL in text. */
const withoutNul: Wording = {
  zh: '含有不允许的字符(NUL)',
  en: 'it holds a character that is not allowed (NUL)',
};

/** GET /api/search?q=&limit=: units, compounds, stations and organisations by name, alias or code. */
export const searchQuerySchema = z.object({
  q: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .refine((text) => !text.includes('\0'), { params: { reason: withoutNul } }),
  limit: z.coerce.number().int().min(1).max(50).default(12),
});

export const searchResultSchema = z
  .object({
    collection: z.enum(collectionNames),
    id: z.uuid(),
    name: z.string(),
    /** Code of a unit, else null. */
    code: z.string().nullable(),
    /** Level of a unit, kind of a station, type of an organisation, null for a compound. */
    kind: z.string().nullable(),
    /** Names of what it lies in, outermost first. */
    within: z.array(z.string()),
    point: z.tuple([z.number(), z.number()]),
    bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  })
  .openapi('SearchResult');
export type SearchResult = z.infer<typeof searchResultSchema>;
export const searchAnswerSchema = z.object({ results: z.array(searchResultSchema) }).openapi('SearchAnswer');
