import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { UnitLevel } from '../../server/contract/layers.ts';
import type { View } from '../state/view.ts';
import { dayColours as colour } from '../ui/tokens.ts';
import { mediumFont, nameIn, regularFont } from './map-language.ts';
import { inSlot, type SlottedLayer, shownIf } from './slotted-layer.ts';

const isLevel = (level: UnitLevel): ExpressionSpecification => ['==', ['get', 'level'], level];
const halo = { 'text-halo-color': colour.paper, 'text-halo-width': 1.8 } as const;

const streetLabel = (view: View): LayerSpecification => ({
  id: 'label:street',
  type: 'symbol',
  source: 'areas',
  'source-layer': 'area-labels',
  maxzoom: 16,
  filter: isLevel('street'),
  layout: {
    ...shownIf(view.layers.includes('street')),
    'text-field': nameIn(view.language),
    'text-font': mediumFont,
    'text-size': ['interpolate', ['linear'], ['zoom'], 11, 13, 14, 16],
    'text-letter-spacing': 0.12,
    'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
    'text-radial-offset': 0.7,
    'text-justify': 'auto',
    'text-max-width': 8,
    'text-padding': 4,
  },
  paint: { ...halo, 'text-color': colour.ink },
});

const communityLabel = (view: View): LayerSpecification => ({
  id: 'label:community',
  type: 'symbol',
  source: 'areas',
  'source-layer': 'area-labels',
  minzoom: 12.6,
  maxzoom: 16.5,
  filter: isLevel('community'),
  layout: {
    ...shownIf(view.layers.includes('community')),
    'text-field': nameIn(view.language),
    'text-font': regularFont,
    'text-size': 13,
    'text-max-width': 8,
    'text-padding': 6,
    'text-variable-anchor': ['center', 'bottom', 'left', 'right', 'top'],
    'text-radial-offset': 1.3,
    'text-justify': 'auto',
  },
  paint: { ...halo, 'text-color': '#3A4048' },
});

/** The part of a code that tells grids of one community apart. */
const shortCode: ExpressionSpecification = ['slice', ['get', 'code'], 12];

const gridLabel = (view: View, level: UnitLevel, minimumZoom: number): LayerSpecification => ({
  id: `label:${level}`,
  type: 'symbol',
  source: 'grids',
  'source-layer': 'grid-labels',
  minzoom: minimumZoom,
  filter: isLevel(level),
  layout: {
    ...shownIf(view.layers.some((layer) => layer === level)),
    'text-field': shortCode,
    'text-font': regularFont,
    'text-size': 11,
    'text-padding': 8,
  },
  paint: { ...halo, 'text-color': level === 'dedicated-grid' ? colour.teal : colour.muted },
});

const compoundLabel = (view: View): LayerSpecification => ({
  id: 'label:compound',
  type: 'symbol',
  source: 'compounds',
  'source-layer': 'compound-labels',
  minzoom: 15,
  layout: {
    ...shownIf(view.layers.includes('compounds') || view.layers.includes('buildings')),
    'text-field': ['get', 'name'],
    'text-font': regularFont,
    'text-size': 12,
    'text-max-width': 7,
    'text-padding': 6,
  },
  paint: { ...halo, 'text-color': '#4F4A3F' },
});

/** Names of units and compounds; of colliding ones the coarser level stays. */
export const layersOfUnitLabels = (view: View): SlottedLayer[] => [
  ...inSlot('labels', [
    gridLabel(view, 'micro-grid', 16),
    compoundLabel(view),
    gridLabel(view, 'dedicated-grid', 14.5),
    gridLabel(view, 'general-grid', 14.5),
  ]),
  ...inSlot('community-names', [communityLabel(view)]),
  ...inSlot('street-names', [streetLabel(view)]),
];
