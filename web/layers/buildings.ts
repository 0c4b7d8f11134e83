import type { View } from '../state/view.ts';
import { dayColours as colour } from '../ui/tokens.ts';
import { inSlot, type SlottedLayer, shownIf } from './slotted-layer.ts';

/** Footprints of buildings from zoom 14. */
export const layersOfBuildings = (view: View): SlottedLayer[] =>
  inSlot('buildings', [
    {
      id: 'face:building',
      type: 'fill',
      source: 'buildings',
      'source-layer': 'buildings',
      minzoom: 13.5,
      layout: shownIf(view.layers.includes('buildings')),
      paint: {
        'fill-color': ['case', ['boolean', ['feature-state', 'hover'], false], '#CFC6B4', colour.building],
        'fill-outline-color': colour.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13.5, 0.4, 15, 1],
      },
    },
  ]);
