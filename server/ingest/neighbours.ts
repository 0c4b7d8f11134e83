import Flatbush from 'flatbush';
import type { AreaFeature } from './area-features.ts';
import { tierOf } from './area-levels.ts';
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

/** Pairs of the same tier whose boxes touch, each once. */
export const siblingPairs = (areas: readonly AreaFeature[]): (readonly [AreaFeature, AreaFeature])[] => {
  const pairs: (readonly [AreaFeature, AreaFeature])[] = [];
  const search = boxSearch(areas);
  for (const area of areas)
    for (const other of search(area))
      if (other.position > area.position && tierOf[other.level] === tierOf[area.level])
        pairs.push([area, other]);
  return pairs;
};
