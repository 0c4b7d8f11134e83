import { type LayerEvent, layerChannel, layerEventSchema } from '../contract/events.ts';
import type { Database } from '../db/database.ts';

export type LayerHandler = (event: LayerEvent) => void;

/** Who is told what changed, in this process and in all others. Events are sent by `raiseLayerBuilds`. */
export interface EventBus {
  /** Gives a function that ends it. `onMissed` is called when events may have been lost: look again. */
  subscribe(handler: LayerHandler, onMissed?: () => void): () => void;
  close(): void;
}

interface Subscriber {
  readonly handler: LayerHandler;
  readonly onMissed: (() => void) | undefined;
}

/** One listening connection for the whole process, however many pages are open. */
export const createEventBus = async (
  database: Pick<Database, 'listen' | 'onReplaced'>,
): Promise<EventBus> => {
  const subscribers = new Set<Subscriber>();
  let open = true;
  const stopListening = await database.listen(layerChannel, (payload) => {
    const event = parseLayerEvent(payload);
    if (!open || event === null) return;
    for (const subscriber of [...subscribers]) subscriber.handler(event);
  });
  const stopWatching = database.onReplaced(() => {
    for (const subscriber of [...subscribers]) subscriber.onMissed?.();
  });
  return {
    subscribe(handler, onMissed) {
      const subscriber = { handler, onMissed };
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
    close() {
      open = false;
      subscribers.clear();
      stopWatching();
      // A connection that is gone already listens to nothing.
      stopListening().catch(() => {});
    },
  };
};

const parseLayerEvent = (payload: string): LayerEvent | null => {
  try {
    return layerEventSchema.parse(JSON.parse(payload));
  } catch {
    return null;
  }
};
