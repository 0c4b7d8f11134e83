import { findWays, type SplitWay } from '../answers/split-ways.ts';
import { asNewUnit, siblingPrefixOf, unitBeside } from '../answers/suggested-units.ts';
import { errorOfObstacle, type ObstacleGround, unmetOf } from '../answers/suggestion-obstacles.ts';
import { readSurroundings } from '../answers/unit-ground.ts';
import { AppError } from '../contract/app-error.ts';
import type {
  SplitSuggestionAnswer,
  SplitSuggestionsAnswer,
  SplitTargetWish,
} from '../contract/scenario-suggestions.ts';
import { polygonsOfUnit } from '../engines/net/dissolve.ts';
import type { SplitTarget } from '../engines/net/suggest/target.ts';
import type { Unit } from '../engines/net/unit.ts';
import type { Reading } from '../queries/reading.ts';
import { OperationTrial } from './operation-trial.ts';
import type { HeldScenario } from './scenario-nets.ts';
import { requireDraft, requireScenario } from './scenario-rules.ts';
import {
  countsOf,
  dividedUnitOf,
  partAnswer,
  requireSoughtUnit,
  type SuggestionDoors,
  type SuggestionWish,
  takenCodes,
} from './sought-unit.ts';

/**
 * Up to three ways to divide a unit of a draft as it is now, each tried by all the rules of appending. Changes
 * nothing. Throws why the unit cannot be divided so at all, why a rule forbids it, `suggest-busy`, `suggest-too-slow`.
 */
export const suggestSplits = async (
  doors: SuggestionDoors,
  wish: SuggestionWish,
  target: SplitTargetWish,
): Promise<SplitSuggestionsAnswer> => {
  const { reading, nets, suggester } = doors;
  const head = await reading((sql) => requireScenario(sql, wish.scenarioId));
  const { divided, codes } = await nets.hold(head, async (held) => {
    const { slot, unit } = await requireSoughtUnit(reading, held, wish);
    if (unit.level === 'district') throw new AppError('suggest-level-wrong', { unit: unit.name });
    const prefix = siblingPrefixOf(unit, held.net.unitAt(held.net.parentOf(slot)));
    const taken = await takenCodes(reading, held.net, prefix ?? unit.code);
    return { divided: dividedUnitOf(held.net, slot, unit), codes: { prefix, taken } };
  });
  const around = await readSurroundings(doors.readingMap, wish.frame, divided.polygons);
  const sought = { ...around, divided, target: targetOf(target), seed: target.seed };
  const found = await findWays(suggester, sought);
  const ground: ObstacleGround = { ...wish, divided, buildings: found.buildings };
  const [first] = found.obstacles;
  if (found.ways.length === 0 && first !== undefined) throw errorOfObstacle(first, ground);
  return nets.hold(head, async (held) => {
    requireDraft(held.head);
    const suggestions: SplitSuggestionAnswer[] = [];
    for (const way of found.ways)
      suggestions.push(await tryWay(reading, held, wish, divided.unit, codes, way));
    const { id, code, name } = divided.unit;
    return {
      version: held.head.version,
      unit: { id, code, name, ...countsOf(found.buildings) },
      method: divided.family === null ? 'line' : 'regroup',
      suggestions,
      unmet: found.obstacles.map((obstacle) => unmetOf(obstacle, ground)),
    };
  });
};

const targetOf = ({ parts, householdsPerPart = 1, tolerance }: SplitTargetWish): SplitTarget =>
  parts === undefined ? { householdsPerPart, tolerance } : { parts, tolerance };

interface Codes {
  readonly prefix: string | null;
  readonly taken: ReadonlySet<string>;
}

/** The part with the most households keeps the unit that is there. */
export const unitsOfWay = (unit: Unit, way: SplitWay, prefix: string | null, taken: Set<string>) => {
  const households = way.parts.map((buildings) => countsOf(buildings).households);
  const continuing = households.indexOf(Math.max(...households));
  return way.parts.map((_, part) =>
    part === continuing ? asNewUnit(unit) : unitBeside(unit, prefix, taken),
  );
};

/** Does what a suggestion would do, measures it, and takes it back. Throws why it cannot be appended. */
const tryWay = async (
  reading: Reading,
  held: HeldScenario,
  wish: SuggestionWish,
  unit: Unit,
  { prefix, taken }: Codes,
  way: SplitWay,
): Promise<SplitSuggestionAnswer> => {
  const units = unitsOfWay(unit, way, prefix, new Set(taken));
  const operations = way.operationsFor(units);
  const trial = new OperationTrial(reading, held, wish);
  try {
    await trial.doAll(operations);
    const parts = units.map((part, index) => {
      const polygons = polygonsOfUnit(held.net, held.net.slotOf(part.id) ?? 0) ?? [];
      return partAnswer(part, part.id === unit.id, polygons, way.parts[index] ?? [], wish.toLonLat);
    });
    const mean = parts.reduce((sum, { households }) => sum + households, 0) / parts.length;
    const { emphasis, deviation, lineMeters, guidedShare, difference } = way;
    return {
      ...{ emphasis, operations, deviation, lineMeters, guidedShare, difference },
      parts: parts.map((part) => ({ ...part, deviation: part.households / mean - 1 })),
    };
  } finally {
    trial.takeBack();
  }
};
