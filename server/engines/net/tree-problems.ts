import { type NetProblem, problemOf, type UnitInput } from './net-input.ts';
import { isUnit, tierOf, type Unit } from './unit.ts';

/** What is wrong with the tree of units: the same uuid or code twice, parents missing or of the wrong tier. */
export const treeProblems = (inputs: readonly UnitInput[]): NetProblem[] => {
  const malformed = inputs.filter(({ unit }) => !isUnit(unit));
  if (malformed.length > 0)
    return malformed.map(({ unit }) => problemOf('unit-malformed', [String(unit?.id)]));
  const problems: NetProblem[] = [];
  const byId = new Map<string, Unit>();
  const byCode = new Map<string, Unit>();
  for (const { unit } of inputs) {
    if (byId.has(unit.id)) problems.push(problemOf('unit-twice', [unit.id]));
    const namesake = byCode.get(unit.code);
    if (namesake !== undefined) problems.push(problemOf('code-twice', [namesake.id, unit.id]));
    byId.set(unit.id, unit);
    byCode.set(unit.code, unit);
  }
  for (const { unit } of inputs) {
    const parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
    if (unit.parentId !== null && parent === undefined) problems.push(problemOf('parent-missing', [unit.id]));
    else if (tierOf[unit.level] !== (parent === undefined ? 0 : tierOf[parent.level] + 1))
      problems.push(problemOf('level-wrong', [unit.id]));
  }
  const roots = inputs.filter(({ unit }) => unit.parentId === null);
  if (roots.length !== 1)
    problems.push(
      problemOf(
        'district-not-one',
        roots.map(({ unit }) => unit.id),
      ),
    );
  return problems;
};
