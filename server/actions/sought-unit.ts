import type { DistrictFrame } from '../answers/district-frame.ts';
import type { DividedUnit } from '../answers/split-ways.ts';
import type { Suggester } from '../answers/suggestion-thread.ts';
import type { NamedBuilding } from '../answers/unit-ground.ts';
import type { Language } from '../contract/app-error.ts';
import type { BulkStepAnswer } from '../contract/scenario-suggestions.ts';
import { polygonsOfUnit } from '../engines/net/dissolve.ts';
import type { Net } from '../engines/net/net.ts';
import type { Polygon } from '../engines/net/plane.ts';
import { refuse } from '../engines/net/refusal.ts';
import { measure } from '../engines/net/shape-measure.ts';
import { familyOf } from '../engines/net/suggest/family.ts';
import { tierOf, type Unit } from '../engines/net/unit.ts';
import { listCodesBelow } from '../queries/issued-codes.ts';
import type { Reading } from '../queries/reading.ts';
import { refusalError } from './net-refusal.ts';
import { type DrawingArea, requireOwnArea } from './operation-rules.ts';
import { explainUnknown } from './retired-unit.ts';
import type { HeldScenario, ScenarioNets } from './scenario-nets.ts';
import { requireDraft } from './scenario-rules.ts';

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

/** A unit of a draft in the caller's area. Throws what its rules throw, and that the unit is not there. */
export const requireSoughtUnit = async (
  reading: Reading,
  { net, head, done }: HeldScenario,
  { unitId, area, toLonLat, language }: SuggestionWish,
): Promise<{ readonly slot: number; readonly unit: Unit }> => {
  requireDraft(head);
  const slot = net.slotOf(unitId);
  const unit = net.unit(unitId);
  const named = { net, patches: done.map(({ patch }) => patch), toLonLat, language };
  if (slot === undefined || unit === null) {
    const unknown = refusalError(named, refuse('net-unit-unknown', [unitId]), null);
    throw await explainUnknown(reading, named, unknown);
  }
  const community = net.unitAt(net.ancestorOf(slot, tierOf.community));
  if (tierOf[unit.level] > 0) requireOwnArea(named, area, [community?.id ?? null]);
  return { slot, unit };
};

/** A unit as plain data, which outlives the loan of its net. */
export const dividedUnitOf = (net: Net, slot: number, unit: Unit): DividedUnit => ({
  unit,
  polygons: polygonsOfUnit(net, slot) ?? [],
  family: net.isLeaf(slot) ? null : familyOf(net, slot),
});

/** Codes with a beginning that units of the net have, or any unit ever had. */
export const takenCodes = async (reading: Reading, net: Net, beginning: string): Promise<Set<string>> => {
  const taken = new Set(await reading((sql) => listCodesBelow(sql, beginning)));
  for (const [, { code }] of net.units()) if (code.startsWith(beginning)) taken.add(code);
  return taken;
};

export const countsOf = (buildings: readonly NamedBuilding[]) => ({
  households: buildings.reduce((sum, { households }) => sum + households, 0),
  people: buildings.reduce((sum, { people }) => sum + people, 0),
  buildings: buildings.length,
});

type PartAnswer = BulkStepAnswer['results'][number];

/** What a unit is like with these outlines and these buildings in it. */
export const partAnswer = (
  unit: PartAnswer['unit'],
  continues: boolean,
  polygons: readonly Polygon[],
  buildings: readonly NamedBuilding[],
  toLonLat: SuggestionWish['toLonLat'],
): PartAnswer => ({
  ...{ unit, continues, ...countsOf(buildings), ...measure(polygons) },
  outline: { type: 'MultiPolygon', coordinates: coordinatesOf(polygons, toLonLat) },
});

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
