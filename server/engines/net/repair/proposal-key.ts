import type { PublishedUnit } from '../dissolve.ts';
import type { UnitInput } from '../net-input.ts';
import { Sha256 } from '../sha256.ts';
import type { RepairDecision } from './decision.ts';
import type { RepairOptions } from './repair-options.ts';

/**
 * Short name of a proposal: a hash of the units as they came, of options, decisions and the rings that come of them.
 * Units count by their place in the list, for their ids may be new every time.
 */
export const proposalKey = (
  units: readonly UnitInput[],
  repaired: readonly UnitInput[],
  published: readonly PublishedUnit[],
  decisions: readonly RepairDecision[],
  options: RepairOptions,
): string => {
  const hash = new Sha256();
  const encoder = new TextEncoder();
  const add = (value: unknown): void => hash.add(encoder.encode(JSON.stringify(value)));
  const places = new Map(repaired.map(({ unit }, place) => [unit.id, place] as const));
  const placeOf = (id: string | null): number => places.get(id ?? '') ?? -1;
  add([options.snapCentimetres, options.gapSquareCentimetres, options.sliverCentimetres]);
  add(options.voids.map(({ place, unit }) => [place, unit.code, unit.name]));
  add(units.map(({ unit }) => [unit.level, placeOf(unit.parentId), unit.code, unit.name]));
  add(decisions.map((each) => ({ ...each, from: each.from.map(placeOf), to: each.to.map(placeOf) })));
  const inOrder = [...published].sort((a, b) => placeOf(a.unit.id) - placeOf(b.unit.id));
  for (const { polygons } of inOrder) add(polygons.map((rings) => rings.map((ring) => [...ring])));
  return hash.finish().slice(0, 16);
};
