import { gridsOfCommunity } from '../answers/grids-of-community.ts';
import { buildingsWithin, type SplitWay } from '../answers/split-ways.ts';
import { asNewUnit } from '../answers/suggested-units.ts';
import type { Surroundings } from '../answers/unit-ground.ts';
import { AppError } from '../contract/app-error.ts';
import type { NetOperation } from '../contract/scenario-operations.ts';
import type { BulkStepAnswer, BulkSuggestionsAnswer, UnmetTarget } from '../contract/scenario-suggestions.ts';
import { polygonsOfUnit } from '../engines/net/dissolve.ts';
import type { Net } from '../engines/net/net.ts';
import { type HouseholdRange, isWithin } from '../engines/net/suggest/bulk.ts';
import { innerPointOf } from '../engines/net/suggest/houses.ts';
import { type SplitTarget, usualTolerance } from '../engines/net/suggest/target.ts';
import type { Unit } from '../engines/net/unit.ts';
import type { Reading } from '../queries/reading.ts';
import { OperationTrial } from './operation-trial.ts';
import type { HeldScenario } from './scenario-nets.ts';
import { partAnswer, type SuggestionWish } from './sought-unit.ts';
import { unitsOfWay } from './suggest-splits.ts';

/** A step for grids that are there: what a split does is known when its new units have their codes. */
export type PlannedStep =
  | {
      readonly kind: 'shift' | 'merge';
      readonly units: readonly Unit[];
      readonly operations: readonly NetOperation[];
    }
  | {
      readonly kind: 'split';
      readonly units: readonly [Unit];
      readonly way: SplitWay;
      readonly prefix: string | null;
    };

export interface BulkTrial {
  readonly reading: Reading;
  readonly held: HeldScenario;
  readonly wish: SuggestionWish;
  readonly around: Surroundings;
  readonly taken: ReadonlySet<string>;
  readonly range: HouseholdRange;
}

/** Of the ways within the tolerance the one that keeps most to roads and walls; else the one with the best balance. */
export const bestWayOf = (
  ways: readonly SplitWay[],
  { tolerance = usualTolerance }: SplitTarget,
): SplitWay | null => {
  const [best] = ways
    .filter(({ deviation }) => deviation <= tolerance)
    .sort((a, b) => b.guidedShare - a.guidedShare);
  const [balanced] = [...ways].sort((a, b) => a.deviation - b.deviation);
  return best ?? balanced ?? null;
};

/** Why something is not met for a unit, and where it is. */
export const unmetUnit = (
  net: Net,
  unitId: string,
  error: AppError,
  { language, toLonLat }: Pick<SuggestionWish, 'language' | 'toLonLat'>,
): UnmetTarget => {
  const polygons = polygonsOfUnit(net, net.slotOf(unitId) ?? 0) ?? [];
  const own = polygons.length === 0 ? [] : [toLonLat(...innerPointOf(polygons))];
  const told = error.details.flatMap(({ place }) => (place === undefined ? [] : [place]));
  const places = (told.length > 0 ? told : own).map(([x, y]): [number, number] => [x, y]);
  return { code: error.code, message: error.messageIn(language), unitId, places };
};

/** Does steps one after the other, measures what they come to, and takes all back; a refused one is left out. */
export const trySteps = async (
  bulk: BulkTrial,
  planned: readonly PlannedStep[],
): Promise<Omit<BulkSuggestionsAnswer, 'version' | 'unit'>> => {
  const { reading, held, wish } = bulk;
  const trial = new OperationTrial(reading, held, wish);
  const before = standing(bulk);
  const taken = new Set(bulk.taken);
  const steps: BulkStepAnswer[] = [];
  const unmet: UnmetTarget[] = [];
  try {
    for (const step of planned) {
      const units = step.units.map((unit) => {
        const { id, code, name } = unit;
        return { id, code, name, households: measured(bulk, id)?.households ?? 0 };
      });
      const { operations, results } = outcomeOf(step, taken);
      try {
        await trial.doAll(operations);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        unmet.push(unmetUnit(held.net, step.units[0]?.id ?? '', error, wish));
        continue;
      }
      const there = new Set(units.map(({ id }) => id));
      const parts = results.flatMap((id) => measured(bulk, id, there.has(id)) ?? []);
      steps.push({ kind: step.kind, units, operations: [...operations], results: parts });
      if (step.kind === 'split') unmet.push(...outsideOf(bulk, parts));
    }
    const after = standing(bulk);
    return {
      ...{ steps, unmet, exempt: before.exempt },
      fitting: { before: before.fitting, after: after.fitting },
      counted: { before: before.counted, after: after.counted },
    };
  } finally {
    trial.takeBack();
  }
};

/** Results of a step that are not in the range. */
const outsideOf = (
  { held: { net }, range, wish }: BulkTrial,
  parts: BulkStepAnswer['results'],
): UnmetTarget[] =>
  parts.flatMap(({ unit, households }): UnmetTarget[] => {
    if (isWithin(households, range)) return [];
    const error = new AppError('suggest-still-outside', { unit: unit.name, households, ...range });
    return [unmetUnit(net, unit.id, error, wish)];
  });

/** What a step does, and the ids of the grids that it leaves. */
const outcomeOf = (
  step: PlannedStep,
  taken: Set<string>,
): { readonly operations: readonly NetOperation[]; readonly results: readonly string[] } => {
  if (step.kind === 'split') {
    const units = unitsOfWay(step.units[0], step.way, step.prefix, taken);
    return { operations: step.way.operationsFor(units), results: units.map(({ id }) => id) };
  }
  const left = step.kind === 'merge' ? step.units.slice(0, 1) : step.units;
  return { operations: step.operations, results: left.map(({ id }) => id) };
};

const measured = ({ held: { net }, around, wish }: BulkTrial, id: string, continues = true) => {
  const unit = net.unit(id);
  const polygons = polygonsOfUnit(net, net.slotOf(id) ?? 0);
  if (unit === null || polygons === null) return null;
  const buildings = buildingsWithin(polygons, around.buildings);
  return partAnswer(asNewUnit(unit), continues, polygons, buildings, wish.toLonLat);
};

const standing = ({ held: { net }, wish, around, range }: BulkTrial) => {
  const { grids, exempt } = gridsOfCommunity(net, net.slotOf(wish.unitId) ?? 0, around);
  const fitting = grids.filter(({ households }) => isWithin(households, range)).length;
  return { fitting, counted: grids.length, exempt };
};
