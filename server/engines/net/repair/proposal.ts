import { buildNet } from '../build.ts';
import { certify } from '../certificate.ts';
import { publish } from '../dissolve.ts';
import type { Net } from '../net.ts';
import { type NetProblem, problemOf, type UnitInput } from '../net-input.ts';
import { doubleAreaOfPolygons, type Polygon } from '../plane.ts';
import { treeProblems } from '../tree-problems.ts';
import type { RepairDecision } from './decision.ts';
import { areaOfShape, type DrawnUnits, drawnUnits } from './drawn-units.ts';
import { overlayOf } from './overlay.ts';
import { coveredAreas, problemsOf } from './problems.ts';
import { proposalKey } from './proposal-key.ts';
import { type Redrawn, redraw } from './redraw.ts';
import { regionsOf } from './regions.ts';
import type { RepairOptions } from './repair-options.ts';

/** Square centimetres of a unit as it was drawn and as it would be; null for what was not drawn. */
export interface AreaChange {
  readonly unit: string;
  readonly before: number | null;
  readonly after: number;
}

/** A net that can be made of faulty polygons, for a person to accept or not. */
export interface Repair {
  readonly net: Net;
  readonly outline: readonly Polygon[];
  /** The same for the same units, options and outcome. */
  readonly key: string;
  /** Of every unit whose area changes. */
  readonly areaChanges: readonly AreaChange[];
}

export interface RepairProposal {
  /** What is wrong with the units as they were drawn. */
  readonly problems: readonly NetProblem[];
  readonly decisions: readonly RepairDecision[];
  /** What no rule can decide; null `repair` until a person has. */
  readonly questions: readonly NetProblem[];
  readonly repair: Repair | null;
}

const refused = (problems: readonly NetProblem[]): RepairProposal => ({
  problems,
  decisions: [],
  questions: problems,
  repair: null,
});

/**
 * Looks at units that are no net, lists everything that is wrong, and makes the net that rules can make of them: lines
 * are brought together, all lines noded exactly, every face given to one unit. Pure and the same every time. The net
 * stands its certificate, or there is none and `questions` says what a person must do.
 */
export const proposeRepair = (units: readonly UnitInput[], options: RepairOptions): RepairProposal => {
  const wrong = treeProblems(units);
  if (wrong.length > 0) return refused(wrong);
  const drawn = drawnUnits(units);
  if (drawn.unreadable.length > 0) return refused(drawn.unreadable);
  const overlay = overlayOf(drawn.shapes);
  if ('tangled' in overlay) return refused([problemOf('tangled', [], overlay.tangled)]);
  const district = units.find(({ unit }) => unit.parentId === null)?.unit.id ?? '';
  const regions = regionsOf(overlay);
  const problems = problemsOf(drawn, overlay, regions, district, options);
  const areas = coveredAreas(drawn, regions);
  const redrawn = redraw(drawn, areas, district, options);
  const questions = [...drawn.missing, ...redrawn.questions];
  const { decisions } = redrawn;
  const repair = questions.length > 0 ? null : finish(units, drawn, areas, redrawn, options);
  if (questions.length === 0 && repair === null) questions.push(problemOf('tangled', []));
  return { problems, decisions, questions, repair };
};

const finish = (
  units: readonly UnitInput[],
  drawn: DrawnUnits,
  areas: Float64Array,
  { inputs, decisions }: Redrawn,
  options: RepairOptions,
): Repair | null => {
  const built = buildNet(inputs);
  if ('problems' in built) return null;
  const { net, outline } = built;
  const published = publish(net);
  if (!certify(published, outline).ok) return null;
  const after = new Map(
    published.map(({ unit, polygons }) => [unit.id, doubleAreaOfPolygons(polygons) / 2] as const),
  );
  const before = new Map([
    ...drawn.leaves.map(({ unit }, leaf) => [unit.id, areas[leaf] ?? 0] as const),
    ...[...drawn.parents].map(([id, polygons]) => [id, Math.abs(areaOfShape(polygons))] as const),
  ]);
  const areaChanges = inputs.flatMap(({ unit }): AreaChange[] => {
    const [was, is] = [before.get(unit.id) ?? null, after.get(unit.id) ?? 0];
    const isUnseen = was === null && !unit.isVoid;
    return was === is || isUnseen ? [] : [{ unit: unit.id, before: was, after: is }];
  });
  return { net, outline, key: proposalKey(units, inputs, published, decisions, options), areaChanges };
};
