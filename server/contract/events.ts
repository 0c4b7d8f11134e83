import { z } from 'zod';
import { layerNames } from './layers.ts';

/** Database channel on which layer events travel as JSON. */
export const layerChannel = 'layer_changed';

/** GET /api/events (server-sent events, event name `layer`): a layer has a new build. */
export const layerEventSchema = z.object({
  layer: z.enum(layerNames),
  build: z.number().int(),
  netRevision: z.number().int().nullable(),
});
export type LayerEvent = z.infer<typeof layerEventSchema>;
