import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { categoryColours, dayColours as colour } from '../ui/tokens.ts';
import { mediumFont, regularFont } from './map-language.ts';
import { inSlot, type SlottedLayer } from './slotted-layer.ts';

/** Names of the sources of the net that is being drawn. */
export const draftSources = ['draft-faces', 'draft-lines', 'draft-labels', 'draft-sketch'] as const;

/** How a leaf stands to its target; diverging, white at none. */
const toneColours = { below: '#5E3C99', above: '#E66101' } as const;

const tone: ExpressionSpecification = [
  'match',
  ['get', 'tone'],
  ...Object.entries(toneColours).flat(),
  colour.panel,
] as unknown as ExpressionSpecification;

const faces: readonly LayerSpecification[] = [
  {
    id: 'draft-tone',
    type: 'fill',
    source: 'draft-faces',
    paint: {
      'fill-color': tone,
      'fill-opacity': ['match', ['get', 'tone'], ['below', 'above'], 0.28, 0],
    },
  },
  {
    id: 'draft-dedicated',
    type: 'fill',
    source: 'draft-faces',
    filter: ['==', ['get', 'level'], 'dedicated-grid'],
    paint: { 'fill-pattern': 'teal-dots', 'fill-opacity': 0.6 },
  },
  {
    id: 'draft-chosen-face',
    type: 'fill',
    source: 'draft-faces',
    filter: ['==', ['get', 'isChosen'], true],
    paint: { 'fill-color': colour.accent, 'fill-opacity': 0.16 },
  },
];

const widthByTier: ExpressionSpecification = ['match', ['get', 'tier'], 0, 2.4, 1, 2.4, 2, 2, 3, 1.5, 0.8];

const lines: readonly LayerSpecification[] = [
  {
    id: 'draft-locked-casing',
    type: 'line',
    source: 'draft-lines',
    filter: ['==', ['get', 'isLocked'], true],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour.muted, 'line-width': 7, 'line-opacity': 0.35 },
  },
  {
    id: 'draft-line',
    type: 'line',
    source: 'draft-lines',
    filter: ['!=', ['get', 'isLocked'], true],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour.ink, 'line-opacity': 0.75, 'line-width': widthByTier },
  },
  {
    id: 'draft-locked-line',
    type: 'line',
    source: 'draft-lines',
    filter: ['==', ['get', 'isLocked'], true],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour.ink, 'line-width': 2, 'line-dasharray': [1.5, 1] },
  },
];

const sketch: readonly LayerSpecification[] = [
  {
    id: 'draft-piece',
    type: 'fill',
    source: 'draft-sketch',
    filter: ['==', ['get', 'part'], 'piece'],
    paint: {
      'fill-color': [
        'match',
        ['%', ['get', 'index'], 4],
        0,
        categoryColours.skyBlue,
        1,
        categoryColours.orange,
        2,
        categoryColours.green,
        categoryColours.purple,
      ],
      'fill-opacity': 0.38,
    },
  },
  {
    id: 'draft-chosen-line',
    type: 'line',
    source: 'draft-sketch',
    filter: ['==', ['get', 'part'], 'chosen-line'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour.accent, 'line-width': 4, 'line-opacity': 0.8 },
  },
  {
    id: 'draft-sketch-casing',
    type: 'line',
    source: 'draft-sketch',
    filter: ['==', ['get', 'part'], 'line'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour.panel, 'line-width': 6, 'line-opacity': 0.9 },
  },
  {
    id: 'draft-sketch-line',
    type: 'line',
    source: 'draft-sketch',
    filter: ['==', ['get', 'part'], 'line'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour.accent, 'line-width': 2.5 },
  },
  {
    id: 'draft-points',
    type: 'circle',
    source: 'draft-sketch',
    filter: ['match', ['get', 'part'], ['point', 'handle', 'middle', 'snap', 'fault'], true, false],
    paint: {
      'circle-radius': ['match', ['get', 'part'], 'handle', 6, 'middle', 4, 'snap', 8, 'fault', 14, 4.5],
      'circle-color': ['match', ['get', 'part'], ['snap', 'fault'], 'rgba(0,0,0,0)', colour.panel],
      'circle-stroke-color': ['match', ['get', 'part'], 'middle', colour.muted, colour.accent],
      'circle-stroke-width': ['match', ['get', 'part'], 'middle', 1.5, 'fault', 3, 2.5],
    },
  },
];

const labels: LayerSpecification = {
  id: 'draft-label',
  type: 'symbol',
  source: 'draft-labels',
  layout: {
    'text-field': ['get', 'text'],
    'text-font': ['case', ['get', 'isGrid'], ['literal', mediumFont], ['literal', regularFont]] as never,
    'text-size': ['case', ['get', 'isGrid'], 13, 11],
    'text-padding': 4,
    'symbol-sort-key': ['case', ['get', 'isGrid'], 0, 1],
  },
  paint: { 'text-color': colour.ink, 'text-halo-color': colour.paper, 'text-halo-width': 1.8 },
};

/** The net that is being drawn, over the base map: leaves, lines, names, and what the hand is doing. */
export const layersOfDraft = (): SlottedLayer[] => [
  ...inSlot('units', faces),
  ...inSlot('boundaries', lines),
  ...inSlot('centres', [labels]),
  ...inSlot('measure', sketch),
];
