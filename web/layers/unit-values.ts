import type { FillLayerSpecification, LayerSpecification } from 'maplibre-gl';
import type { UnitLevel } from '../../server/contract/layers.ts';
import type { MapLevel } from '../../server/contract/map-levels.ts';
import type { View } from '../state/view.ts';
import { inSlot, type SlottedLayer, shownIf } from './slotted-layer.ts';

/** Where the outlines of a map level lie. */
export const placeOfLevel: Readonly<
  Record<MapLevel, { readonly source: 'areas' | 'grids'; readonly levels: readonly UnitLevel[] }>
> = {
  district: { source: 'areas', levels: ['district'] },
  street: { source: 'areas', levels: ['street'] },
  community: { source: 'areas', levels: ['community'] },
  grid: { source: 'grids', levels: ['general-grid', 'dedicated-grid'] },
  'micro-grid': { source: 'grids', levels: ['micro-grid'] },
};

/** Zoom from which the tiles hold the outlines of a level. */
export const firstZoomOf = (level: MapLevel): number => (level === 'micro-grid' ? 13 : 0);

const fillOf = (
  id: string,
  view: View,
  level: MapLevel,
  paint: NonNullable<FillLayerSpecification['paint']>,
): LayerSpecification => {
  const { source, levels } = placeOfLevel[level];
  return {
    id: `${id}:${level}`,
    type: 'fill',
    source,
    'source-layer': source,
    filter: ['in', ['get', 'level'], ['literal', [...levels]]],
    layout: shownIf(view.layers.includes('values') && view.level === level),
    paint,
  };
};

const mapLevels: readonly MapLevel[] = ['district', 'street', 'community', 'grid', 'micro-grid'];

/** Units painted by a measure; their colours come as feature states, hatching as opacity of a second layer. */
export const layersOfUnitValues = (view: View): SlottedLayer[] =>
  inSlot(
    'values',
    mapLevels.flatMap((level) => [
      fillOf('value', view, level, {
        'fill-color': ['to-color', ['feature-state', 'colour'], 'rgba(0,0,0,0)'],
        'fill-opacity': 0.78,
      }),
      fillOf('hatch', view, level, {
        'fill-pattern': 'grey-hatch',
        'fill-opacity': ['case', ['boolean', ['feature-state', 'hatched'], false], 1, 0],
      }),
    ]),
  );
