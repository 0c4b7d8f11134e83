import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refineAtoms } from '../../../../server/engines/stats/disclosure-atoms.ts';
import type { DisclosureLimits } from '../../../../server/engines/stats/disclosure-limits.ts';
import { proveDisclosure } from '../../../../server/engines/stats/disclosure-proof.ts';
import { isolatedSets, setsByTrial } from './isolation-referee.ts';
import { type TicketGroup, tablesOf } from './table-fixtures.ts';

const prove = (groups: readonly TicketGroup[]) => proveDisclosure(tablesOf(groups));

/** Tables with few kinds of tickets; limits low, so that safe and unsafe both come up. */
const smallTables = fc
  .integer({ min: 1, max: 3 })
  .chain((families) =>
    fc.record({
      groups: fc.array(
        fc.record({
          tickets: fc.integer({ min: 1, max: 5 }),
          reporters: fc.integer({ min: 1, max: 5 }),
          cells: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: families, maxLength: families }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      unknown: fc.array(fc.nat(29), { maxLength: 4 }),
      limits: fc.record({
        tickets: fc.integer({ min: 1, max: 3 }),
        reporters: fc.integer({ min: 0, max: 2 }),
        largestShare: fc.constantFrom(0.5, 0.75, 1),
      }),
    }),
  )
  .map(({ groups, unknown, limits }) => {
    const made = tablesOf(groups);
    for (const ticket of unknown) if (ticket < made.reporterOf.length) made.reporterOf[ticket] = -1;
    return { ...made, limits };
  });

/** Counted anew, apart from the engine. */
const isBelow = (tickets: readonly number[], reporterOf: Int32Array, limits: DisclosureLimits): boolean => {
  const known = tickets.map((ticket) => reporterOf[ticket]!).filter((reporter) => reporter >= 0);
  const held = [...new Set(known)].map((reporter) => known.filter((other) => other === reporter).length);
  if (tickets.length < limits.tickets || held.length < limits.reporters) return true;
  return held.some((own) => own > limits.largestShare * known.length);
};

describe('the proof of disclosure', () => {
  it('never calls safe what exact elimination can take apart', () => {
    let safeWithSets = 0;
    fc.assert(
      fc.property(smallTables, ({ reporterOf, families, limits }) => {
        const proof = proveDisclosure({ reporterOf, families, limits });
        if (!proof.safe) return;
        const sets = isolatedSets(families, reporterOf.length);
        if (sets.length > 0) safeWithSets += 1;
        expect(sets.filter((tickets) => isBelow(tickets, reporterOf, limits))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    expect(safeWithSets).toBeGreaterThan(100);
  });

  it('never calls safe what adding and subtracting cells can take apart', () => {
    fc.assert(
      fc.property(smallTables, ({ reporterOf, families, limits }) => {
        if (!proveDisclosure({ reporterOf, families, limits }).safe) return;
        const sets = setsByTrial(families, reporterOf.length);
        expect(sets.filter((tickets) => isBelow(tickets, reporterOf, limits))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('does not turn safe when more is published', () => {
    fc.assert(
      fc.property(smallTables, ({ reporterOf, families, limits }) => {
        const fewer = proveDisclosure({ reporterOf, families: families.slice(1), limits });
        if (!fewer.safe) expect(proveDisclosure({ reporterOf, families, limits }).safe).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not depend on the order of tables', () => {
    fc.assert(
      fc.property(smallTables, fc.nat(), ({ reporterOf, families, limits }, turn) => {
        const at = turn % families.length;
        const turned = [...families.slice(at), ...families.slice(0, at)].reverse();
        const [one, two] = [refineAtoms(families, reporterOf.length), refineAtoms(turned, reporterOf.length)];
        expect(two).toEqual(one);
        const proofs = [families, turned].map((some) =>
          proveDisclosure({ reporterOf, families: some, limits }),
        );
        expect(proofs[1]!.safe).toBe(proofs[0]!.safe);
        expect(proofs[1]!.atoms).toBe(proofs[0]!.atoms);
      }),
      { numRuns: 500 },
    );
  });

  it('names cells whose common tickets are too few, none of them needless', () => {
    fc.assert(
      fc.property(smallTables, ({ reporterOf, families, limits }) => {
        const proof = proveDisclosure({ reporterOf, families, limits });
        if (proof.safe) return;
        const ticketsIn = (cells: readonly { family: number; cell: number }[]) =>
          [...reporterOf.keys()].filter((t) =>
            cells.every(({ family, cell }) => families[family]![t] === cell),
          );
        for (const { combination, firstTicket } of proof.exposed) {
          expect(ticketsIn(combination)).toContain(firstTicket);
          expect(combination.some(({ cell }) => cell >= 0)).toBe(true);
          expect(isBelow(ticketsIn(combination), reporterOf, limits)).toBe(true);
        }
      }),
    );
  });
});

describe('leaks planted on purpose', () => {
  it('refuses a month less its first three weeks', () => {
    // The month; its first three weeks, published earlier.
    const proof = prove([
      { tickets: 36, cells: [0, 0] },
      { tickets: 4, cells: [0, -1] },
    ]);
    expect(proof).toMatchObject({
      safe: false,
      exposedCount: 1,
      exposed: [{ tickets: 4, cells: [0, -1] }],
    });
  });

  it('refuses a total less its parts, and says so', () => {
    const proof = prove([
      { tickets: 50, cells: [0, 7] },
      { tickets: 40, cells: [1, 7] },
      { tickets: 6, cells: [-1, 7] },
    ]);
    expect(proof.safe === false && proof.exposed[0]!.combination).toEqual([
      { family: 0, cell: -1 },
      { family: 1, cell: 7 },
    ]);
  });

  it('refuses two revisions of the net whose sliver has three tickets, and says which', () => {
    const proof = prove([
      { tickets: 60, cells: [0, 0] },
      { tickets: 3, cells: [0, 1] },
      { tickets: 80, cells: [1, 1] },
    ]);
    expect(
      proof.safe === false && proof.exposed.map(({ tickets, combination }) => [tickets, combination]),
    ).toEqual([
      [
        3,
        [
          { family: 0, cell: 0 },
          { family: 1, cell: 1 },
        ],
      ],
    ]);
  });

  it('refuses a drawn line that differs from a community by four tickets', () => {
    const proof = prove([
      { tickets: 30, cells: [4, 0] },
      { tickets: 4, cells: [4, -1] },
      { tickets: 90, cells: [5, -1] },
    ]);
    expect(proof).toMatchObject({ safe: false, exposedCount: 1, exposed: [{ tickets: 4 }] });
  });

  it('refuses to publish a table again after two late tickets, and takes ten late ones by ten people', () => {
    const again = (late: number) =>
      prove([
        { tickets: 52, cells: [0, 0] },
        { tickets: late, cells: [-1, 0] },
      ]);
    expect(again(2)).toMatchObject({ safe: false, exposed: [{ tickets: 2, cells: [-1, 0] }] });
    expect(again(10)).toMatchObject({ safe: true, atoms: 2, smallest: { tickets: 10 } });
  });

  it('refuses a category whose complement is small although every cell is large', () => {
    const proof = prove([
      { tickets: 41, cells: [0, 0] },
      { tickets: 9, cells: [0, 1] },
      { tickets: 41, cells: [1, 1] },
    ]);
    expect(proof.safe).toBe(false);
  });

  it('refuses many tickets by four people, by nobody known, and mostly by one', () => {
    expect(prove([{ tickets: 40, reporters: 4, cells: [0] }]).safe).toBe(false);
    expect(prove([{ tickets: 40, reporters: 5, cells: [0] }]).safe).toBe(true);
    const families = [new Int32Array(40)];
    expect(proveDisclosure({ reporterOf: new Int32Array(40).fill(-1), families }).safe).toBe(false);
    const one = Int32Array.from({ length: 40 }, (_, ticket) => Math.max(0, ticket - 20));
    expect(proveDisclosure({ reporterOf: one, families }).safe).toBe(false);
    const limits = { tickets: 10, reporters: 5, largestShare: 1 };
    expect(proveDisclosure({ reporterOf: one, families, limits }).safe).toBe(true);
  });

  it('refuses more than it must where two margins cross: stated, not hidden', () => {
    const groups = [
      { tickets: 20, cells: [0, 0] },
      { tickets: 5, cells: [0, 1] },
      { tickets: 20, cells: [1, 0] },
      { tickets: 20, cells: [1, 1] },
    ];
    const { families, reporterOf } = tablesOf(groups);
    expect(isolatedSets(families, reporterOf.length).some((set) => set.length < 10)).toBe(false);
    expect(prove(groups).safe).toBe(false);
  });
});

describe('arguments of the proof', () => {
  const reporterOf = Int32Array.of(0, 1, 2);

  it('must fit together', () => {
    expect(() => proveDisclosure({ reporterOf, families: [new Int32Array(2)] })).toThrow(RangeError);
    expect(() => proveDisclosure({ reporterOf, families: [Int32Array.of(0, -2, 0)] })).toThrow(RangeError);
    expect(() => proveDisclosure({ reporterOf: Int32Array.of(-2), families: [] })).toThrow(RangeError);
    expect(() => refineAtoms([], -1)).toThrow(RangeError);
    const limits = { tickets: 0, reporters: 5, largestShare: 0.5 };
    expect(() => proveDisclosure({ reporterOf, families: [], limits })).toThrow(RangeError);
  });

  it('may be large numbers of cells and reporters', () => {
    const many = 2_000_000_000;
    const far = Int32Array.from({ length: 20 }, (_, ticket) => many + (ticket % 10));
    const families = [new Int32Array(20).fill(many)];
    expect(proveDisclosure({ reporterOf: far, families })).toMatchObject({
      safe: true,
      smallest: { tickets: 20, reporters: 10, largestReporter: 2 },
    });
  });

  it('may be nothing at all', () => {
    expect(proveDisclosure({ reporterOf, families: [] })).toEqual({ safe: true, atoms: 0, smallest: null });
  });
});
