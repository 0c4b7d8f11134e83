import highsLoader, { type Highs } from 'highs';
import { boundsOf, type CountBounds } from './linear-bounds.ts';
import type { PublishedCount } from './published-counts.ts';
import { type Suspect, suspectsIn } from './suspects.ts';

/** A set that certainly holds a ticket and certainly fewer than the limit. */
export interface SmallSet extends Suspect, CountBounds {}

/** What came of it: how many sets were asked about, and the small ones. */
export interface AttackReport {
  readonly counts: number;
  readonly parts: number;
  readonly suspects: number;
  readonly smallSets: readonly SmallSet[];
}

let solver: Promise<Highs> | undefined;

/**
 * Attacks published tables from outside: for every set of pieces that two or more counts single out, the least and
 * the most tickets it can hold, given all that was published, by linear programs. Reports those that hold at least
 * 1 and fewer than `limit` (10) in every case. Takes all published counts at once, of all tables, months, filters
 * and revisions, plain JSON; shares no code with the prover. Throws when the counts contradict one another.
 *
 * @example
 * await attack([
 *   { tableId: 'net 3', place: 'A', month: '2026-05', value: 40, parts: ['a', 'sliver'] },
 *   { tableId: 'net 4', place: 'A', month: '2026-05', value: 35, parts: ['a'] },
 * ]); // the sliver: 1 to 9
 */
export const attack = async (counts: readonly PublishedCount[], limit = 10): Promise<AttackReport> => {
  solver ??= highsLoader();
  const highs = await solver;
  let [parts, asked] = [0, 0];
  const smallSets: SmallSet[] = [];
  for (const together of connected(counts)) {
    const suspects = suspectsIn(together);
    asked += suspects.length;
    parts += new Set(together.flatMap((count) => count.parts)).size;
    const bounds = boundsOf(highs, together, suspects);
    for (const [index, suspect] of suspects.entries()) {
      const bound = bounds[index];
      if (bound !== undefined && bound.least >= 1 && bound.most < limit)
        smallSets.push({ ...suspect, ...bound });
    }
  }
  return { counts: counts.length, parts, suspects: asked, smallSets };
};

/** Counts in groups that share no piece: each is a problem of its own. */
const connected = (counts: readonly PublishedCount[]): PublishedCount[][] => {
  const leaderOf = new Map<string, string>();
  const leader = (part: string): string => {
    let top = part;
    for (let up = leaderOf.get(top); up !== undefined && up !== top; up = leaderOf.get(top)) top = up;
    leaderOf.set(part, top);
    return top;
  };
  for (const { parts } of counts)
    for (const part of parts) leaderOf.set(leader(part), leader(parts[0] ?? part));
  const groups = new Map<string, PublishedCount[]>();
  for (const count of counts) {
    const [first] = count.parts;
    if (first === undefined) continue;
    const key = leader(first);
    groups.set(key, [...(groups.get(key) ?? []), count]);
  }
  return [...groups.values()];
};
