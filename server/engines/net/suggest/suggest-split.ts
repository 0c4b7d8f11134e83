import { atomGraphOf } from './atom-graph.ts';
import { chooseDivisions } from './choose.ts';
import { type Drawing, type DrawnPart, drawDivision } from './draw-division.ts';
import { lineMeterOf, type PartFigures, partFigures } from './figures.ts';
import type { Building, Ground } from './ground.ts';
import { type GroundLines, groundLinesOf } from './ground-lines.ts';
import { countObstacle, type Obstacle, obstaclesOf } from './obstacles.ts';
import { type Division, type Emphasis, searchDivisions } from './search.ts';
import { partCountOf, type SplitTarget, usualTolerance } from './target.ts';

/** One way to split a unit. */
export interface SplitSuggestion {
  readonly emphasis: Emphasis;
  readonly lines: Drawing['lines'];
  readonly parts: readonly (DrawnPart & PartFigures & { readonly buildingIds: readonly string[] })[];
  /** The largest deviation of a part from the mean, as a share. */
  readonly deviation: number;
  /** Of the line, what lies on roads and walls. */
  readonly guidedShare: number;
  readonly lineMeters: number;
  /** The least difference from another suggestion (`difference.ts`); 1 when there is none. */
  readonly difference: number;
}

export interface SplitSuggestions {
  /** At most three, each with its own emphasis; fewer where there are not so many that differ. */
  readonly suggestions: readonly SplitSuggestion[];
  /** Why there is none, or why the target cannot be met. */
  readonly obstacles: readonly Obstacle[];
}

/**
 * Up to three ways to split a unit into parts with about the same number of households, each in one piece, along roads
 * and walls and midway between buildings, none of which is cut. Coordinates are integer centimetres. The same ground,
 * target and seed give the same.
 */
export const suggestSplit = (ground: Ground, target: SplitTarget, seed = 1): SplitSuggestions => {
  const tolerance = target.tolerance ?? usualTolerance;
  const total = ground.buildings.reduce((sum, { households }) => sum + households, 0);
  const count = partCountOf(target, total);
  const early = firstObstacle(ground, total, count);
  if (early !== null) return { suggestions: [], obstacles: [early] };
  const lines = groundLinesOf(ground);
  if (lines === null) return { suggestions: [], obstacles: [{ kind: 'outline-unclear' }] };
  const graph = atomGraphOf(ground, lines);
  const inhabited = graph.households.filter((households) => households > 0).length;
  if (inhabited < count)
    return { suggestions: [], obstacles: [{ kind: 'too-few-buildings', parts: count, possible: inhabited }] };
  const divisions = searchDivisions(graph, count, tolerance, seed);
  const chosen = chooseDivisions(divisions, graph.households, ({ parts }) =>
    drawDivision(lines, ground.polygons, parts, count),
  );
  const meter = lineMeterOf(ground.guides);
  const suggestions = chosen.map(({ division, made, difference }) => ({
    ...describe(ground, lines, division, made, total / count, meter),
    difference,
  }));
  return { suggestions, obstacles: obstaclesOf(ground, lines, suggestions, { count, total, tolerance }) };
};

const firstObstacle = ({ buildings }: Ground, total: number, count: number): Obstacle | null => {
  if (buildings.length === 0) return { kind: 'no-buildings' };
  return countObstacle(total, count);
};

const describe = (
  ground: Ground,
  { faceOfHouse }: GroundLines,
  { emphasis, parts, deviation }: Division,
  drawing: Drawing,
  meanHouseholds: number,
  meter: ReturnType<typeof lineMeterOf>,
) => {
  const within = drawing.parts.map((): Building[] => []);
  for (const [house, building] of ground.buildings.entries())
    within[parts[faceOfHouse[house] as number] as number]?.push(building);
  const { lengthMeters, guidedShare } = meter(drawing.lines);
  return {
    emphasis,
    lines: drawing.lines,
    parts: drawing.parts.map((part, index) => ({
      ...part,
      ...partFigures(part.polygons, within[index] ?? [], meanHouseholds),
      buildingIds: (within[index] ?? []).map(({ id }) => id),
    })),
    deviation,
    guidedShare,
    lineMeters: lengthMeters,
  };
};
