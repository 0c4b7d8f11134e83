import type { LayerName } from '../contract/layers.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { TicketColumnStore } from './ticket-columns.ts';

const columnLayers: ReadonlySet<LayerName> = new Set(['tickets', 'areas', 'grids']);
/** A commit raises several layers at once; their events become one loading. */
const settleMs = 100;

/** Loads the columns now and after every change that they show, so that nobody waits for them. */
export const keepTicketColumnsWarm = (
  store: TicketColumnStore,
  events: EventBus,
  onFailure: (error: unknown) => void,
): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const warmSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      store.warm().catch(onFailure);
    }, settleMs).unref();
  };
  events.subscribe((event) => {
    if (columnLayers.has(event.layer)) warmSoon();
  }, warmSoon);
  return store.warm().catch(onFailure);
};
