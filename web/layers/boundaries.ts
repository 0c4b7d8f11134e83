import type { LayerSpecification } from 'maplibre-gl';
import type { UnitLevel } from '../../server/contract/layers.ts';
import type { View } from '../state/view.ts';
import { dayColours as colour } from '../ui/tokens.ts';
import { inSlot, type SlottedLayer, shownIf } from './slotted-layer.ts';

interface BoundaryStyle {
  readonly level: UnitLevel;
  readonly source: 'areas' | 'grids';
  readonly widthPixels: number;
  readonly opacity: number;
  readonly minimumZoom: number;
  readonly colour: string;
}

/** Lines from the finest to the coarsest, so that a street lies over the grids it shares a line with. */
export const boundaryStyles: readonly BoundaryStyle[] = [
  {
    level: 'micro-grid',
    source: 'grids',
    widthPixels: 0.6,
    opacity: 0.55,
    minimumZoom: 14,
    colour: colour.ink,
  },
  {
    level: 'general-grid',
    source: 'grids',
    widthPixels: 0.9,
    opacity: 0.5,
    minimumZoom: 13.2,
    colour: colour.ink,
  },
  {
    level: 'dedicated-grid',
    source: 'grids',
    widthPixels: 1.4,
    opacity: 1,
    minimumZoom: 13.2,
    colour: colour.teal,
  },
  {
    level: 'community',
    source: 'areas',
    widthPixels: 1.2,
    opacity: 0.6,
    minimumZoom: 9.5,
    colour: colour.ink,
  },
  { level: 'street', source: 'areas', widthPixels: 1.8, opacity: 0.7, minimumZoom: 0, colour: colour.ink },
  { level: 'district', source: 'areas', widthPixels: 2.5, opacity: 0.7, minimumZoom: 0, colour: colour.ink },
];

/** Zoom from which a level is drawn. */
export const minimumZoomOf = (level: UnitLevel): number =>
  boundaryStyles.find((style) => style.level === level)?.minimumZoom ?? 0;

const isShown = (view: View, level: UnitLevel): boolean =>
  level === 'district' || view.layers.some((layer) => layer === level);

const lineOf = (style: BoundaryStyle, view: View): LayerSpecification => ({
  id: `line:${style.level}`,
  type: 'line',
  source: style.source,
  'source-layer': style.source === 'areas' ? 'area-lines' : 'grid-lines',
  minzoom: style.minimumZoom,
  filter: ['==', ['get', 'level'], style.level],
  layout: {
    'line-join': 'round',
    'line-cap': style.level === 'dedicated-grid' ? 'butt' : 'round',
    ...shownIf(isShown(view, style.level)),
  },
  paint: {
    'line-color': style.colour,
    'line-opacity': style.opacity,
    'line-width': [
      'interpolate',
      ['linear'],
      ['zoom'],
      11,
      style.widthPixels * 0.7,
      14,
      style.widthPixels,
      17,
      style.widthPixels * 1.6,
    ],
    ...(style.level === 'dedicated-grid' ? { 'line-dasharray': [3, 1.6] } : {}),
    ...(style.level === 'community' ? { 'line-dasharray': [6, 2] } : {}),
  },
});

/** A fill that is seen under the pointer only; it also answers which unit was clicked. */
const faceOf = (style: BoundaryStyle, view: View): LayerSpecification => ({
  id: `face:${style.level}`,
  type: 'fill',
  source: style.source,
  'source-layer': style.source,
  minzoom: style.minimumZoom,
  filter: ['==', ['get', 'level'], style.level],
  layout: shownIf(isShown(view, style.level)),
  paint: {
    'fill-color': style.colour,
    'fill-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.1, 0],
  },
});

const dotsOfDedicatedGrids = (view: View): LayerSpecification => ({
  id: 'dots:dedicated-grid',
  type: 'fill',
  source: 'grids',
  'source-layer': 'grids',
  minzoom: minimumZoomOf('dedicated-grid'),
  filter: ['==', ['get', 'level'], 'dedicated-grid'],
  layout: shownIf(isShown(view, 'dedicated-grid')),
  paint: {
    'fill-pattern': 'teal-dots',
    'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13.2, 0.3, 15, 0.75],
  },
});

/** Boundaries of every level, and the faces that hover and clicks find. */
export const layersOfBoundaries = (view: View): SlottedLayer[] => [
  ...inSlot('units', [
    ...boundaryStyles.toReversed().map((style) => faceOf(style, view)),
    dotsOfDedicatedGrids(view),
  ]),
  ...inSlot(
    'boundaries',
    boundaryStyles.map((style) => lineOf(style, view)),
  ),
];
