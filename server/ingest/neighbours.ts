import Flatbush from 'flatbush';
import type { AreaFeature } from './area-features.ts';
import { boundsOf } from './polygons.ts';

/** Areas whose boxes touch the box of a given one; areas without polygons are left out. */
export const boxSearch = (areas: readonly AreaFeature[]): ((area: AreaFeature) => AreaFeature[]) => {
  const drawn = areas.filter((area) => area.polygons.length > 0);
  if (drawn.length === 0) return () => [];
  const index = new Flatbush(drawn.length);
  for (const area of drawn) index.add(...boundsOf(area.polygons));
  index.finish();
  return (area) =>
    area.polygons.length === 0
      ? []
      : index.search(...boundsOf(area.polygons)).flatMap((found) => drawn[found] ?? []);
};
