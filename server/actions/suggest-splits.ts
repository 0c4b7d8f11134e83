import type { DistrictFrame } from '../answers/district-frame.ts';
import { type DividedUnit, type FoundWays, findWays, type SplitWay } from '../answers/split-ways.ts';
import { asNewUnit, siblingPrefixOf, unitBeside } from '../answers/suggested-units.ts';
import { errorOfObstacle, type ObstacleGround, unmetOf } from '../answers/suggestion-obstacles.ts';
import type { Suggester } from '../answers/suggestion-thread.ts';
import { readSurroundings } from '../answers/unit-ground.ts';
import { AppError, type Language } from '../contract/app-error.ts';
import type {
  SplitSuggestionAnswer,
  SplitSuggestionsAnswer,
  SplitTargetWish,
} from '../contract/scenario-suggestions.ts';
import { polygonsOfUnit } from '../engines/net/dissolve.ts';
import type { Patch } from '../engines/net/lines.ts';
import type { Net } from '../engines/net/net.ts';
import type { Polygon } from '../engines/net/plane.ts';
import { refuse } from '../engines/net/refusal.ts';
import { measure } from '../engines/net/shape-measure.ts';
import { familyOf } from '../engines/net/suggest/family.ts';
import type { SplitTarget } from '../engines/net/suggest/target.ts';
import { tierOf } from '../engines/net/unit.ts';
import { listCodesBelow } from '../queries/issued-codes.ts';
import type { Reading } from '../queries/reading.ts';
import { doOperation, takeBackPatch } from './do-operation.ts';
import { refusalError } from './net-refusal.ts';
import { type DrawingArea, requireOwnArea } from './operation-rules.ts';
import { explainUnknown } from './retired-unit.ts';
import type { HeldScenario, ScenarioNets } from './scenario-nets.ts';
import { requireDraft, requireScenario } from './scenario-rules.ts';

export interface SuggestionDoors {
  /** How the caller reads scenarios, and the map. */
  readonly reading: Reading;
  readonly readingMap: Reading;
  readonly nets: ScenarioNets;
  readonly suggester: Suggester;
}

export interface SuggestionWish extends DistrictFrame {
  readonly scenarioId: string;
  readonly unitId: string;
  readonly area: DrawingArea;
  readonly language: Language;
}

/** A unit of a scenario that is to be divided, with the codes that its new neighbours cannot have. */
interface SoughtUnit {
  readonly divided: DividedUnit;
  readonly prefix: string | null;
  readonly taken: ReadonlySet<string>;
}

/**
 * Up to three ways to divide a unit of a draft as it is now, each tried by all the rules of appending. Changes
 * nothing. Throws why the unit cannot be divided so at all, why a rule forbids it, `suggest-busy`, `suggest-too-slow`.
 */
export const suggestSplits = async (
  doors: SuggestionDoors,
  wish: SuggestionWish,
  target: SplitTargetWish,
): Promise<SplitSuggestionsAnswer> => {
  const head = await doors.reading((sql) => requireScenario(sql, wish.scenarioId));
  const sought = await doors.nets.hold(head, (held) => seekUnit(doors.reading, held, wish));
  const { divided } = sought;
  const around = await readSurroundings(doors.readingMap, wish.frame, divided.polygons);
  const found = await findWays(doors.suggester, {
    ...{ ...around, divided, target: targetOf(target), seed: target.seed },
  });
  const ground: ObstacleGround = { ...wish, divided, buildings: found.buildings };
  const [first] = found.obstacles;
  if (found.ways.length === 0 && first !== undefined) throw errorOfObstacle(first, ground);
  return doors.nets.hold(head, async (held) => {
    requireDraft(held.head);
    const suggestions: SplitSuggestionAnswer[] = [];
    for (const way of found.ways) suggestions.push(await tryWay(doors.reading, held, wish, sought, way));
    return {
      version: held.head.version,
      unit: { ...identityOf(divided), ...countsOf(found.buildings) },
      method: divided.family === null ? 'line' : 'regroup',
      suggestions,
      unmet: found.obstacles.map((obstacle) => unmetOf(obstacle, ground)),
    };
  });
};

const targetOf = ({ parts, householdsPerPart = 1, tolerance }: SplitTargetWish): SplitTarget =>
  parts === undefined ? { householdsPerPart, tolerance } : { parts, tolerance };

const identityOf = ({ unit: { id, code, name } }: DividedUnit) => ({ id, code, name });

const countsOf = (buildings: FoundWays['buildings']) => ({
  households: buildings.reduce((sum, { households }) => sum + households, 0),
  people: buildings.reduce((sum, { people }) => sum + people, 0),
  buildings: buildings.length,
});

/** Reads what is needed of a net, which others may then have. */
const seekUnit = async (
  reading: Reading,
  { net, head, done }: HeldScenario,
  { unitId, area, toLonLat, language }: SuggestionWish,
): Promise<SoughtUnit> => {
  requireDraft(head);
  const slot = net.slotOf(unitId);
  const unit = net.unit(unitId);
  const named = { net, patches: done.map(({ patch }) => patch), toLonLat, language };
  if (slot === undefined || unit === null)
    throw await explainUnknown(
      reading,
      named,
      refusalError(named, refuse('net-unit-unknown', [unitId]), null),
    );
  if (unit.level === 'district') throw new AppError('suggest-level-wrong', { unit: unit.name });
  requireOwnArea(named, area, [net.unitAt(net.ancestorOf(slot, tierOf.community))?.id ?? null]);
  const prefix = siblingPrefixOf(unit, net.unitAt(net.parentOf(slot)));
  const beginning = prefix ?? unit.code;
  const taken = new Set(await reading((sql) => listCodesBelow(sql, beginning)));
  for (const [, { code }] of net.units()) if (code.startsWith(beginning)) taken.add(code);
  const polygons = polygonsOfUnit(net, slot) ?? [];
  const family = net.isLeaf(slot) ? null : familyOf(net, slot);
  return { divided: { unit, polygons, family }, prefix, taken };
};

/** Does what a suggestion would do, measures it, and takes it back. Throws why it cannot be appended. */
const tryWay = async (
  reading: Reading,
  held: HeldScenario,
  { area, toLonLat, language }: SuggestionWish,
  { divided: { unit }, prefix, taken }: SoughtUnit,
  way: SplitWay,
): Promise<SplitSuggestionAnswer> => {
  const counts = way.parts.map(countsOf);
  const most = Math.max(...counts.map(({ households }) => households));
  const continuing = counts.findIndex(({ households }) => households === most);
  const given = new Set(taken);
  const units = way.parts.map((_, part) =>
    part === continuing ? asNewUnit(unit) : unitBeside(unit, prefix, given),
  );
  const operations = way.operationsFor(units);
  const naming = { toLonLat, language };
  const outlines = await whileDone(
    held.net,
    operations.map((operation) => () => doOperation(reading, held, { operation, area, naming })),
    () => units.map(({ id }) => polygonsOfUnit(held.net, held.net.slotOf(id) ?? 0) ?? []),
  );
  const mean = counts.reduce((sum, { households }) => sum + households, 0) / counts.length;
  return {
    emphasis: way.emphasis,
    operations,
    parts: units.map((part, index) => {
      const polygons = outlines[index] ?? [];
      const own = counts[index] ?? countsOf([]);
      const outline = { type: 'MultiPolygon' as const, coordinates: coordinatesOf(polygons, toLonLat) };
      const deviation = own.households / mean - 1;
      return { unit: part, continues: part.id === unit.id, ...own, ...measure(polygons), deviation, outline };
    }),
    deviation: way.deviation,
    lineMeters: way.lineMeters,
    guidedShare: way.guidedShare,
    difference: way.difference,
  };
};

/** Does operations one after the other, looks, and takes them back. */
const whileDone = async <T>(
  net: Net,
  operations: readonly (() => Promise<{ readonly patch: Patch }>)[],
  look: () => T,
): Promise<T> => {
  const patches: Patch[] = [];
  try {
    for (const operation of operations) patches.push((await operation()).patch);
    return look();
  } finally {
    for (const patch of patches.reverse()) takeBackPatch(net, patch);
  }
};

type Position = [longitude: number, latitude: number];

const coordinatesOf = (polygons: readonly Polygon[], toLonLat: SuggestionWish['toLonLat']): Position[][][] =>
  polygons.map((polygon) =>
    polygon.map((ring) => {
      const positions: Position[] = [];
      for (let i = 0; i < ring.length; i += 2)
        positions.push([...toLonLat(ring[i] as number, ring[i + 1] as number)]);
      return [...positions, ...positions.slice(0, 1)];
    }),
  );
