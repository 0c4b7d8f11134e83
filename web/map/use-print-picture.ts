import type { Map as AtlasMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** A picture of the map for the printer: WebGL throws its pixels away, so it is drawn anew just before. */
export const usePrintPicture = (map: AtlasMap | null): string | null => {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    if (!map) return;
    const take = (): void => {
      map.redraw();
      const data = map.getCanvas().toDataURL('image/png');
      flushSync(() => setPicture(data));
    };
    const drop = (): void => setPicture(null);
    addEventListener('beforeprint', take);
    addEventListener('afterprint', drop);
    return () => {
      removeEventListener('beforeprint', take);
      removeEventListener('afterprint', drop);
    };
  }, [map]);
  return picture;
};
