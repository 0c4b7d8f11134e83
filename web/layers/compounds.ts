import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { View } from '../state/view.ts';
import { categoryColours, dayColours as colour } from '../ui/tokens.ts';
import { inSlot, type SlottedLayer, shownIf } from './slotted-layer.ts';

/** Types of a compound (小区类型) with their colour; the scheme of a district may use other terms. */
export const compoundTypes = [
  { term: 'unit-housing', alias: '单位型', colour: categoryColours.blue },
  { term: 'commodity', alias: '商品房', colour: categoryColours.green },
  { term: 'unmanaged-old', alias: '无人管理老旧', colour: categoryColours.orange },
  { term: 'urban-village', alias: '城中村', colour: categoryColours.purple },
] as const;

const colourOfType: ExpressionSpecification = [
  'match',
  ['to-string', ['get', 'type']],
  ...compoundTypes.flatMap((type) => [[type.term, type.alias], type.colour]),
  categoryColours.other,
] as unknown as ExpressionSpecification;

const compoundLayers = (view: View): LayerSpecification[] => [
  {
    id: 'face:compound',
    type: 'fill',
    source: 'compounds',
    'source-layer': 'compounds',
    layout: shownIf(view.layers.includes('compounds')),
    paint: {
      'fill-color': colourOfType,
      'fill-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.6, 0.34],
    },
  },
  {
    id: 'line:compound',
    type: 'line',
    source: 'compounds',
    'source-layer': 'compounds',
    minzoom: 12.5,
    layout: { ...shownIf(view.layers.includes('compounds')), 'line-join': 'round' },
    paint: {
      'line-color': colourOfType,
      'line-width': ['interpolate', ['linear'], ['zoom'], 12.5, 0.4, 15, 1.4],
    },
  },
];

const entrance = (view: View): LayerSpecification => ({
  id: 'entrance',
  type: 'circle',
  source: 'compounds',
  'source-layer': 'entrances',
  minzoom: 16,
  layout: shownIf(view.layers.includes('compounds')),
  paint: {
    'circle-radius': 3.5,
    'circle-color': colour.panel,
    'circle-stroke-color': colour.ink,
    'circle-stroke-width': 1.4,
  },
});

/** Compounds coloured by type, with their entrances from zoom 16. */
export const layersOfCompounds = (view: View): SlottedLayer[] => [
  ...inSlot('compounds', compoundLayers(view)),
  ...inSlot('points', [entrance(view)]),
];
