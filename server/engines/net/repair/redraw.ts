import { type NetProblem, problemOf, type UnitInput } from '../net-input.ts';
import type { Point, Polygon } from '../plane.ts';
import { polygonsOf } from '../rings.ts';
import type { Unit } from '../unit.ts';
import { type Assignment, assignRegions, type Ground, nobody } from './assign.ts';
import type { RepairDecision } from './decision.ts';
import { type DrawnUnits, homesOf } from './drawn-units.ts';
import { moveScraps } from './move-scraps.ts';
import { moveNearLines } from './moves.ts';
import { linesOf, overlayOf } from './overlay.ts';
import { parentDifferences } from './parent-differences.ts';
import { regionsOf } from './regions.ts';
import type { RepairOptions } from './repair-options.ts';

/** Units with leaves that tile, as far as rules can make them. */
export interface Redrawn {
  readonly inputs: readonly UnitInput[];
  readonly decisions: RepairDecision[];
  readonly questions: NetProblem[];
}

/** Moves near lines together, gives every region to a leaf and draws the leaves anew. */
export const redraw = (
  drawn: DrawnUnits,
  areas: Float64Array,
  district: string,
  options: RepairOptions,
): Redrawn => {
  const moved = moveNearLines(drawn, options.snapCentimetres);
  const overlay = overlayOf(moved.shapes);
  const all = [...drawn.inputs.values()];
  if ('tangled' in overlay)
    return { inputs: all, decisions: [], questions: [problemOf('tangled', [], overlay.tangled)] };
  const outline = drawn.parents.get(district) ?? null;
  const ground: Ground = {
    overlay,
    regions: regionsOf(overlay),
    homes: homesOf(drawn),
    district: outline,
    options,
  };
  const assignment = assignRegions(ground);
  moveScraps(ground, assignment);
  const shapes = drawOwners(ground, assignment.owners, drawn.leaves.length + options.voids.length);
  const voids = voidUnits(drawn, ground, assignment);
  const leafShapes = new Map(drawn.leaves.map(({ unit }, leaf) => [unit.id, shapes[leaf] ?? []] as const));
  // The district as it comes to be, so that what it was meant to leave out is no gap.
  if (!leafShapes.has(district)) leafShapes.set(district, drawOutline(ground, assignment.owners));
  const inputs = all.map(({ unit }): UnitInput => ({ unit, polygons: leafShapes.get(unit.id) ?? null }));
  for (const [mark, unit] of voids)
    inputs.push({ unit, polygons: shapes[drawn.leaves.length + mark] ?? null });
  const nameOf = (owner: number): string =>
    drawn.leaves[owner]?.unit.id ?? voids.get(owner - drawn.leaves.length)?.id ?? '';
  const decisions = [
    ...redrawnRings(drawn, areas),
    ...moved.decisions,
    ...assignment.decisions.map(
      ({ rule, region, place, from, to }): RepairDecision => ({
        rule,
        place,
        areaSquareCentimetres: ground.regions.list[region]?.areaSquareCentimetres ?? 0,
        from: from.map(nameOf),
        to: [nameOf(to)],
      }),
    ),
    ...parentsThatFollow(drawn, shapes),
  ];
  return { inputs, decisions, questions: questionsOf(drawn, ground, assignment, shapes) };
};

/** The polygons of every owner: lines between regions of different owners. */
const drawOwners = ({ overlay, regions }: Ground, owners: Int32Array, count: number): Polygon[][] => {
  const halves = Array.from({ length: count }, (): number[] => []);
  const ownerOf = (half: number): number => owners[regions.regionOf[half] as number] ?? nobody;
  for (let half = 0; half < regions.regionOf.length; half += 1) {
    if ((regions.regionOf[half] as number) < 0) continue;
    const owner = ownerOf(half);
    if (owner !== nobody && owner !== ownerOf(half ^ 1)) halves[owner]?.push(half);
  }
  return halves.map((own) => polygonsOf(linesOf(overlay.store, own)) ?? []);
};

const drawOutline = ({ overlay, regions }: Ground, owners: Int32Array): Polygon[] => {
  const ownerOf = (half: number): number => owners[regions.regionOf[half] as number] ?? nobody;
  const halves: number[] = [];
  for (let half = 0; half < regions.regionOf.length; half += 1)
    if ((regions.regionOf[half] as number) >= 0 && ownerOf(half) !== nobody && ownerOf(half ^ 1) === nobody)
      halves.push(half);
  return polygonsOf(linesOf(overlay.store, halves)) ?? [];
};

/** A void stands beside its neighbour, under the same parent. */
const voidUnits = (drawn: DrawnUnits, ground: Ground, assignment: Assignment): Map<number, Unit> => {
  const units = new Map<number, Unit>();
  const { overlay, regions, options, homes } = ground;
  for (const { rule, region, to } of assignment.decisions) {
    const mark = options.voids[to - homes.length];
    if (rule !== 'void' || mark === undefined) continue;
    const halves = regions.list[region]?.halves ?? [];
    const lengths = new Map<number, number>();
    for (const half of halves) {
      const owner = assignment.owners[regions.regionOf[half ^ 1] as number] as number;
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = linesOf(overlay.store, [half])[0] ?? [];
      if (owner !== nobody) lengths.set(owner, (lengths.get(owner) ?? 0) + Math.hypot(x2 - x1, y2 - y1));
    }
    const [next] = [...lengths].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const neighbour = drawn.leaves[next?.[0] ?? -1]?.unit;
    if (neighbour === undefined) continue;
    const { level, parentId } = neighbour;
    units.set(to - homes.length, { ...mark.unit, level, parentId, isVoid: true, attributes: {} });
  }
  return units;
};

const redrawnRings = ({ faults, leaves }: DrawnUnits, areas: Float64Array): RepairDecision[] =>
  [...faults].map(([leaf, { place }]) => ({
    rule: 'ring-redrawn',
    place: place ?? [0, 0],
    areaSquareCentimetres: areas[leaf] ?? 0,
    from: [],
    to: [leaves[leaf]?.unit.id ?? ''],
  }));

const parentsThatFollow = (drawn: DrawnUnits, shapes: readonly (readonly Polygon[])[]): RepairDecision[] =>
  parentDifferences(drawn, shapes).flatMap(({ parent, lost, gained }): RepairDecision[] => [
    ...(lost === null ? [] : [{ rule: 'parent-follows' as const, ...lost, from: [parent], to: [] }]),
    ...[...gained].map(([child, part]) => ({
      rule: 'parent-follows' as const,
      ...part,
      from: [child],
      to: [parent],
    })),
  ]);

const questionsOf = (
  { leaves, shapes: given, missing }: DrawnUnits,
  { regions, options }: Ground,
  { questions, usedVoids }: Assignment,
  shapes: readonly (readonly Polygon[])[],
): NetProblem[] => {
  const idOf = (leaf: number): string => leaves[leaf]?.unit.id ?? '';
  const asked = questions.map(({ kind, region, place, leaves: about }) =>
    problemOf(kind, about.map(idOf), place, regions.list[region]?.areaSquareCentimetres ?? 0),
  );
  const doubled = new Set(asked.flatMap(({ kind, units }) => (kind === 'duplicate' ? units : [])));
  const undrawn = new Set(missing.flatMap(({ units }) => units));
  const lost = leaves.flatMap(({ unit }, leaf) => {
    const [x, y] = given[leaf]?.[0]?.[0] ?? [];
    const place: Point | null = x === undefined || y === undefined ? null : [x, y];
    const isLost = (shapes[leaf] ?? []).length === 0 && !doubled.has(unit.id) && !undrawn.has(unit.id);
    return isLost ? [problemOf('unit-lost', [unit.id], place)] : [];
  });
  const misplaced = options.voids.flatMap(({ place }, mark) =>
    usedVoids.has(mark) ? [] : [problemOf('void-misplaced', [], place)],
  );
  return [...asked, ...lost, ...misplaced];
};
