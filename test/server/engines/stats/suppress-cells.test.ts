import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proveDisclosure } from '../../../../server/engines/stats/disclosure-proof.ts';
import { suppressCells } from '../../../../server/engines/stats/suppress-cells.ts';
import { isolatedSets } from './isolation-referee.ts';
import { type TicketGroup, tablesOf } from './table-fixtures.ts';

const limits = { tickets: 10, reporters: 5, largestShare: 1 };

/** The communities of one month, and its total: table 0 and 1. */
const monthOf = (counts: readonly number[]): TicketGroup[] =>
  counts.map((tickets, community) => ({ tickets, cells: [community, 0] }));

const suppressedIn = (groups: readonly TicketGroup[]) => {
  const { reporterOf, families } = tablesOf(groups);
  const result = suppressCells({ reporterOf, tables: families, limits });
  return result.publishable ? result.suppressed : result.reason;
};

/** Some tables published one after the other, of tickets in few kinds. */
const releases = fc
  .integer({ min: 2, max: 4 })
  .chain((families) =>
    fc.record({
      groups: fc.array(
        fc.record({
          tickets: fc.integer({ min: 1, max: 24 }),
          reporters: fc.integer({ min: 1, max: 12 }),
          cells: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: families, maxLength: families }),
        }),
        { minLength: 1, maxLength: 9 },
      ),
      earlierCount: fc.nat(families - 1),
      largestShare: fc.constantFrom(0.5, 1),
    }),
  )
  .map(({ groups, earlierCount, largestShare }) => {
    const { reporterOf, families } = tablesOf(groups);
    const chosen = { ...limits, largestShare };
    // What was published earlier was itself kept within the limits.
    const first = suppressCells({ reporterOf, tables: families.slice(0, earlierCount), limits: chosen });
    const earlier = first.publishable ? first.tables : [];
    return { reporterOf, earlier, tables: families.slice(earlierCount), limits: chosen };
  });

describe('keeping cells back', () => {
  it('gives tables that the proof accepts, with all that was published before', () => {
    let published = 0;
    fc.assert(
      fc.property(releases, (input) => {
        const result = suppressCells(input);
        if (!result.publishable) {
          expect(result.reason).toBe('nothing-left');
          return;
        }
        published += 1;
        const families = [...input.earlier, ...result.tables];
        expect(proveDisclosure({ ...input, families }).safe).toBe(true);
        const sets = isolatedSets(families, input.reporterOf.length);
        expect(sets.filter((set) => set.length < 10)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    expect(published).toBeGreaterThan(200);
  });

  it('changes nothing but whole cells, the listed ones, and gives the same answer twice', () => {
    fc.assert(
      fc.property(releases, (input) => {
        const result = suppressCells(input);
        expect(suppressCells(input)).toEqual(result);
        if (!result.publishable) return;
        const gone = new Set(result.suppressed.map(({ table, cell }) => `${table} ${cell}`));
        for (const [index, table] of input.tables.entries())
          expect(result.tables[index]).toEqual(
            table.map((cell) => (gone.has(`${index} ${cell}`) ? -1 : cell)),
          );
      }),
      { numRuns: 300 },
    );
  });

  it('loses no complementary cell that could be given back', () => {
    fc.assert(
      fc.property(releases, (input) => {
        const result = suppressCells(input);
        if (!result.publishable) return;
        for (const { table, cell, kind } of result.suppressed) {
          if (kind === 'primary') continue;
          const more = result.tables.map((kept, index) =>
            index === table ? kept.map((own, t) => (input.tables[table]![t] === cell ? cell : own)) : kept,
          );
          expect(proveDisclosure({ ...input, families: [...input.earlier, ...more] }).safe).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses as few tickets as any choice could, for communities and their total', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(counts, (sizes) => {
        const { reporterOf, families } = tablesOf(monthOf(sizes));
        const [communities, total] = families;
        if (communities === undefined || total === undefined) return;
        let least = Infinity;
        for (let kept = 0; kept < 2 ** (sizes.length + 1); kept += 1) {
          const table = communities.map((cell) => (kept & (1 << cell) ? cell : -1));
          const sum = kept & (1 << sizes.length) ? total : total.map(() => -1);
          if (!proveDisclosure({ reporterOf, families: [table, sum], limits }).safe) continue;
          const lost = [...table, ...sum].filter((cell) => cell < 0).length;
          least = Math.min(least, lost);
        }
        const result = suppressCells({ reporterOf, tables: families, limits });
        if (result.publishable)
          expect(result.suppressed.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(least);
        else expect(least).toBe(2 * reporterOf.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is kept back', () => {
  it('is the smallest other cell where a total would give one away', () => {
    expect(suppressedIn(monthOf([40, 3, 25, 60]))).toEqual([
      { table: 0, cell: 1, kind: 'primary', tickets: 3 },
      { table: 0, cell: 2, kind: 'complementary', tickets: 25 },
    ]);
  });

  it('is no more than the small cells when these hide one another', () => {
    expect(suppressedIn(monthOf([40, 3, 8, 60]))).toEqual([
      { table: 0, cell: 1, kind: 'primary', tickets: 3 },
      { table: 0, cell: 2, kind: 'primary', tickets: 8 },
    ]);
    expect(suppressedIn(monthOf([40, 60]))).toEqual([]);
  });

  it('is everything where a month has next to nothing', () => {
    expect(suppressedIn(monthOf([3, 4]))).toBe('nothing-left');
    expect(suppressedIn([])).toBe('nothing-left');
  });

  it('is both sides of a boundary that moved over three tickets, when the old net is public', () => {
    const { reporterOf, families } = tablesOf([
      { tickets: 60, cells: [0, 0] },
      { tickets: 3, cells: [0, 1] },
      { tickets: 80, cells: [1, 1] },
      { tickets: 70, cells: [2, 2] },
    ]);
    const result = suppressCells({
      reporterOf,
      earlier: families.slice(0, 1),
      tables: families.slice(1),
      limits,
    });
    expect(result.publishable && result.suppressed.map(({ cell }) => cell)).toEqual([0, 1]);
  });

  it('is the community that two late tickets reached, and with a new total another one', () => {
    const { reporterOf, families } = tablesOf([
      { tickets: 52, cells: [0, 0, 0, 0] },
      { tickets: 2, cells: [-1, -1, 0, 0] },
      { tickets: 30, cells: [1, 0, 1, 0] },
      { tickets: 12, cells: [-1, -1, 1, 0] },
    ]);
    const result = suppressCells({
      reporterOf,
      earlier: families.slice(0, 2),
      tables: families.slice(2),
      limits,
    });
    expect(result.publishable && result.suppressed).toEqual([
      { table: 0, cell: 0, kind: 'complementary', tickets: 54 },
      { table: 0, cell: 1, kind: 'complementary', tickets: 42 },
    ]);
  });

  it('cannot mend what is public already', () => {
    const { reporterOf, families } = tablesOf([
      { tickets: 3, cells: [0, 0] },
      { tickets: 80, cells: [1, 1] },
    ]);
    const result = suppressCells({ reporterOf, earlier: families.slice(0, 1), tables: families.slice(1) });
    expect(result).toMatchObject({ publishable: false, reason: 'earlier-exposes', proof: { safe: false } });
  });

  it('is judged by the given limits, and tables must fit the tickets', () => {
    const { reporterOf, families } = tablesOf(monthOf([40, 3, 25, 60]));
    const low = { tickets: 3, reporters: 1, largestShare: 1 };
    expect(suppressCells({ reporterOf, tables: families, limits: low })).toMatchObject({ suppressed: [] });
    expect(() => suppressCells({ reporterOf, tables: [new Int32Array(1)] })).toThrow(RangeError);
  });
});
