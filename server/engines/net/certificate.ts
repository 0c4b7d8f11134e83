import type { PublishedUnit } from './dissolve.ts';
import type { Point, Polygon } from './plane.ts';
import { type RingFaultKind, ringFaultOf } from './ring-faults.ts';
import { SegmentSum } from './segment-sum.ts';
import { tierOf } from './unit.ts';
import { hashOfUnits } from './unit-hash.ts';

export interface NetFault {
  readonly kind:
    | RingFaultKind
    | 'unit-twice'
    | 'parent-missing'
    | 'level-wrong'
    | 'district-not-one'
    | 'children-do-not-fill'
    | 'outline-differs';
  readonly unitId: string;
  readonly place: Point | null;
}

/** What is kept of a proof that holds. */
export interface NetProof {
  readonly units: number;
  readonly leaves: number;
  readonly rings: number;
  readonly vertices: number;
  /** SHA-256 of units and rings, as `hashOfUnits` gives it. */
  readonly hash: string;
}

export type Certificate =
  | ({ readonly ok: true } & NetProof)
  | { readonly ok: false; readonly faults: readonly NetFault[] };

const mostFaults = 200;

/**
 * Proves from published rings alone that a net tiles its district at every level, without any tolerance. Every ring
 * is simple and rightly turned and lies where it must, and the directed segments of all children of a unit cancel to
 * exactly its own; those of the district are those of the outline as it was imported. Then the areas of the children
 * add up to the indicator of their parent: no gap and no overlap. Order of the units does not matter.
 */
export const certify = (units: readonly PublishedUnit[], outline: readonly Polygon[]): Certificate => {
  const faults: NetFault[] = [...treeFaults(units)];
  for (const { unit, polygons } of units) {
    const fault = ringFaultOf(polygons);
    if (fault !== null) faults.push({ ...fault, unitId: unit.id });
    if (faults.length >= mostFaults) return { ok: false, faults };
  }
  const families = familiesOf(units);
  const sum = new SegmentSum();
  for (const { unit, polygons } of units) {
    const children = families.get(unit.id);
    if (children !== undefined)
      faults.push(...differences(sum, children, polygons, 'children-do-not-fill', unit.id));
  }
  const roots = units.filter(({ unit }) => unit.parentId === null);
  faults.push(...differences(sum, roots, outline, 'outline-differs', roots[0]?.unit.id ?? ''));
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, mostFaults) };
  let [rings, vertices] = [0, 0];
  for (const { polygons } of units)
    for (const polygon of polygons) {
      rings += polygon.length;
      for (const ring of polygon) vertices += ring.length / 2;
    }
  const leaves = units.length - families.size;
  return { ok: true, units: units.length, leaves, rings, vertices, hash: hashOfUnits(units) };
};

const familiesOf = (units: readonly PublishedUnit[]): Map<string, PublishedUnit[]> => {
  const families = new Map<string, PublishedUnit[]>();
  for (const each of units) {
    const { parentId } = each.unit;
    if (parentId === null) continue;
    const family = families.get(parentId);
    if (family === undefined) families.set(parentId, [each]);
    else family.push(each);
  }
  return families;
};

function* treeFaults(units: readonly PublishedUnit[]): Generator<NetFault> {
  const known = new Map(units.map(({ unit }) => [unit.id, unit]));
  if (known.size !== units.length) {
    const seen = new Set<string>();
    for (const { unit } of units) {
      if (seen.has(unit.id)) yield { kind: 'unit-twice', unitId: unit.id, place: null };
      seen.add(unit.id);
    }
  }
  const roots = units.filter(({ unit }) => unit.parentId === null);
  if (roots.length !== 1) yield { kind: 'district-not-one', unitId: roots[1]?.unit.id ?? '', place: null };
  for (const { unit } of units) {
    const parent = unit.parentId === null ? undefined : known.get(unit.parentId);
    if (unit.parentId !== null && parent === undefined)
      yield { kind: 'parent-missing', unitId: unit.id, place: null };
    const above = parent === undefined ? -1 : tierOf[parent.level];
    if (tierOf[unit.level] !== above + 1) yield { kind: 'level-wrong', unitId: unit.id, place: null };
  }
}

function* differences(
  sum: SegmentSum,
  parts: readonly PublishedUnit[],
  whole: readonly Polygon[],
  kind: 'children-do-not-fill' | 'outline-differs',
  unitId: string,
): Generator<NetFault> {
  sum.clear(2048);
  for (const { polygons } of parts) sum.addPolygons(polygons, 1);
  sum.addPolygons(whole, -1);
  let count = 0;
  for (const { from } of sum.rest()) {
    yield { kind, unitId, place: from };
    if (++count >= 20) return;
  }
}
