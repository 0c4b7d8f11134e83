import { AppError } from '../contract/app-error.ts';
import type { NetOperation } from '../contract/scenario-operations.ts';
import { locatorOf } from '../engines/net/locate-point.ts';
import type { Point, Polygon } from '../engines/net/plane.ts';
import { type Family, graphOfFamily, linesOfDivision } from '../engines/net/suggest/family.ts';
import { lineMeterOf } from '../engines/net/suggest/figures.ts';
import type { Obstacle } from '../engines/net/suggest/obstacles.ts';
import type { Emphasis } from '../engines/net/suggest/search.ts';
import type { SplitTarget } from '../engines/net/suggest/target.ts';
import type { Unit } from '../engines/net/unit.ts';
import type { Suggester } from './suggestion-thread.ts';
import type { NamedBuilding, Surroundings } from './unit-ground.ts';

/** A unit that is to be divided, as it is now; `family` where units are below it. */
export interface DividedUnit {
  readonly unit: Unit;
  readonly polygons: readonly Polygon[];
  readonly family: Family | null;
}

type NewUnit = Extract<NetOperation, { kind: 'create-parent' }>['unit'];

/** One way to divide a unit. */
export interface SplitWay {
  readonly emphasis: Emphasis;
  readonly deviation: number;
  readonly lineMeters: number;
  readonly guidedShare: number;
  readonly difference: number;
  /** Who stands in each part. */
  readonly parts: readonly (readonly NamedBuilding[])[];
  /** What does it, given the units of the parts; one of them is the unit that is there. */
  operationsFor(units: readonly NewUnit[]): NetOperation[];
}

export interface FoundWays {
  /** Buildings that count for the unit. */
  readonly buildings: readonly NamedBuilding[];
  readonly ways: readonly SplitWay[];
  readonly obstacles: readonly Obstacle[];
}

export interface SoughtSplit extends Surroundings {
  readonly divided: DividedUnit;
  readonly target: SplitTarget;
  readonly seed: number;
}

/**
 * Searches for ways to divide a unit: by lines through a leaf, by groups of what is below another one. Throws
 * `suggest-too-large`, `suggest-busy`, `suggest-too-slow`.
 */
export const findWays = (suggester: Suggester, sought: SoughtSplit): Promise<FoundWays> =>
  sought.divided.family === null
    ? drawnWays(suggester, sought)
    : regroupedWays(suggester, sought, sought.divided.family);

const mostBuildings = 5_000;

const drawnWays = async (
  suggester: Suggester,
  { divided: { unit, polygons }, target, seed, ...around }: SoughtSplit,
): Promise<FoundWays> => {
  const buildings = buildingsWithin(polygons, around.buildings);
  const own = new Set(buildings);
  if (buildings.length > mostBuildings)
    throw new AppError('suggest-too-large', {
      ...{ unit: unit.name, buildings: buildings.length, most: mostBuildings },
    });
  const neighbours = around.buildings.filter((building) => !own.has(building));
  const ground = { polygons, buildings, neighbours, guides: around.guides };
  const { suggestions, obstacles } = await suggester.run({ kind: 'split', ground, target, seed });
  const named = new Map(buildings.map((building) => [building.id, building]));
  const ways = suggestions.map(
    ({ lines, parts, ...figures }): SplitWay => ({
      ...figures,
      parts: parts.map(({ buildingIds }) => buildingIds.flatMap((id) => named.get(id) ?? [])),
      operationsFor: (units) => [
        {
          kind: 'split',
          unit: unit.id,
          lines: lines.map((line) => line.map(([x, y]) => [x, y])),
          parts: parts.flatMap(({ places }, part) => {
            const made = units[part];
            return made === undefined ? [] : [{ unit: made, places: places.map(([x, y]) => [x, y]) }];
          }),
        },
      ],
    }),
  );
  return { buildings, ways, obstacles };
};

const regroupedWays = async (
  suggester: Suggester,
  { divided: { unit }, target, seed, ...around }: SoughtSplit,
  family: Family,
): Promise<FoundWays> => {
  const below = buildingsBelow(family, around.buildings);
  const households = below.map((own) => own.reduce((sum, each) => sum + each.households, 0));
  const graph = graphOfFamily(family, households, around.guides);
  const ids = family.children.map(({ id }) => id);
  const found = await suggester.run({ kind: 'regroup', graph, ids, target, seed });
  const meter = lineMeterOf(around.guides);
  const ways = found.regroupings.map(({ emphasis, parts, deviation, difference }): SplitWay => {
    const groups = Array.from({ length: Math.max(...parts) + 1 }, (_, part) =>
      ids.filter((_id, child) => parts[child] === part),
    );
    const { lengthMeters: lineMeters, guidedShare } = meter(linesOfDivision(family, parts));
    return {
      ...{ emphasis, deviation, difference, lineMeters, guidedShare },
      parts: groups.map((_, part) => below.filter((_own, child) => parts[child] === part).flat()),
      operationsFor: (units) =>
        groups.flatMap((children, part): NetOperation[] => {
          const made = units[part];
          return made === undefined || made.id === unit.id
            ? []
            : [{ kind: 'create-parent', unit: made, children }];
        }),
    };
  });
  return { buildings: below.flat(), ways, obstacles: found.obstacles };
};

/** Buildings that count for polygons. */
export const buildingsWithin = (
  polygons: readonly Polygon[],
  buildings: readonly NamedBuilding[],
): NamedBuilding[] => {
  const locate = locatorOf([{ polygons: polygons.map((polygon) => polygon.map(pointsOf)) }]);
  return buildings.filter(({ place }) => locate(...place) === 0);
};

/** Buildings of each child; one on a line belongs to the child with the lower code. */
export const buildingsBelow = (
  { children }: Family,
  buildings: readonly NamedBuilding[],
): NamedBuilding[][] => {
  const locate = locatorOf(
    children.map(({ polygons }) => ({ polygons: polygons.map((polygon) => polygon.map(pointsOf)) })),
  );
  const below = children.map((): NamedBuilding[] => []);
  for (const building of buildings) below[locate(...building.place)]?.push(building);
  return below;
};

const pointsOf = (ring: Int32Array): Point[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2] as number, ring[i * 2 + 1] as number]);
