import type { NetOperation } from '../contract/scenario-operations.ts';
import type { Net } from '../engines/net/net.ts';
import type { BulkMember, HouseholdRange } from '../engines/net/suggest/bulk.ts';
import { type Family, familyOf, graphOfFamily } from '../engines/net/suggest/family.ts';
import { planShifts } from '../engines/net/suggest/shift.ts';
import type { Unit } from '../engines/net/unit.ts';
import { buildingsBelow } from './split-ways.ts';
import type { Surroundings } from './unit-ground.ts';

/** A grid for which a range of households holds. */
export interface CountedGrid extends BulkMember {
  readonly unit: Unit;
  readonly slot: number;
}

export interface GridsOfCommunity {
  readonly grids: readonly CountedGrid[];
  /** Dedicated grids and intended holes. */
  readonly exempt: number;
}

const householdsBelow = (family: Family, { buildings }: Surroundings): number[] =>
  buildingsBelow(family, buildings).map((own) => own.reduce((sum, { households }) => sum + households, 0));

/** The grids of a community as they are, with who lives in them and how they border on each other. */
export const gridsOfCommunity = (net: Net, community: number, around: Surroundings): GridsOfCommunity => {
  const family = familyOf(net, community);
  const households = householdsBelow(family, around);
  const { links } = graphOfFamily(family, households, []);
  const isCounted = ({ unit }: { readonly unit: Unit | null }): boolean =>
    unit !== null && !unit.isVoid && unit.level !== 'dedicated-grid';
  const all = family.children.map(({ id }, place) => ({
    place,
    unit: net.unit(id),
    slot: net.slotOf(id) ?? 0,
  }));
  const counted = all.filter(isCounted);
  const memberOf = new Map(counted.map(({ place }, member) => [place, member]));
  const grids = counted.flatMap(({ unit, slot, place }): CountedGrid[] => {
    const neighbours = (links[place] ?? []).flatMap(({ atom, length }) => {
      const member = memberOf.get(atom);
      return member === undefined || length === 0 ? [] : [{ member, length }];
    });
    return unit === null
      ? []
      : [{ unit, slot, households: households[place] ?? 0, isLeaf: net.isLeaf(slot), neighbours }];
  });
  return { grids, exempt: all.length - counted.length };
};

export interface GridShift {
  readonly operation: NetOperation;
  readonly from: Unit;
  readonly to: Unit;
}

/** Micro-grids that change hands so that grids out of the range come into it. */
export const shiftsBetween = (
  net: Net,
  { grids }: GridsOfCommunity,
  around: Surroundings,
  range: HouseholdRange,
): GridShift[] => {
  const parents = grids.filter(({ isLeaf }) => !isLeaf);
  const family = familyOf(net, ...parents.map(({ slot }) => slot));
  const graph = graphOfFamily(family, householdsBelow(family, around), around.guides);
  const homes = Int32Array.from(family.children, ({ id }) =>
    parents.findIndex(({ unit }) => unit.id === net.unit(id)?.parentId),
  );
  return planShifts(graph, homes, parents.length, range).flatMap(({ atom, from, to }): GridShift[] => {
    const [child, giver, taker] = [family.children[atom], parents[from], parents[to]];
    if (child === undefined || giver === undefined || taker === undefined) return [];
    const operation = { kind: 'reassign' as const, unit: child.id, parentId: taker.unit.id };
    return [{ operation, from: giver.unit, to: taker.unit }];
  });
};

/** What makes one of several grids, the first of them. */
export const mergeOperations = (net: Net, units: readonly Unit[]): NetOperation[] => {
  const [into, ...others] = units;
  if (into === undefined) return [];
  if (net.isLeaf(net.slotOf(into.id) ?? 0))
    return [
      {
        kind: 'merge',
        units: units.map(({ id }) => id),
        into: { ...into, attributes: { ...into.attributes } },
      },
    ];
  return others.map(({ id }) => ({ kind: 'retire-parent', unit: id, into: into.id }));
};
