import { schemeYlOrBr } from 'd3-scale-chromatic';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import {
  bandMeters,
  bandMinutes,
  type CoverageCompounds,
  type CoverageLimit,
} from '../../server/contract/coverage.ts';
import { categoryColours, dayColours as colour } from '../ui/tokens.ts';
import { inSlot, type SlottedLayer } from './slotted-layer.ts';

/** Sources of the page of coverage. */
export const coverageSources = ['walk-stations', 'walk-route', 'walk-places'] as const;

type Reach = CoverageCompounds['compounds'][number];

/** From within the first band to beyond the last; the first of six cannot be told from paper. */
export const reachColours: readonly string[] = [1, 2, 3, 5].map((step) => schemeYlOrBr[6]?.[step] ?? '');
export const offNetworkColour = colour.hatch;
export const offNetworkClass = reachColours.length;

/** Upper ends of the classes, in the measure of a limit. */
export const reachBounds = (limit: CoverageLimit): readonly number[] =>
  limit.endsWith('min') ? bandMinutes : bandMeters;

/** The class of a compound: its band, beyond all of them, or off the network. */
export const reachClass = ({ state, minutes, meters }: Reach, limit: CoverageLimit): number => {
  if (state === 'off-network') return offNetworkClass;
  const value = limit.endsWith('min') ? minutes : meters;
  const bounds = reachBounds(limit);
  const band = value === null ? -1 : bounds.findIndex((bound) => value <= bound);
  return band < 0 ? bounds.length : band;
};

const colourOfState: ExpressionSpecification = [
  'match',
  ['coalesce', ['feature-state', 'reach'], -1],
  ...reachColours.flatMap((one, index) => [index, one]),
  offNetworkClass,
  offNetworkColour,
  'rgba(0,0,0,0)',
] as unknown as ExpressionSpecification;

const faces: readonly LayerSpecification[] = [
  {
    id: 'reach-face',
    type: 'fill',
    source: 'compounds',
    'source-layer': 'compounds',
    paint: { 'fill-color': colourOfState, 'fill-opacity': 0.82 },
  },
  {
    id: 'reach-edge',
    type: 'line',
    source: 'compounds',
    'source-layer': 'compounds',
    paint: {
      'line-color': ['case', ['boolean', ['feature-state', 'chosen'], false], colour.accent, colour.muted],
      'line-width': ['case', ['boolean', ['feature-state', 'chosen'], false], 3, 0.5],
    },
  },
];

const points: readonly LayerSpecification[] = [
  {
    id: 'walk-route-casing',
    type: 'line',
    source: 'walk-route',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour.panel, 'line-width': 8 },
  },
  {
    id: 'walk-route',
    type: 'line',
    source: 'walk-route',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': categoryColours.blue, 'line-width': 4 },
  },
  {
    id: 'walk-station',
    type: 'circle',
    source: 'walk-stations',
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 2.5, 15, 6],
      'circle-color': ['case', ['get', 'counts'], categoryColours.blue, colour.panel],
      'circle-stroke-color': ['case', ['get', 'counts'], colour.panel, categoryColours.blue],
      'circle-stroke-width': 1.5,
    },
  },
  {
    id: 'walk-place',
    type: 'circle',
    source: 'walk-places',
    paint: {
      'circle-radius': 5,
      'circle-color': colour.panel,
      'circle-stroke-color': ['case', ['get', 'isBest'], colour.accent, colour.ink],
      'circle-stroke-width': 2.5,
    },
  },
];

/** Compounds by how far they have to walk, stations, and the way that is looked at. */
export const layersOfReach = (): SlottedLayer[] => [...inSlot('values', faces), ...inSlot('points', points)];
