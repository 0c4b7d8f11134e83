import type { LayerSpecification } from 'maplibre-gl';
import type { Slot } from '../map/layer-order.ts';

/** A MapLibre layer and the slot it lies in. */
export interface SlottedLayer {
  readonly slot: Slot;
  readonly spec: LayerSpecification;
}

export const inSlot = (slot: Slot, specs: readonly LayerSpecification[]): SlottedLayer[] =>
  specs.map((spec) => ({ slot, spec }));

/** Layout property that shows or hides a layer. */
export const shownIf = (shown: boolean): { visibility: 'visible' | 'none' } => ({
  visibility: shown ? 'visible' : 'none',
});
