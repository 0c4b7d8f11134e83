import { coverageDistances, type Selection, type View } from '../state/view.ts';
import { dayColours as colour } from '../ui/tokens.ts';
import { circleLabels } from './circle-labels.ts';
import { areaWithin } from './coverage-circles.ts';
import { inSlot, type SlottedLayer, shownIf } from './slotted-layer.ts';
import { veilRound } from './veil.ts';

/** The chosen thing: a 3 px accent line, the rest dimmed by a veil of paper; a ring round a chosen point. */
export const layersOfChosen = (view: View): SlottedLayer[] => {
  const shown = shownIf(view.selection !== null);
  return [
    ...inSlot('dim', [
      {
        id: 'chosen-veil',
        type: 'fill',
        source: 'chosen-veil',
        layout: shown,
        paint: { 'fill-color': colour.paper, 'fill-opacity': 0.45 },
      },
    ]),
    ...inSlot('chosen', [
      {
        id: 'chosen-line',
        type: 'line',
        source: 'chosen',
        filter: ['!', ['has', 'meters']],
        layout: { ...shown, 'line-join': 'round' },
        paint: { 'line-color': colour.accent, 'line-width': 3 },
      },
      {
        id: 'chosen-circles',
        type: 'line',
        source: 'chosen',
        filter: ['has', 'meters'],
        layout: shown,
        paint: { 'line-color': '#0B5C8A', 'line-width': 1.4, 'line-dasharray': [3, 2.5] },
      },
      {
        id: 'chosen-dot',
        type: 'circle',
        source: 'chosen',
        filter: ['==', ['geometry-type'], 'Point'],
        layout: shown,
        paint: {
          'circle-radius': 6,
          'circle-color': colour.accent,
          'circle-stroke-color': colour.panel,
          'circle-stroke-width': 2,
        },
      },
    ]),
    ...inSlot('labels', [circleLabels('chosen', view.selection !== null)]),
    ...inSlot('points', [
      {
        id: 'chosen-point',
        type: 'circle',
        source: 'chosen',
        filter: ['==', ['geometry-type'], 'Point'],
        layout: shown,
        paint: {
          'circle-radius': 19,
          'circle-color': 'rgba(0,0,0,0)',
          'circle-stroke-color': colour.accent,
          'circle-stroke-width': 3,
        },
      },
    ]),
  ];
};

const featureOf = (
  geometry: GeoJSON.Geometry,
  properties: GeoJSON.GeoJsonProperties = {},
): GeoJSON.Feature => ({
  type: 'Feature',
  geometry,
  properties,
});

const circlesRound = (geometry: GeoJSON.Geometry, labelOf: (meters: number) => string): GeoJSON.Feature[] => {
  if (geometry.type !== 'Point') return [];
  const [longitude = 0, latitude = 0] = geometry.coordinates;
  return coverageDistances.map((meters) =>
    featureOf(areaWithin([[longitude, latitude]], meters), { meters, label: labelOf(meters) }),
  );
};

/** The chosen thing and the veil over all else; a station brings its circles of standard distances. */
export const featuresOfChosen = (
  collection: Selection['collection'],
  geometry: GeoJSON.Geometry | null,
  labelOf: (meters: number) => string,
) => {
  const veil = geometry ? veilRound(geometry) : null;
  const circles = geometry && collection === 'stations' ? circlesRound(geometry, labelOf) : [];
  return {
    thing: geometry ? [featureOf(geometry), ...circles] : [],
    veil: veil ? [featureOf(veil)] : [],
  };
};
