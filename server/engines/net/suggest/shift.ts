import type { AtomGraph } from './atom-graph.ts';
import { type HouseholdRange, isWithin } from './bulk.ts';

/** A unit below that goes from one unit to another beside it, by their places in the lists. */
export interface Shift {
  readonly atom: number;
  readonly from: number;
  readonly to: number;
}

/** Most units below that go to or from one unit. */
const mostShifts = 4;

/**
 * Units below (atoms) that change hands so that units out of a range come into it, those farthest out first; units
 * beside them get no farther out, and all stay in one piece. `homes` says whose each atom is; -1 where it stays out.
 * A unit that cannot be brought in is left as it is.
 */
export const planShifts = (
  graph: AtomGraph,
  homes: Int32Array,
  count: number,
  range: HouseholdRange,
): Shift[] => {
  const plan: Shift[] = [];
  let now = homes;
  const worstFirst = Array.from({ length: count }, (_, unit) => unit).sort(
    (a, b) => beyond(householdsOf(graph, homes, b), range) - beyond(householdsOf(graph, homes, a), range),
  );
  for (const unit of worstFirst) {
    if (isWithin(householdsOf(graph, now, unit), range)) continue;
    const trial = now.slice();
    const shifts: Shift[] = [];
    while (shifts.length < mostShifts && !isWithin(householdsOf(graph, trial, unit), range)) {
      const best = bestShift(graph, trial, unit, range);
      if (best === null) break;
      trial[best.atom] = best.to;
      shifts.push(best);
    }
    if (!isWithin(householdsOf(graph, trial, unit), range)) continue;
    now = trial;
    plan.push(...shifts);
  }
  return plan;
};

const householdsOf = (graph: AtomGraph, homes: Int32Array, unit: number): number =>
  graph.households.reduce((sum, each, atom) => (homes[atom] === unit ? sum + each : sum), 0);

/** Households that a unit has too many or too few. */
const beyond = (households: number, { least, most }: HouseholdRange): number =>
  Math.max(0, households - most, least - households);

const bestShift = (
  graph: AtomGraph,
  homes: Int32Array,
  unit: number,
  range: HouseholdRange,
): Shift | null => {
  const own = householdsOf(graph, homes, unit);
  const gives = own > range.most;
  let best: { readonly shift: Shift; readonly off: number; readonly line: number } | null = null;
  for (const [atom, links] of graph.links.entries()) {
    const from = homes[atom] as number;
    if (from < 0 || (from === unit) !== gives) continue;
    const moved = graph.households[atom] as number;
    const off = beyond(gives ? own - moved : own + moved, range);
    if (moved === 0 || off >= beyond(own, range)) continue;
    for (const to of new Set(
      links.filter(({ length }) => length > 0).map(({ atom: other }) => homes[other]),
    )) {
      if (to === undefined || to < 0 || to === from || (to === unit) === gives) continue;
      const other = householdsOf(graph, homes, gives ? to : from);
      const after = gives ? other + moved : other - moved;
      if (beyond(after, range) > beyond(other, range) || !hangsTogetherWithout(graph, homes, atom)) continue;
      // The boundary gets longer by what the atom has in common with its own, shorter by what with the other.
      const line = links.reduce(
        (sum, link) =>
          sum + (homes[link.atom] === from ? link.cost : homes[link.atom] === to ? -link.cost : 0),
        0,
      );
      if (best === null || off < best.off || (off === best.off && line < best.line))
        best = { shift: { atom, from, to }, off, line };
    }
  }
  return best?.shift ?? null;
};

/** Whether the unit of an atom is something in one piece without it. */
const hangsTogetherWithout = (graph: AtomGraph, homes: Int32Array, atom: number): boolean => {
  const rest = [...homes.keys()].filter((other) => other !== atom && homes[other] === homes[atom]);
  const reached = new Set(rest.slice(0, 1));
  for (const at of reached)
    for (const { atom: next, length } of graph.links[at] ?? [])
      if (length > 0 && next !== atom && homes[next] === homes[atom]) reached.add(next);
  return rest.length > 0 && reached.size === rest.length;
};
