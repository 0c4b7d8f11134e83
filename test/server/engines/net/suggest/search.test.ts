import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AtomGraph } from '../../../../../server/engines/net/suggest/atom-graph.ts';
import { differenceOf } from '../../../../../server/engines/net/suggest/difference.ts';
import { searchDivisions } from '../../../../../server/engines/net/suggest/search.ts';

const columns = 3;

/** A board of square atoms, 20 m wide. */
const boardOf = (households: readonly number[]): AtomGraph => ({
  households,
  areas: households.map(() => 4e6),
  outerLengths: households.map(() => 2_000),
  links: households.map((_, atom) =>
    households.flatMap((__, other) => {
      const isBeside = Math.abs(atom - other) === columns;
      const isNext =
        Math.abs(atom - other) === 1 && Math.floor(atom / columns) === Math.floor(other / columns);
      return isBeside || isNext ? [{ atom: other, length: 2_000, cost: 2_000 }] : [];
    }),
  ),
});

const hangsTogether = (graph: AtomGraph, atoms: readonly number[]): boolean => {
  const reached = new Set(atoms.slice(0, 1));
  for (const atom of reached)
    for (const link of graph.links[atom]!) if (atoms.includes(link.atom)) reached.add(link.atom);
  return atoms.length > 0 && reached.size === atoms.length;
};

/** The least deviation that any division into parts that hang together has: all of them are tried. */
const leastDeviation = (graph: AtomGraph, count: number): number => {
  const atoms = graph.households.length;
  const mean = graph.households.reduce((sum, each) => sum + each, 0) / count;
  let least = Infinity;
  for (let code = 0; code < count ** (atoms - 1); code += 1) {
    const parts = graph.households.map((_, atom) => Math.floor(code / count ** (atom - 1)) % count);
    parts[0] = 0;
    const groups = Array.from({ length: count }, (_, part) =>
      [...parts.keys()].filter((atom) => parts[atom] === part),
    );
    const deviation = Math.max(
      ...groups.map((group) =>
        Math.abs(group.reduce((sum, atom) => sum + graph.households[atom]!, 0) / mean - 1),
      ),
    );
    if (deviation < least && groups.every((group) => hangsTogether(graph, group))) least = deviation;
  }
  return least;
};

it('finds the best balance that there is on tiny boards', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 6, maxLength: 8 }),
      fc.integer({ min: 2, max: 3 }),
      (households, count) => {
        const graph = boardOf(households);
        const found = searchDivisions(graph, count, 0.1, 1);
        const best = Math.min(...found.map(({ deviation }) => deviation));
        const least = leastDeviation(graph, count);
        expect(best).toBeGreaterThanOrEqual(least - 1e-9);
        expect(best - least).toBeLessThan(0.01);
        for (const { parts } of found)
          for (let part = 0; part < count; part += 1)
            expect(
              hangsTogether(
                graph,
                [...parts.keys()].filter((atom) => parts[atom] === part),
              ),
            ).toBe(true);
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);

it('tells divisions apart whatever the numbers of their parts', () => {
  const households = [10, 10, 10, 10];
  const halves = Int32Array.of(0, 0, 1, 1);
  expect(differenceOf(households, halves, Int32Array.of(1, 1, 0, 0))).toBe(0);
  expect(differenceOf(households, halves, Int32Array.of(0, 1, 0, 1))).toBeCloseTo(2 / 3, 9);
  expect(differenceOf(households, halves, Int32Array.of(0, 0, 0, 1))).toBeCloseTo(0.5, 9);
});
