import type { InputProblem } from '../contract/input-error.ts';
import type { NetProblem } from '../engines/net/net-input.ts';
import type { Point } from '../engines/net/plane.ts';
import type { RepairDecision, RepairRule } from '../engines/net/repair/decision.ts';
import type { AreaChange } from '../engines/net/repair/proposal.ts';

/** How units and places of a draft are called. */
export interface AreaNames {
  labelOf(unitId: string): string;
  placeOf(point: Point): readonly [longitude: number, latitude: number];
}

type Code = InputProblem['code'];

const problemCodes: Readonly<Partial<Record<NetProblem['kind'], Code>>> = {
  'geometry-missing': 'geometry-missing',
  'segments-cross': 'geometry-self-intersection',
  'ring-touches-itself': 'geometry-self-intersection',
  'rings-cross': 'geometry-self-intersection',
  'hole-outside': 'geometry-hole-outside',
  'parts-overlap': 'geometry-parts-overlap',
  'ring-too-short': 'ring-flat',
  'ring-wrong-way-round': 'ring-flat',
  empty: 'geometry-empty',
  duplicate: 'geometry-duplicate',
  overlap: 'geometry-overlap',
  gap: 'geometry-gap',
  sliver: 'geometry-sliver',
  'outside-parent': 'outside-parent',
  'parent-not-filled': 'parent-not-filled',
  tangled: 'net-tangled',
};

const questionCodes: Readonly<Partial<Record<NetProblem['kind'], Code>>> = {
  gap: 'ask-gap',
  duplicate: 'ask-duplicate',
  'unit-lost': 'ask-lost',
  'void-misplaced': 'ask-void',
};

/** A fault of units as a problem with its feature, area and place; `isQuestion` says what a person must do. */
export const netProblem = (problem: NetProblem, names: AreaNames, isQuestion = false): InputProblem => {
  const { kind, units, place, areaSquareCentimetres, count } = problem;
  const code = (isQuestion ? questionCodes[kind] : undefined) ?? problemCodes[kind];
  if (code === undefined) throw new Error(`the units of an import are wrong: ${kind}`);
  const labels = units.map(names.labelOf);
  const isGap = kind === 'gap';
  const others = (isGap ? labels : labels.slice(1)).join('、');
  const at = place === null ? null : names.placeOf(place);
  return {
    code,
    params: {
      squareMeters: squareMeters(areaSquareCentimetres ?? 0),
      count: count ?? 1,
      other: others,
      others,
      parent: others,
      place: at === null ? '' : at.map((degrees) => degrees.toFixed(7)).join(),
      limit: Math.ceil((areaSquareCentimetres ?? 0) / 10_000),
    },
    ...(isGap || labels[0] === undefined ? {} : { feature: labels[0] }),
    ...(at === null ? {} : { place: at }),
  };
};

/** Whole square metres, tenths below ten, thousandths below a tenth. */
export const squareMeters = (squareCentimetres: number): number => {
  const square = squareCentimetres / 10_000;
  const digits = Math.abs(square) < 0.1 ? 1000 : Math.abs(square) < 10 ? 10 : 1;
  return Math.round(square * digits) / digits;
};

const moved: ReadonlySet<RepairRule> = new Set(['snap', 'pull']);

/** What a repair did, in words. */
export const decisionProblem = (decision: RepairDecision, names: AreaNames): InputProblem => {
  const { rule, place, areaSquareCentimetres, from, to, count, centimetres } = decision;
  const [source, target] = [from, to].map((units) => units.map(names.labelOf).join('、'));
  const params = {
    squareMeters: squareMeters(areaSquareCentimetres ?? 0),
    from: source ?? '',
    to: target ?? '',
    others: to.slice(1).map(names.labelOf).join('、'),
    count: count ?? 1,
    centimeters: centimetres ?? 0,
  };
  const follows = to.length === 0 ? 'repair-parent-loses' : 'repair-parent-gains';
  const isAboutOne =
    moved.has(rule) || rule === 'ring-redrawn' || (rule === 'parent-follows' && to.length === 0);
  const feature = names.labelOf(to[0] ?? from[0] ?? '');
  return {
    code: rule === 'parent-follows' ? follows : `repair-${rule}`,
    params,
    ...(isAboutOne ? { feature } : {}),
    place: names.placeOf(place),
  };
};

/** The change of one unit's area, in words. */
export const areaProblem = ({ unit, before, after }: AreaChange, names: AreaNames): InputProblem => {
  const change = squareMeters(after - (before ?? 0));
  const params = {
    before: squareMeters(before ?? 0),
    after: squareMeters(after),
    change: change > 0 ? `+${change}` : String(change),
  };
  return { code: 'repair-area', feature: names.labelOf(unit), params };
};
