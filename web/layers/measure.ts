import type { Place } from '../map/measured.ts';
import { dayColours as colour } from '../ui/tokens.ts';
import { inSlot, type SlottedLayer } from './slotted-layer.ts';

/** Name of the source that holds what is being measured. */
export const measureSource = 'measure';

/** What is measured, over everything: light fill, dashed line, points; thinner to where the hand is. */
export const layersOfMeasure = (): SlottedLayer[] =>
  inSlot('measure', [
    {
      id: 'measure-fill',
      type: 'fill',
      source: measureSource,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colour.accent, 'fill-opacity': 0.1 },
    },
    {
      id: 'measure-casing',
      type: 'line',
      source: measureSource,
      filter: ['==', ['get', 'part'], 'line'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colour.panel, 'line-width': 5, 'line-opacity': 0.85 },
    },
    {
      id: 'measure-line',
      type: 'line',
      source: measureSource,
      filter: ['==', ['get', 'part'], 'line'],
      paint: { 'line-color': colour.accent, 'line-width': 2.5, 'line-dasharray': [3, 1.5] },
    },
    {
      id: 'measure-hand',
      type: 'line',
      source: measureSource,
      filter: ['in', ['get', 'part'], ['literal', ['hand', 'closing']]],
      paint: { 'line-color': colour.accent, 'line-width': 1.2, 'line-dasharray': [2, 3] },
    },
    {
      id: 'measure-points',
      type: 'circle',
      source: measureSource,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 5,
        'circle-color': colour.panel,
        'circle-stroke-color': colour.accent,
        'circle-stroke-width': 2.5,
      },
    },
  ]);

const feature = (part: string, geometry: GeoJSON.Geometry): GeoJSON.Feature => ({
  type: 'Feature',
  geometry,
  properties: { part },
});

const lineOf = (part: string, places: readonly Place[]): GeoJSON.Feature[] =>
  places.length < 2
    ? []
    : [feature(part, { type: 'LineString', coordinates: places.map(([x, y]) => [x, y]) })];

/** Points, line and closed shape of a measurement; `hand` is where the pointer is, or null. */
export const featuresOfMeasure = (places: readonly Place[], hand: Place | null): GeoJSON.Feature[] => {
  const first = places[0];
  const last = places.at(-1);
  const ring = places.length < 3 || !first ? [] : [...places, first];
  return [
    ...(ring.length > 0
      ? [feature('shape', { type: 'Polygon', coordinates: [ring.map(([x, y]) => [x, y])] })]
      : []),
    ...lineOf('line', places),
    ...(ring.length > 0 && first && last ? lineOf('closing', [last, first]) : []),
    ...(hand && last ? lineOf('hand', [last, hand]) : []),
    ...places.map(([x, y]) => feature('point', { type: 'Point', coordinates: [x, y] })),
  ];
};
