import { coverageSources, layersOfReach } from '../../layers/coverage-reach.ts';
import type { Overlay } from '../../map/use-overlaid-map.ts';
import { defaultView } from '../../state/view.ts';

/** The walking times of compounds, and the way of one, over the town. */
export const reachOverlay: Overlay = {
  viewUnder: { ...defaultView, layers: ['street', 'community', 'buildings', 'compounds'] },
  sources: coverageSources,
  layers: layersOfReach,
  forget: (map) => map.removeFeatureState({ source: 'compounds', sourceLayer: 'compounds' }),
  edgePixels: 24,
};
