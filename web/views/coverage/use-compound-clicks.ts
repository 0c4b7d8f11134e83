import type { Map as AtlasMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useRef } from 'react';

/** Says which compound was clicked, by its number. */
export const useCompoundClicks = (map: AtlasMap | null, choose: (featureId: number) => void): void => {
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    if (!map) return;
    const clicked = ({ point }: MapMouseEvent): void => {
      const [found] = map.queryRenderedFeatures(point, { layers: ['reach-face'] });
      if (typeof found?.id === 'number') latest.current(found.id);
    };
    map.on('click', clicked);
    return () => {
      map.off('click', clicked);
    };
  }, [map]);
};
