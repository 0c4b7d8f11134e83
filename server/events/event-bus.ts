import { type LayerEvent, layerChannel, layerEventSchema } from '../contract/events.ts';
import { identityChannel } from '../contract/identity-events.ts';
import type { Database } from '../db/database.ts';

export type LayerHandler = (event: LayerEvent) => void;

/** Who is told what changed, in this process and in all others. Events are sent by `raiseLayerBuilds`. */
export interface EventBus {
  /** Gives a function that ends it. `onMissed` is called when events may have been lost: look again. */
  subscribe(handler: LayerHandler, onMissed?: () => void): () => void;
  /** Calls back with the person whose sessions, tokens or roles changed; null when it may have been anybody. */
  onIdentityChange(handler: (personId: string | null) => void): () => void;
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
  const watchers = new Set<(personId: string | null) => void>();
  let open = true;
  const stopListening = await database.listen(layerChannel, (payload) => {
    const event = parseLayerEvent(payload);
    if (!open || event === null) return;
    for (const subscriber of [...subscribers]) subscriber.handler(event);
  });
  const stopIdentity = await database.listen(identityChannel, (personId) => {
    for (const watcher of [...watchers]) watcher(personId);
  });
  const stopWatching = database.onReplaced(() => {
    for (const subscriber of [...subscribers]) subscriber.onMissed?.();
    for (const watcher of [...watchers]) watcher(null);
  });
  return {
    subscribe(handler, onMissed) {
      const subscriber = { handler, onMissed };
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
    onIdentityChange(handler) {
      watchers.add(handler);
      return () => void watchers.delete(handler);
    },
    close() {
      open = false;
      subscribers.clear();
      watchers.clear();
      stopWatching();
      // A connection that is gone already listens to nothing.
      stopListening().catch(() => {});
      stopIdentity().catch(() => {});
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
