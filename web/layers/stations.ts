import type { LayerSpecification } from 'maplibre-gl';
import type { View } from '../state/view.ts';
import { dayColours as colour } from '../ui/tokens.ts';
import { circleLabels } from './circle-labels.ts';
import { regularFont } from './map-language.ts';
import { inSlot, type SlottedLayer, shownIf } from './slotted-layer.ts';

const stationColour = '#0B5C8A';

/** Kinds of station that are drawn larger, with 中心. */
export const centreKinds: readonly string[] = ['hub', 'street'];

/** From here every station has its sign, and names make room for it. */
const nearZoom = 14.5;

type Sign = 'centre' | 'station' | 'station-near';

const zoomsOf: Readonly<Record<Sign, { minzoom?: number; maxzoom?: number }>> = {
  centre: {},
  station: { minzoom: 13.2, maxzoom: nearZoom },
  'station-near': { minzoom: nearZoom },
};

const signLayer = (view: View, sign: Sign, centre = sign === 'centre'): LayerSpecification => ({
  id: `point:${sign}`,
  type: 'symbol',
  source: 'stations',
  ...zoomsOf[sign],
  filter: ['==', ['get', 'centre'], centre],
  layout: {
    ...shownIf(view.layers.includes('stations')),
    'icon-image': ['concat', centre ? 'centre-' : 'station-', ['case', ['get', 'openNow'], 'open', 'closed']],
    'icon-size': ['interpolate', ['linear'], ['zoom'], 11, centre ? 0.6 : 0.5, 15, 1],
    'icon-allow-overlap': sign !== 'station',
    'icon-padding': 1,
    'text-field': ['step', ['zoom'], '', 15.5, ['get', 'name']],
    'text-font': regularFont,
    'text-size': 12,
    'text-offset': [0, 1.1],
    'text-anchor': 'top',
    'text-max-width': 9,
    'text-optional': true,
  },
  paint: { 'text-color': colour.ink, 'text-halo-color': colour.paper, 'text-halo-width': 1.6 },
});

/** Stands for a station whose sign finds no room yet. */
const stationDot = (view: View): LayerSpecification => ({
  id: 'dot:station',
  type: 'circle',
  source: 'stations',
  maxzoom: nearZoom,
  filter: ['!', ['get', 'centre']],
  layout: shownIf(view.layers.includes('stations')),
  paint: {
    'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1.8, 14, 3],
    'circle-color': ['case', ['get', 'openNow'], stationColour, colour.panel],
    'circle-stroke-color': stationColour,
    'circle-stroke-width': 1.2,
  },
});

/** Service stations: a rounded square with 站, centres larger; filled while open; dots where there is no room. */
export const layersOfStations = (view: View): SlottedLayer[] => [
  ...inSlot('points', [stationDot(view), signLayer(view, 'station')]),
  ...inSlot('centres', [signLayer(view, 'station-near'), signLayer(view, 'centre')]),
];

const coverageLayers = (view: View): LayerSpecification[] => {
  const shown = shownIf(view.layers.includes('coverage'));
  return [
    {
      id: 'coverage-area',
      type: 'fill',
      source: 'coverage',
      filter: ['==', ['geometry-type'], 'Polygon'],
      layout: shown,
      paint: { 'fill-color': '#0072B2', 'fill-opacity': 0.1 },
    },
    {
      id: 'coverage-line',
      type: 'line',
      source: 'coverage',
      layout: shown,
      paint: { 'line-color': '#0072B2', 'line-width': 1.5, 'line-dasharray': [2, 2], 'line-opacity': 0.85 },
    },
  ];
};

/** Estimated coverage: what lies within a straight-line distance of a station. */
export const layersOfCoverage = (view: View): SlottedLayer[] => [
  ...inSlot('coverage', coverageLayers(view)),
  ...inSlot('labels', [circleLabels('coverage', view.layers.includes('coverage'))]),
];
