import { AppError, type ErrorDetail, type Language } from '../contract/app-error.ts';
import type { UnmetTarget } from '../contract/scenario-suggestions.ts';
import type { Point } from '../engines/net/plane.ts';
import type { Child } from '../engines/net/suggest/family.ts';
import { innerPointOf } from '../engines/net/suggest/houses.ts';
import type { Obstacle } from '../engines/net/suggest/obstacles.ts';
import type { DividedUnit } from './split-ways.ts';
import type { NamedBuilding } from './unit-ground.ts';

/** What obstacles speak of. */
export interface ObstacleGround {
  readonly divided: DividedUnit;
  readonly buildings: readonly NamedBuilding[];
  readonly language: Language;
  readonly toLonLat: (east: number, north: number) => readonly [number, number];
}

/** Why a target is not met, in words of the contract. */
const bareError = (obstacle: Obstacle, { divided, buildings }: ObstacleGround): AppError => {
  const unit = divided.unit.name;
  switch (obstacle.kind) {
    case 'no-buildings':
      return new AppError('suggest-no-buildings', { unit });
    case 'no-households':
      return new AppError('suggest-no-households', { unit });
    case 'outline-unclear':
      return new AppError('suggest-outline-unclear', { unit });
    case 'no-split-needed':
      return new AppError('suggest-no-split-needed', { unit, households: obstacle.households });
    case 'too-many-parts':
      return new AppError('suggest-too-many-parts', { parts: obstacle.parts, most: obstacle.most });
    case 'too-few-buildings':
      return new AppError('suggest-too-few-buildings', {
        ...{ unit, parts: obstacle.parts, possible: obstacle.possible },
      });
    case 'too-few-children':
      return new AppError('suggest-too-few-children', {
        ...{ unit, parts: obstacle.parts, possible: obstacle.possible },
      });
    case 'building-too-large':
      return new AppError('suggest-building-too-large', {
        building: buildingsOf(obstacle.buildings, buildings)
          .map(({ name }) => name)
          .join('、'),
        ...{ households: obstacle.households, most: Math.floor(obstacle.most) },
      });
    case 'child-too-large':
      return new AppError('suggest-child-too-large', {
        child: childOf(divided, obstacle.child)?.name ?? obstacle.child,
        ...{ households: obstacle.households, most: Math.floor(obstacle.most) },
      });
    case 'balance-not-reached':
      return new AppError('suggest-balance-not-reached', {
        deviation: percent(obstacle.deviation),
        tolerance: percent(obstacle.tolerance),
      });
    case 'fewer-ways':
      return obstacle.found === 0
        ? new AppError('suggest-none-found', { unit })
        : new AppError('suggest-fewer-ways', { found: obstacle.found });
  }
};

const percent = (share: number): string => (share * 100).toFixed(1);

const buildingsOf = (ids: readonly string[], buildings: readonly NamedBuilding[]): NamedBuilding[] =>
  ids.flatMap((id) => buildings.find((building) => building.id === id) ?? []);

const childOf = ({ family }: DividedUnit, id: string): Child | undefined =>
  family?.children.find((child) => child.id === id);

/** Where it shows: the buildings or the units below that stand in the way, else the unit itself. */
const placesOf = (obstacle: Obstacle, { divided, buildings }: ObstacleGround): readonly Point[] => {
  if (obstacle.kind === 'building-too-large')
    return buildingsOf(obstacle.buildings, buildings).map(({ place }) => place);
  const child = obstacle.kind === 'child-too-large' ? childOf(divided, obstacle.child) : undefined;
  return [innerPointOf(child?.polygons ?? divided.polygons)];
};

/** The error of a unit for which nothing can be suggested. */
export const errorOfObstacle = (obstacle: Obstacle, ground: ObstacleGround): AppError => {
  const bare = bareError(obstacle, ground);
  const message = bare.messageIn(ground.language);
  const details = placesOf(obstacle, ground).map(
    (place): ErrorDetail => ({ message, place: ground.toLonLat(...place) }),
  );
  return new AppError(bare.code, bare.params, details);
};

/** What could not be met, beside suggestions that were found. */
export const unmetOf = (obstacle: Obstacle, ground: ObstacleGround): UnmetTarget => {
  const bare = bareError(obstacle, ground);
  return {
    code: bare.code,
    message: bare.messageIn(ground.language),
    unitId: ground.divided.unit.id,
    places: placesOf(obstacle, ground).map((place) => [...ground.toLonLat(...place)] as [number, number]),
  };
};
