import type { Map as AtlasMap, MapMouseEvent } from 'maplibre-gl';
import { useUi } from '../state/ui.ts';
import { clickableLayers } from './things.ts';

interface Hovered {
  readonly source: string;
  readonly sourceLayer: string;
  readonly id: number;
}

const hoveredAt = (map: AtlasMap, event: MapMouseEvent): { face: Hovered | null; any: boolean } => {
  const hits = map.queryRenderedFeatures(event.point, { layers: [...clickableLayers, 'party-org-cluster'] });
  const order: readonly string[] = clickableLayers;
  const rank = (id: string): number => order.indexOf(id);
  const [first] = hits.toSorted((one, other) => rank(one.layer.id) - rank(other.layer.id));
  if (!first) return { face: null, any: false };
  const isFace = first.layer.id.startsWith('face:') && typeof first.id === 'number' && first.sourceLayer;
  return {
    face: isFace ? { source: first.source, sourceLayer: isFace, id: Number(first.id) } : null,
    any: true,
  };
};

/** Marks what lies under the mouse by feature-state, once a frame; gives the function that stops it. */
export const hoverOver = (map: AtlasMap): (() => void) => {
  let marked: Hovered | null = null;
  let frame = 0;
  const mark = (next: Hovered | null): void => {
    if (marked?.id === next?.id && marked?.source === next?.source) return;
    if (marked && map.getSource(marked.source)) map.removeFeatureState(marked, 'hover');
    if (next) map.setFeatureState(next, { hover: true });
    marked = next;
  };
  const move = (event: MapMouseEvent): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (map.isMoving()) return;
      if (useUi.getState().measuring) {
        mark(null);
        return;
      }
      const { face, any } = hoveredAt(map, event);
      map.getCanvas().style.cursor = any ? 'pointer' : '';
      mark(face);
    });
  };
  const leave = (): void => mark(null);
  map.on('mousemove', move);
  map.on('mouseout', leave);
  return () => {
    cancelAnimationFrame(frame);
    map.off('mousemove', move);
    map.off('mouseout', leave);
  };
};
