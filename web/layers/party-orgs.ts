import type { LayerSpecification } from 'maplibre-gl';
import type { View } from '../state/view.ts';
import { dayColours as colour } from '../ui/tokens.ts';
import { mediumFont, regularFont } from './map-language.ts';
import { inSlot, type SlottedLayer, shownIf } from './slotted-layer.ts';

const clusterLayers = (view: View): LayerSpecification[] => {
  const shown = shownIf(view.layers.includes('party-orgs'));
  return [
    {
      id: 'party-org-cluster',
      type: 'circle',
      source: 'party-orgs',
      filter: ['has', 'point_count'],
      layout: shown,
      paint: {
        'circle-color': colour.panel,
        'circle-stroke-color': colour.accent,
        'circle-stroke-width': 2,
        'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 12, 50, 18, 300, 26],
      },
    },
    {
      id: 'party-org-count',
      type: 'symbol',
      source: 'party-orgs',
      filter: ['has', 'point_count'],
      layout: {
        ...shown,
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': mediumFont,
        'text-size': 12,
        'text-allow-overlap': true,
        'text-padding': 12,
      },
      paint: { 'text-color': colour.accent },
    },
  ];
};

const signLayer = (view: View): LayerSpecification => ({
  id: 'point:party-org',
  type: 'symbol',
  source: 'party-orgs',
  filter: ['!', ['has', 'point_count']],
  layout: {
    ...shownIf(view.layers.includes('party-orgs')),
    'icon-image': ['concat', 'party-', ['get', 'type']],
    'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.7, 15, 1],
    'icon-allow-overlap': true,
    'text-field': ['step', ['zoom'], '', 16, ['get', 'name']],
    'text-font': regularFont,
    'text-size': 12,
    'text-offset': [0, 1.1],
    'text-anchor': 'top',
    'text-max-width': 9,
    'text-optional': true,
  },
  paint: {
    'text-color': colour.ink,
    'text-halo-color': colour.paper,
    'text-halo-width': 1.6,
  },
});

/** Party organisations at their venues: a circle with 委, 总, 支 or 组; clusters show their count. */
export const layersOfPartyOrgs = (view: View): SlottedLayer[] => [
  ...inSlot('points', [signLayer(view)]),
  ...inSlot('centres', clusterLayers(view)),
];
