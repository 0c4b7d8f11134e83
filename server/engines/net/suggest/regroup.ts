import type { AtomGraph } from './atom-graph.ts';
import { chooseDivisions } from './choose.ts';
import { balanceObstacles, countObstacle, type Obstacle } from './obstacles.ts';
import { type Division, searchDivisions } from './search.ts';
import { partCountOf, type SplitTarget, usualTolerance } from './target.ts';

export interface Regrouping extends Division {
  /** The least difference from another one (`difference.ts`); 1 when there is none. */
  readonly difference: number;
}

export interface Regroupings {
  readonly regroupings: readonly Regrouping[];
  /** Why there is none, or why the target cannot be met. */
  readonly obstacles: readonly Obstacle[];
}

/**
 * Up to three ways to divide the units below a unit (as atoms, `family.ts`) into groups that hang together and have
 * about the same number of households, along lines that are there. The same graph, target and seed give the same.
 */
export const regroup = (
  graph: AtomGraph,
  ids: readonly string[],
  target: SplitTarget,
  seed = 1,
): Regroupings => {
  const tolerance = target.tolerance ?? usualTolerance;
  const total = graph.households.reduce((sum, each) => sum + each, 0);
  const count = partCountOf(target, total);
  const early = countObstacle(total, count);
  if (early !== null) return { regroupings: [], obstacles: [early] };
  const possible = graph.households.filter((households) => households > 0).length;
  if (possible < count)
    return { regroupings: [], obstacles: [{ kind: 'too-few-children', parts: count, possible }] };
  const divisions = searchDivisions(graph, count, tolerance, seed);
  const regroupings = chooseDivisions(divisions, graph.households, () => true).map(
    ({ division, difference }) => ({ ...division, difference }),
  );
  const most = (total / count) * (1 + tolerance);
  const large = ids.flatMap((child, atom): Obstacle[] => {
    const households = graph.households[atom] as number;
    return households > most ? [{ kind: 'child-too-large', child, households, most }] : [];
  });
  return { regroupings, obstacles: [...large, ...balanceObstacles(regroupings, tolerance)] };
};
