import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AtomGraph } from '../../../../../server/engines/net/suggest/atom-graph.ts';
import { type BulkMember, isWithin, planBulk } from '../../../../../server/engines/net/suggest/bulk.ts';
import { planShifts } from '../../../../../server/engines/net/suggest/shift.ts';

/** Units in a row, each beside the next. */
const rowOf = (
  households: readonly number[],
  isLeaf: (member: number) => boolean = () => true,
): BulkMember[] =>
  households.map((own, member) => ({
    households: own,
    isLeaf: isLeaf(member),
    neighbours: [member - 1, member + 1]
      .filter((other) => other >= 0 && other < households.length)
      .map((other) => ({ member: other, length: 100 })),
  }));

const range = { least: 300, most: 500 };

describe('the plan for units together', () => {
  it('splits what is too large, merges what is too small, says for which neither does', () => {
    expect(planBulk(rowOf([400, 900, 350]), range).steps).toEqual([
      { kind: 'split', member: 1, target: { parts: 2, tolerance: expect.closeTo(1 / 9, 9) } },
    ]);
    expect(planBulk(rowOf([100, 250, 400]), range)).toEqual({
      steps: [{ kind: 'merge', members: [1, 0] }],
      obstacles: [],
    });
    expect(planBulk(rowOf([100, 450, 550]), range)).toEqual({
      steps: [],
      obstacles: [
        { kind: 'no-range-fits', member: 2 },
        { kind: 'no-neighbour-fits', member: 0 },
      ],
    });
  });

  it('merges leaves with leaves only', () => {
    const plan = planBulk(
      rowOf([100, 250], (member) => member === 0),
      range,
    );
    expect(plan.steps).toEqual([]);
    expect(plan.obstacles).toHaveLength(2);
  });

  it('names each unit once at most, and what it proposes comes into the range or nearer to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 12 }),
        (households) => {
          const { steps, obstacles } = planBulk(rowOf(households), range);
          const named = [
            ...steps.flatMap((step) => (step.kind === 'split' ? [step.member] : step.members)),
            ...obstacles.map(({ member }) => member),
          ];
          expect(new Set(named).size).toBe(named.length);
          for (const [member, own] of households.entries())
            if (!isWithin(own, range)) expect(named).toContain(member);
          for (const step of steps) {
            if (step.kind === 'split') {
              const parts = 'parts' in step.target ? step.target.parts : 0;
              expect(isWithin(households[step.member]! / parts, range)).toBe(true);
            } else {
              const sum = step.members.reduce((all, member) => all + households[member]!, 0);
              expect(sum).toBeLessThanOrEqual(range.most);
            }
          }
        },
      ),
    );
  });
});

/** Squares in a row of four columns; each is beside those with a common side. */
const boardOf = (households: readonly number[]): AtomGraph => ({
  households,
  areas: households.map(() => 1e8),
  outerLengths: households.map(() => 10_000),
  links: households.map((_, atom) =>
    [atom - 4, atom + 4, atom % 4 === 0 ? -1 : atom - 1, atom % 4 === 3 ? -1 : atom + 1]
      .filter((other) => other >= 0 && other < households.length)
      .map((other) => ({ atom: other, length: 10_000, cost: 10_000 })),
  ),
});

it('units below change hands only so that a unit comes in, none gets worse, and all stay in one piece', () => {
  let shifted = 0;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 16, maxLength: 16 }),
      (households) => {
        const graph = boardOf(households);
        // Four units of two by two.
        const homes = Int32Array.from(
          households,
          (_, atom) => Math.floor(atom / 8) * 2 + (atom % 4 < 2 ? 0 : 1),
        );
        const sumsOf = (of: Int32Array) =>
          [0, 1, 2, 3].map((unit) =>
            households.reduce((sum, own, atom) => (of[atom] === unit ? sum + own : sum), 0),
          );
        const wanted = { least: 180, most: 280 };
        const plan = planShifts(graph, homes, 4, wanted);
        const after = homes.slice();
        for (const { atom, from, to } of plan) {
          expect(after[atom]).toBe(from);
          after[atom] = to;
        }
        shifted += plan.length;
        const off = (own: number): number => Math.max(0, own - wanted.most, wanted.least - own);
        const [was, is] = [sumsOf(homes), sumsOf(after)];
        for (const unit of [0, 1, 2, 3]) {
          expect(off(is[unit]!)).toBeLessThanOrEqual(off(was[unit]!));
          const own = [...after.keys()].filter((atom) => after[atom] === unit);
          const reached = new Set(own.slice(0, 1));
          for (const atom of reached)
            for (const link of graph.links[atom]!) if (own.includes(link.atom)) reached.add(link.atom);
          expect(own.length).toBeGreaterThan(0);
          expect(reached.size).toBe(own.length);
        }
        if (plan.length > 0)
          expect(is.filter((own) => off(own) > 0).length).toBeLessThan(
            was.filter((own) => off(own) > 0).length,
          );
      },
    ),
    { numRuns: 60 },
  );
  expect(shifted).toBeGreaterThan(0);
});
