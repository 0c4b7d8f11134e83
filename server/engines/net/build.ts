import { addArcs } from './build-arcs.ts';
import { outlineOf } from './dissolve.ts';
import { looseSegmentsOf, pointsOnSegments, withPoints } from './loose-segments.ts';
import { Net } from './net.ts';
import { type NetProblem, problemOf, readPolygons, type UnitInput } from './net-input.ts';
import { parentProblems } from './parent-problems.ts';
import type { Point, Polygon } from './plane.ts';
import { tilingProblems } from './tiling-problems.ts';
import { treeProblems } from './tree-problems.ts';

type BuiltNet =
  | {
      readonly net: Net;
      /** The district's outline, for the certificate. */
      readonly outline: readonly Polygon[];
      /** Vertices that one side of a line lacked, put in exactly where they lie on it. */
      readonly noded: readonly Point[];
    }
  | { readonly problems: readonly NetProblem[] };

/**
 * Makes the net of polygons on the plane. Leaves must share their lines exactly; a vertex that lies exactly on a
 * neighbour's segment becomes a vertex of it. Anything else gives the list of problems and no net: nothing is repaired.
 * Holes of the leaves' union are gaps unless the district's own polygons leave them out too.
 */
export const buildNet = (inputs: readonly UnitInput[]): BuiltNet => {
  const wrong = treeProblems(inputs);
  if (wrong.length > 0) return { problems: wrong };
  const shapes = readShapes(inputs);
  if (shapes.problems.length > 0) return { problems: shapes.problems };
  const ids = shapes.leaves.map(({ unit }) => unit.id);
  const raw = ids.map((id) => shapes.polygons.get(id) ?? []);
  const points = pointsOnSegments(looseSegmentsOf(raw));
  const noded = withPoints(raw, points);
  const district = inputs.find(({ unit }) => unit.parentId === null)?.unit.id ?? '';
  const outline = shapes.polygons.get(district) ?? null;
  const problems = tilingProblems({ ids, shapes: noded, loose: looseSegmentsOf(noded), outline });
  const leafShapes = new Map(ids.map((id, index) => [id, noded[index] ?? []]));
  if (problems.length === 0) problems.push(...problemsOfParents(inputs, shapes.polygons, leafShapes));
  return problems.length > 0 ? { problems } : assemble(inputs, leafShapes, [...points.values()].flat());
};

const readShapes = (inputs: readonly UnitInput[]) => {
  const parents = new Set(inputs.map(({ unit }) => unit.parentId));
  const leaves = inputs.filter(({ unit }) => !parents.has(unit.id));
  const polygons = new Map<string, readonly Polygon[]>();
  const problems: NetProblem[] = [];
  for (const input of inputs) {
    if (input.polygons === null && parents.has(input.unit.id)) continue;
    const read = readPolygons(input);
    if (Array.isArray(read)) polygons.set(input.unit.id, read);
    else problems.push(read as NetProblem);
  }
  return { leaves, polygons, problems };
};

const problemsOfParents = (
  inputs: readonly UnitInput[],
  given: ReadonlyMap<string, readonly Polygon[]>,
  leaves: ReadonlyMap<string, readonly Polygon[]>,
): NetProblem[] => {
  const parentOf = new Map(inputs.map(({ unit }) => [unit.id, unit.parentId]));
  const under = new Map<string, { id: string; polygons: readonly Polygon[] }[]>();
  for (const [id, polygons] of leaves)
    for (let parent = parentOf.get(id) ?? null; parent !== null; parent = parentOf.get(parent) ?? null) {
      const list = under.get(parent);
      if (list === undefined) under.set(parent, [{ id, polygons }]);
      else list.push({ id, polygons });
    }
  return [...under].flatMap(([id, list]) => {
    const polygons = given.get(id);
    return polygons === undefined ? [] : parentProblems(id, polygons, list);
  });
};

const assemble = (
  inputs: readonly UnitInput[],
  leaves: ReadonlyMap<string, readonly Polygon[]>,
  noded: readonly Point[],
): BuiltNet => {
  const net = new Net();
  const byTier = [...inputs].sort((a, b) => depthOf(a) - depthOf(b));
  for (const { unit } of byTier) net.putUnit(unit);
  addArcs(
    net,
    [...leaves].map(([id, polygons]) => ({ slot: net.slotOf(id) ?? 0, polygons })),
  );
  const outline = outlineOf(net);
  if (outline === null) return { problems: [problemOf('overlap', [])] };
  return { net, outline, noded };
};

const depths = ['district', 'street', 'community', 'general-grid', 'dedicated-grid', 'micro-grid'];
const depthOf = ({ unit }: UnitInput): number => depths.indexOf(unit.level);
