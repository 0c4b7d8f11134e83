import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { View } from '../state/view.ts';
import { dayColours as colour } from '../ui/tokens.ts';
import { mediumFont, nameIn, regularFont } from './map-language.ts';
import { inSlot, type SlottedLayer } from './slotted-layer.ts';

const base = { source: 'base' } as const;

const ground = (): LayerSpecification[] => [
  { id: 'paper', type: 'background', paint: { 'background-color': colour.paper } },
  {
    id: 'district-ground',
    type: 'fill',
    source: 'areas',
    'source-layer': 'areas',
    filter: ['==', ['get', 'level'], 'district'],
    paint: { 'fill-color': colour.land },
  },
  {
    id: 'land-use',
    type: 'fill',
    ...base,
    'source-layer': 'land-use',
    minzoom: 11,
    paint: {
      'fill-color': [
        'match',
        ['get', 'class'],
        ['park', 'riverside'],
        colour.green,
        'farmland',
        '#EEF0DF',
        'hill',
        '#E3EAD8',
        ['river', 'water'],
        colour.water,
        'square',
        '#F3EADB',
        'school',
        '#F5EBD9',
        'hospital',
        '#F5E6E4',
        'offices',
        '#EFEBE6',
        'market',
        '#F6E9DC',
        ['industry', 'transport'],
        '#EAE7E4',
        '#F1EEE7',
      ],
    },
  },
  {
    id: 'green',
    type: 'fill',
    ...base,
    'source-layer': 'green',
    paint: {
      'fill-color': [
        'match',
        ['get', 'class'],
        'farmland',
        '#EEF0DF',
        'hill',
        '#E3EAD8',
        'square',
        '#EFE8D8',
        colour.green,
      ],
    },
  },
  {
    id: 'water',
    type: 'fill',
    ...base,
    'source-layer': 'water',
    paint: { 'fill-color': colour.water, 'fill-outline-color': '#A9C6D7' },
  },
];

/** Width of a road class in pixels at zooms 11, 13, 15, 17. */
const roadWidths: readonly (readonly [string, readonly [number, number, number, number]])[] = [
  ['ring', [2.2, 4.5, 10, 24]],
  ['bridge', [1.8, 4, 9.5, 22]],
  ['arterial', [1.6, 3.6, 9, 22]],
  ['collector', [0.5, 2, 5.5, 14]],
  ['lane', [0, 0.9, 3, 9]],
  ['path', [0, 0.2, 1, 3]],
];

const roadWidth = (extra: number): ExpressionSpecification => {
  const at = (index: 0 | 1 | 2 | 3): ExpressionSpecification =>
    [
      'match',
      ['get', 'class'],
      ...roadWidths.flatMap(([name, widths]) => [name, widths[index] === 0 ? 0 : widths[index] + extra]),
      0.5,
    ] as unknown as ExpressionSpecification;
  return ['interpolate', ['exponential', 1.4], ['zoom'], 11, at(0), 13, at(1), 15, at(2), 17, at(3)];
};

const roadOrder: ExpressionSpecification = [
  'match',
  ['get', 'class'],
  'path',
  0,
  'lane',
  1,
  'collector',
  2,
  'arterial',
  3,
  'ring',
  4,
  5,
];

const roads = (): LayerSpecification[] => [
  {
    id: 'road-casing',
    type: 'line',
    ...base,
    'source-layer': 'road',
    filter: ['!=', ['get', 'class'], 'path'],
    layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': roadOrder },
    paint: { 'line-color': colour.roadCasing, 'line-width': roadWidth(1.6) },
  },
  {
    id: 'path',
    type: 'line',
    ...base,
    'source-layer': 'road',
    minzoom: 14.5,
    filter: ['==', ['get', 'class'], 'path'],
    paint: { 'line-color': '#CFC7B8', 'line-width': roadWidth(0), 'line-dasharray': [2, 1.5] },
  },
  {
    id: 'road',
    type: 'line',
    ...base,
    'source-layer': 'road',
    filter: ['!=', ['get', 'class'], 'path'],
    layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': roadOrder },
    paint: { 'line-color': colour.road, 'line-width': roadWidth(0) },
  },
  {
    id: 'railway',
    type: 'line',
    ...base,
    'source-layer': 'railway',
    paint: {
      'line-color': colour.rail,
      'line-width': ['interpolate', ['linear'], ['zoom'], 11, 1.4, 16, 3.5],
    },
  },
  {
    id: 'railway-ties',
    type: 'line',
    ...base,
    'source-layer': 'railway',
    minzoom: 12,
    paint: {
      'line-color': colour.panel,
      'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 16, 2],
      'line-dasharray': [4, 4],
    },
  },
];

const halo = { 'text-halo-color': colour.paper, 'text-halo-width': 1.4 } as const;

const labels = (view: View): LayerSpecification[] => [
  {
    id: 'road-name',
    type: 'symbol',
    ...base,
    'source-layer': 'road',
    minzoom: 13.5,
    filter: ['all', ['has', 'name'], ['!=', ['get', 'class'], 'path']],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 420,
      'text-field': nameIn(view.language),
      'text-font': regularFont,
      'text-size': 12,
      'text-padding': 12,
      'text-letter-spacing': 0.06,
    },
    paint: { ...halo, 'text-color': '#77705F', 'text-halo-color': colour.panel },
  },
  {
    id: 'place-name',
    type: 'symbol',
    ...base,
    'source-layer': 'place',
    minzoom: 12.5,
    filter: ['match', ['get', 'class'], ['park', 'square', 'river', 'lake', 'railway-station'], true, false],
    layout: {
      'text-field': nameIn(view.language),
      'text-font': mediumFont,
      'text-size': 12,
      'text-max-width': 7,
      'symbol-sort-key': ['to-number', ['get', 'rank'], 5],
    },
    paint: {
      ...halo,
      'text-color': [
        'match',
        ['get', 'class'],
        ['river', 'lake'],
        colour.waterInk,
        ['park', 'square'],
        colour.greenInk,
        colour.muted,
      ],
    },
  },
];

/** Base map from our own tiles: paper, water, green, roads and the names of places. */
export const layersOfBaseMap = (view: View): SlottedLayer[] => [
  ...inSlot('ground', ground()),
  ...inSlot('roads', roads()),
  ...inSlot('labels', labels(view)),
];
