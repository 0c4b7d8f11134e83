import type { SymbolLayerSpecification } from 'maplibre-gl';
import { dayColours as colour } from '../ui/tokens.ts';
import { regularFont } from './map-language.ts';
import { shownIf } from './slotted-layer.ts';

/** Writes along a circle how far it is and that it is an estimate; the words come with the feature. */
export const circleLabels = (source: 'chosen' | 'coverage', shown: boolean): SymbolLayerSpecification => ({
  id: `label:${source}-circle`,
  type: 'symbol',
  source,
  filter: ['has', 'label'],
  layout: {
    ...shownIf(shown),
    'symbol-placement': 'line',
    'symbol-spacing': 360,
    'text-field': ['get', 'label'],
    'text-font': regularFont,
    'text-size': 12,
    'text-letter-spacing': 0.04,
  },
  paint: { 'text-color': '#0B5C8A', 'text-halo-color': colour.paper, 'text-halo-width': 2 },
});
