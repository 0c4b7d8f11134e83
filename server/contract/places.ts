import { z } from '@hono/zod-openapi';

/** Longitude and latitude, EPSG:4326. */
export const pointSchema = z.tuple([z.number(), z.number()]);

/** West, south, east, north, EPSG:4326. */
export const bboxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** Something else that has a page of its own. */
export const referenceSchema = z.object({ id: z.uuid(), name: z.string() }).openapi('Reference');
export type Reference = z.infer<typeof referenceSchema>;
