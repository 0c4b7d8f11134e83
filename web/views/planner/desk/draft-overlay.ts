import { draftSources, layersOfDraft } from '../../../layers/draft-net.ts';
import type { Overlay } from '../../../map/use-overlaid-map.ts';
import { defaultView } from '../../../state/view.ts';

/** The net that is drawn, over the town and the lines in force around it. */
export const draftOverlay: Overlay = {
  viewUnder: { ...defaultView, layers: ['street', 'community', 'compounds', 'buildings'] },
  sources: draftSources,
  layers: layersOfDraft,
  edgePixels: 32,
};
