import type { PartGround } from '../../server/contract/scenario-figures.ts';
import { locatorOf } from '../../server/engines/net/locate-point.ts';
import type { Polygon } from '../../server/engines/net/plane.ts';
import { measure } from '../../server/engines/net/shape-measure.ts';
import type { CountedFigures } from './messages.ts';

type Counts = Pick<CountedFigures, 'households' | 'people' | 'buildings' | 'compounds'>;

const nothing: Counts = { households: 0, people: 0, buildings: 0, compounds: 0 };

const pairsOf = (ring: Int32Array): [number, number][] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2] as number, ring[i * 2 + 1] as number]);

/** What stands in each of several areas; a point on a line counts in the first of them. */
export const countGround = (
  areas: readonly (readonly Polygon[])[],
  { buildings, compounds }: PartGround,
): Counts[] => {
  const locate = locatorOf(
    areas.map((polygons) => ({ polygons: polygons.map((polygon) => polygon.map(pairsOf)) })),
  );
  const counts = areas.map(() => ({ ...nothing }));
  for (let i = 0; i < buildings.length; i += 4) {
    const own = counts[locate(buildings[i] as number, buildings[i + 1] as number)];
    if (own === undefined) continue;
    own.buildings += 1;
    own.households += buildings[i + 2] as number;
    own.people += buildings[i + 3] as number;
  }
  for (let i = 0; i < compounds.length; i += 2) {
    const own = counts[locate(compounds[i] as number, compounds[i + 1] as number)];
    if (own !== undefined) own.compounds += 1;
  }
  return counts;
};

/** Counts of several areas together, with the measures of the shape that they form. */
export const figuresOf = (polygons: readonly Polygon[], parts: readonly Counts[]): CountedFigures => {
  const sum = { ...nothing };
  for (const part of parts) {
    sum.households += part.households;
    sum.people += part.people;
    sum.buildings += part.buildings;
    sum.compounds += part.compounds;
  }
  return { ...measure(polygons), ...sum };
};
