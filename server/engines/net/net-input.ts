import { doubleAreaOf, isPoint, type Point, type Polygon, type Ring, reversed } from './plane.ts';
import { type RingFault, ringFaultOf } from './ring-faults.ts';
import type { Unit } from './unit.ts';

/** Closed without the repeated last point; either way round. */
type RingInput = Ring | readonly Point[];

/** A unit and its shape on the plane. A leaf needs one; what a parent brings is compared with its children. */
export interface UnitInput {
  readonly unit: Unit;
  readonly polygons: readonly (readonly RingInput[])[] | null;
}

/** Something that keeps polygons from being a net, with its place and the units that it concerns. */
export interface NetProblem {
  readonly kind:
    | RingFault['kind']
    | 'unit-malformed'
    | 'unit-twice'
    | 'code-twice'
    | 'parent-missing'
    | 'level-wrong'
    | 'district-not-one'
    | 'geometry-missing'
    | 'duplicate'
    | 'overlap'
    | 'gap'
    | 'sliver'
    | 'outside-parent'
    | 'parent-not-filled'
    | 'unit-lost'
    | 'void-misplaced'
    | 'tangled';
  readonly units: readonly string[];
  readonly place: Point | null;
  /** Where it has one that is known exactly; of several places together. */
  readonly areaSquareCentimetres: number | null;
  /** At how many places, when at several; `place` is then the largest. */
  readonly count?: number;
}

export const problemOf = (
  kind: NetProblem['kind'],
  units: readonly string[],
  place: Point | null = null,
  areaSquareCentimetres: number | null = null,
): NetProblem => ({ kind, units, place, areaSquareCentimetres });

/**
 * Rings as the engine keeps them: turned the right way, repeated points (which change no shape) left out. What is no
 * valid shape is a problem.
 */
export const readPolygons = (input: UnitInput): Polygon[] | NetProblem => {
  const read = readRings(input);
  if (!Array.isArray(read)) return read;
  const fault = ringFaultOf(read);
  return fault === null ? read : problemOf(fault.kind, [input.unit.id], fault.place);
};

/** The same without a look at whether rings cross. */
export const readRings = ({ unit, polygons }: UnitInput): Polygon[] | NetProblem => {
  if (polygons === null || polygons.length === 0) return problemOf('geometry-missing', [unit.id]);
  const read: Polygon[] = [];
  for (const polygon of polygons) {
    const rings: Ring[] = [];
    for (const [index, input] of polygon.entries()) {
      const ring = readRing(input);
      if (ring === null) return problemOf('coordinate-wrong', [unit.id]);
      rings.push(doubleAreaOf(ring) > 0 === (index === 0) ? ring : reversed(ring));
    }
    read.push(rings);
  }
  return read;
};

const readRing = (input: RingInput): Ring | null => {
  const values: number[] = [];
  const length = input instanceof Int32Array ? input.length / 2 : input.length;
  for (let i = 0; i < length; i += 1) {
    const point = input instanceof Int32Array ? [input[i * 2], input[i * 2 + 1]] : input[i];
    if (!isPoint(point)) return null;
    if (values[values.length - 2] !== point[0] || values[values.length - 1] !== point[1])
      values.push(point[0], point[1]);
  }
  while (
    values.length > 2 &&
    values[0] === values[values.length - 2] &&
    values[1] === values[values.length - 1]
  )
    values.length -= 2;
  return Int32Array.from(values);
};
