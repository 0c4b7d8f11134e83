import type { Ground } from './ground.ts';
import type { GroundLines } from './ground-lines.ts';
import { mostParts } from './target.ts';

/** Why a target cannot be met; households and parts are counts. */
export type Obstacle =
  | { readonly kind: 'no-buildings' | 'no-households' | 'outline-unclear' }
  | { readonly kind: 'no-split-needed'; readonly households: number }
  | { readonly kind: 'too-many-parts'; readonly parts: number; readonly most: number }
  | { readonly kind: 'too-few-buildings'; readonly parts: number; readonly possible: number }
  /** Buildings, one or several that touch, with more households than a part may have. */
  | {
      readonly kind: 'building-too-large';
      readonly buildings: readonly string[];
      readonly households: number;
      readonly most: number;
    }
  /** Of a unit whose children are regrouped: fewer have households than parts are asked for. */
  | { readonly kind: 'too-few-children'; readonly parts: number; readonly possible: number }
  /** A child with more households than a part may have. */
  | {
      readonly kind: 'child-too-large';
      readonly child: string;
      readonly households: number;
      readonly most: number;
    }
  | { readonly kind: 'balance-not-reached'; readonly deviation: number; readonly tolerance: number }
  | { readonly kind: 'fewer-ways'; readonly found: number };

interface Wanted {
  readonly count: number;
  readonly total: number;
  readonly tolerance: number;
}

/** What stands in the way of what was asked, after the search. */
export const obstaclesOf = (
  { buildings }: Ground,
  { faceOfHouse }: GroundLines,
  suggestions: readonly { readonly deviation: number }[],
  { count, total, tolerance }: Wanted,
): Obstacle[] => {
  const obstacles: Obstacle[] = [];
  const most = (total / count) * (1 + tolerance);
  const atoms = new Map<number, { buildings: string[]; households: number }>();
  for (const [house, { id, households }] of buildings.entries()) {
    const atom = atoms.get(faceOfHouse[house] as number) ?? { buildings: [], households: 0 };
    atom.buildings.push(id);
    atom.households += households;
    atoms.set(faceOfHouse[house] as number, atom);
  }
  for (const { buildings: ids, households } of atoms.values())
    if (households > most) obstacles.push({ kind: 'building-too-large', buildings: ids, households, most });
  return [...obstacles, ...balanceObstacles(suggestions, tolerance)];
};

/** Why nothing need be searched for. */
export const countObstacle = (households: number, count: number): Obstacle | null => {
  if (households === 0) return { kind: 'no-households' };
  if (count < 2) return { kind: 'no-split-needed', households };
  if (count > mostParts) return { kind: 'too-many-parts', parts: count, most: mostParts };
  return null;
};

/** What the suggestions that were found lack. */
export const balanceObstacles = (
  suggestions: readonly { readonly deviation: number }[],
  tolerance: number,
): Obstacle[] => {
  const obstacles: Obstacle[] = [];
  const best = suggestions.reduce((least, { deviation }) => Math.min(least, deviation), Infinity);
  if (suggestions.length > 0 && best > tolerance)
    obstacles.push({ kind: 'balance-not-reached', deviation: best, tolerance });
  if (suggestions.length < 3) obstacles.push({ kind: 'fewer-ways', found: suggestions.length });
  return obstacles;
};
