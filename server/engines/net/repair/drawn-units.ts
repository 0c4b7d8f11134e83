import { type NetProblem, problemOf, readRings, type UnitInput } from '../net-input.ts';
import { doubleAreaOfPolygons, type Polygon, type Ring } from '../plane.ts';
import { crossingFaultOf, type RingFault, ringFaultOf } from '../ring-faults.ts';

/** Units as they were drawn, faults and all. */
export interface DrawnUnits {
  readonly leaves: readonly UnitInput[];
  /** By leaf; rings of fewer than three points are left out. */
  readonly shapes: readonly (readonly Polygon[])[];
  /** What was given for units with children, by id. */
  readonly parents: ReadonlyMap<string, readonly Polygon[]>;
  readonly inputs: ReadonlyMap<string, UnitInput>;
  /** Coordinates that are none: nothing can be done with them. */
  readonly unreadable: readonly NetProblem[];
  /** Leaves without any shape. */
  readonly missing: readonly NetProblem[];
  /** Rings that cross themselves or each other, by leaf. */
  readonly faults: ReadonlyMap<number, NetProblem>;
}

export const drawnUnits = (units: readonly UnitInput[]): DrawnUnits => {
  const withChildren = new Set(units.map(({ unit }) => unit.parentId));
  const leaves = units.filter(({ unit }) => !withChildren.has(unit.id));
  const parents = new Map<string, readonly Polygon[]>();
  const unreadable: NetProblem[] = [];
  const missing: NetProblem[] = [];
  const read = (input: UnitInput): Polygon[] => {
    const rings = readRings(input);
    if (Array.isArray(rings))
      return rings.map((polygon) => polygon.filter(isRing)).filter((polygon) => polygon.length > 0);
    (rings.kind === 'geometry-missing' ? missing : unreadable).push(rings);
    return [];
  };
  for (const input of units)
    if (withChildren.has(input.unit.id) && input.polygons !== null) parents.set(input.unit.id, read(input));
  const shapes = leaves.map(read);
  const faults = new Map<number, NetProblem>();
  for (const [leaf, polygons] of shapes.entries()) {
    const fault = polygons.length === 0 ? null : faultOf(polygons);
    const id = leaves[leaf]?.unit.id ?? '';
    if (fault !== null) faults.set(leaf, problemOf(fault.kind, [id], fault.place));
  }
  const inputs = new Map(units.map((input) => [input.unit.id, input] as const));
  return { leaves, shapes, parents, inputs, unreadable, missing, faults };
};

/** A ring that crosses itself may have no area in all, like a bow tie with equal wings. */
const faultOf = (polygons: readonly Polygon[]): RingFault | null => {
  const fault = ringFaultOf(polygons);
  return fault?.kind === 'ring-wrong-way-round' ? (crossingFaultOf(polygons.flat()) ?? fault) : fault;
};

const isRing = (ring: Ring): boolean => ring.length >= 6;

/** The shape given for the nearest unit above each leaf that has one; null where none was given. */
export const homesOf = ({ leaves, parents, inputs }: DrawnUnits): (readonly Polygon[] | null)[] =>
  leaves.map(({ unit }) => {
    for (let id = unit.parentId; id !== null; id = inputs.get(id)?.unit.parentId ?? null) {
      const shape = parents.get(id);
      if (shape !== undefined) return shape;
    }
    return null;
  });

/** Area of valid polygons in square centimetres. */
export const areaOfShape = (polygons: readonly Polygon[]): number => doubleAreaOfPolygons(polygons) / 2;
