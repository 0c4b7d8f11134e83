import { gridsOfCommunity, mergeOperations, shiftsBetween } from '../answers/grids-of-community.ts';
import { type DividedUnit, findWays } from '../answers/split-ways.ts';
import { siblingPrefixOf } from '../answers/suggested-units.ts';
import { unmetOf } from '../answers/suggestion-obstacles.ts';
import { readSurroundings, type Surroundings, surroundingsOf } from '../answers/unit-ground.ts';
import { AppError } from '../contract/app-error.ts';
import type { BulkSuggestionsAnswer, BulkTargetWish, UnmetTarget } from '../contract/scenario-suggestions.ts';
import { polygonsOfUnit } from '../engines/net/dissolve.ts';
import { type BulkPlan, type HouseholdRange, planBulk } from '../engines/net/suggest/bulk.ts';
import type { SplitTarget } from '../engines/net/suggest/target.ts';
import type { Unit } from '../engines/net/unit.ts';
import { bestWayOf, type PlannedStep, trySteps, unmetUnit } from './bulk-steps.ts';
import { OperationTrial } from './operation-trial.ts';
import type { HeldScenario } from './scenario-nets.ts';
import { requireScenario } from './scenario-rules.ts';
import {
  dividedUnitOf,
  requireSoughtUnit,
  type SuggestionDoors,
  type SuggestionWish,
  takenCodes,
} from './sought-unit.ts';

interface SoughtSplit {
  readonly divided: DividedUnit;
  readonly target: SplitTarget;
  readonly prefix: string | null;
}

/** What is to be done in a community, before lines are sought. */
interface BulkDraft {
  readonly version: number;
  readonly unit: Unit;
  readonly around: Surroundings;
  readonly shifts: readonly PlannedStep[];
  readonly splits: readonly SoughtSplit[];
  readonly merges: readonly PlannedStep[];
  readonly unmet: readonly UnmetTarget[];
  readonly taken: ReadonlySet<string>;
}

/**
 * Steps after which as many grids of a community as possible have households within a range: micro-grids change hands
 * between grids beside each other, grids that are too large are split, those too small merged. All are tried in their
 * order by the rules of appending; nothing changes. Throws that the unit is no community or has no grids, why a rule
 * forbids it, `suggest-busy`, `suggest-too-slow`, `scenario-changed` where somebody was faster.
 */
export const suggestBulk = async (
  doors: SuggestionDoors,
  wish: SuggestionWish,
  { leastHouseholds: least, mostHouseholds: most, seed }: BulkTargetWish,
): Promise<BulkSuggestionsAnswer> => {
  const range: HouseholdRange = { least, most };
  const head = await doors.reading((sql) => requireScenario(sql, wish.scenarioId));
  const draft = await doors.nets.hold(head, (held) => planCommunity(doors, held, wish, range));
  const { around, unit, taken } = draft;
  const splits: PlannedStep[] = [];
  const unmet = [...draft.unmet];
  for (const { divided, target, prefix } of draft.splits) {
    const near = surroundingsOf(around, divided.polygons);
    const found = await findWays(doors.suggester, { ...near, divided, target, seed });
    const way = bestWayOf(found.ways, target);
    if (way !== null) splits.push({ kind: 'split', units: [divided.unit], way, prefix });
    const ground = { ...wish, divided, buildings: found.buildings };
    // Of a split that is proposed, what comes out of the range is told when it is tried.
    if (way === null) unmet.push(...found.obstacles.map((obstacle) => unmetOf(obstacle, ground)));
  }
  return doors.nets.hold(head, async (held) => {
    const { version } = held.head;
    if (version !== draft.version)
      throw new AppError('scenario-changed', { seen: draft.version, now: version, what: '' });
    const planned = [...draft.shifts, ...splits, ...draft.merges];
    const tried = await trySteps({ reading: doors.reading, held, wish, around, taken, range }, planned);
    const { id, code, name } = unit;
    return { version, unit: { id, code, name }, ...tried, unmet: [...unmet, ...tried.unmet] };
  });
};

const planCommunity = async (
  { reading, readingMap }: SuggestionDoors,
  held: HeldScenario,
  wish: SuggestionWish,
  range: HouseholdRange,
): Promise<BulkDraft> => {
  const { net, head } = held;
  const { slot, unit } = await requireSoughtUnit(reading, held, wish);
  if (unit.level !== 'community') throw new AppError('suggest-not-community', { unit: unit.name });
  const around = await readSurroundings(readingMap, wish.frame, polygonsOfUnit(net, slot) ?? []);
  const before = gridsOfCommunity(net, slot, around);
  if (before.grids.length === 0) throw new AppError('suggest-no-children', { unit: unit.name });
  const trial = new OperationTrial(reading, held, wish);
  try {
    const shifts = shiftsBetween(net, before, around, range).map(
      ({ operation, from, to }): PlannedStep => ({
        ...{ kind: 'shift', units: [from, to], operations: [operation] },
      }),
    );
    await trial.doAll(shifts.flatMap((step) => ('operations' in step ? step.operations : [])));
    const { grids } = gridsOfCommunity(net, slot, around);
    const plan = planBulk(grids, range);
    const taken = await takenCodes(reading, net, unit.code);
    const splits: SoughtSplit[] = [];
    for (const { member, target } of splitsOf(plan)) {
      const grid = grids[member];
      if (grid === undefined) continue;
      const prefix = siblingPrefixOf(grid.unit, unit);
      if (prefix === null) for (const code of await takenCodes(reading, net, grid.unit.code)) taken.add(code);
      splits.push({ divided: dividedUnitOf(net, grid.slot, grid.unit), target, prefix });
    }
    const merges = plan.steps.flatMap((step): PlannedStep[] => {
      if (step.kind !== 'merge') return [];
      const units = step.members.flatMap((member) => grids[member]?.unit ?? []);
      return [{ kind: 'merge', units, operations: mergeOperations(net, units) }];
    });
    const unmet = plan.obstacles.flatMap(({ kind, member }): UnmetTarget[] => {
      const grid = grids[member];
      if (grid === undefined) return [];
      const params = { unit: grid.unit.name, households: grid.households };
      return [unmetUnit(net, grid.unit.id, new AppError(`suggest-${kind}`, params), wish)];
    });
    return { version: head.version, unit, around, shifts, splits, merges, unmet, taken };
  } finally {
    trial.takeBack();
  }
};

const splitsOf = ({ steps }: BulkPlan) => steps.filter((step) => step.kind === 'split');
