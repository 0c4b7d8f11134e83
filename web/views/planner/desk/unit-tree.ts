import type { DrawnUnit } from '../../../drafting/messages.ts';

/** Leaves of the units with these ids. */
export const leavesOf = (units: readonly DrawnUnit[], ids: readonly string[]): Set<string> => {
  const wanted = new Set(ids);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const isIn = (unit: DrawnUnit | undefined): boolean =>
    unit !== undefined && (wanted.has(unit.id) || isIn(byId.get(unit.parentId ?? '')));
  return new Set(units.filter((unit) => unit.isLeaf && isIn(unit)).map(({ id }) => id));
};
