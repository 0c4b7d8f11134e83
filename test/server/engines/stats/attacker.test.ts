import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundToFive } from '../../../../server/engines/stats/rounding.ts';
import { suppressCells } from '../../../../server/engines/stats/suppress-cells.ts';
import { attack } from '../../../support/attacker/attack.ts';
import { type PublishedCount, partsByOverlap } from '../../../support/attacker/published-counts.ts';
import { type TicketGroup, tablesOf } from './table-fixtures.ts';

const month = '2026-05';
const countOf = (tableId: string, place: string, value: number | null, parts: string): PublishedCount => ({
  ...{ tableId, place, month, value },
  parts: parts.split(' '),
});
const exact = (counts: readonly PublishedCount[]) => counts.map((count) => ({ ...count, halfWidth: 0 }));
const leaksOf = async (counts: readonly PublishedCount[]) =>
  (await attack(counts)).smallSets.map(({ parts, least, most }) => [
    [...parts].sort().join(' '),
    least,
    most,
  ]);

describe('the attacker finds', () => {
  it('a small count that is simply there', async () => {
    expect(await leaksOf([countOf('t', 'A', 5, 'a'), countOf('t', 'B', 40, 'b')])).toEqual([['a', 3, 7]]);
  });

  it('the days after the first three weeks', async () => {
    const counts = [countOf('month', 'A', 40, 'early late'), countOf('weeks', 'A', 35, 'early')];
    expect(await leaksOf(counts)).toEqual([['late', 1, 9]]);
  });

  it('what a total has beside its parts', async () => {
    const counts = [
      countOf('communities', 'A', 52, 'a'),
      countOf('communities', 'B', 31, 'b'),
      countOf('communities', 'C', null, 'c'),
      countOf('district', 'all', 87, 'a b c'),
    ];
    expect(await leaksOf(exact(counts))).toEqual([['c', 4, 4]]);
  });

  it('the sliver between two revisions of the net, from maps and rounded counts', async () => {
    const parts = partsByOverlap([
      { tableId: 'net 3', places: [{ place: 'A', units: ['g1', 'g2', 'g3'] }] },
      {
        tableId: 'net 4',
        places: [
          { place: 'A', units: ['g1', 'g2'] },
          { place: 'B', units: ['g3', 'g4'] },
        ],
      },
    ]);
    const of = (tableId: string, place: string, value: number): PublishedCount => ({
      ...{ tableId, place, month, value },
      parts: parts[tableId]![place]!,
    });
    const report = await attack([of('net 3', 'A', 70), of('net 4', 'A', 65), of('net 4', 'B', 80)]);
    expect(report.smallSets.map(({ how, least, most }) => [how, least, most])).toEqual([
      ['A 2026-05 (net 3) less A 2026-05 (net 4)', 1, 9],
    ]);
  });

  it('a drawn line that leaves four tickets of a community out, and two late tickets', async () => {
    const line = exact([countOf('net', 'A', 34, 'in out'), countOf('drawn', 'line', 30, 'in')]);
    expect(await leaksOf(line)).toEqual([['out', 4, 4]]);
    const late = exact([countOf('June', 'A', 52, 'old'), countOf('July', 'A', 54, 'old new')]);
    expect(await leaksOf(late)).toEqual([['new', 2, 2]]);
  });

  it('what only three tables together give away', async () => {
    const counts = exact([
      countOf('one', 'x', 25, 'a b'),
      countOf('two', 'x', 50, 'b c'),
      countOf('three', 'x', 31, 'a c'),
    ]);
    expect(await leaksOf(counts)).toEqual([['a', 3, 3]]);
    expect(await leaksOf(counts.slice(1))).toEqual([]);
  });

  it('nothing where a small count hides among others, and says when counts cannot be true', async () => {
    const hidden = [
      countOf('t', 'A', null, 'a'),
      countOf('t', 'B', null, 'b'),
      countOf('all', 'D', 30, 'a b'),
    ];
    expect(await leaksOf(exact(hidden))).toEqual([]);
    const wrong = [countOf('t', 'A', 50, 'a'), countOf('all', 'D', 30, 'a b')];
    await expect(attack(wrong)).rejects.toThrow('no numbers fit');
  });
});

/** Up to four tables of tickets in few kinds, as the public would see them: every kind is a piece. */
const groupsOfTickets = fc.integer({ min: 2, max: 4 }).chain((tables) =>
  fc.array(
    fc.record({
      tickets: fc.integer({ min: 1, max: 40 }),
      cells: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: tables, maxLength: tables }),
    }),
    { minLength: 2, maxLength: 9 },
  ),
);

const asSeen = (
  groups: readonly TicketGroup[],
  tables: readonly Int32Array[],
  families: readonly Int32Array[],
  shown: (tickets: number) => Pick<PublishedCount, 'value' | 'halfWidth' | 'atLeast'>,
): PublishedCount[] =>
  families.flatMap((family, table) =>
    [...new Set(family)].flatMap((cell) => {
      if (cell < 0) return [];
      const tickets = tables[table]!.filter((own) => own === cell).length;
      const parts = groups.flatMap(({ cells }) => (cells[table] === cell ? [`in ${cells.join()}`] : []));
      const count = {
        tableId: `${table}`,
        place: `${cell}`,
        month,
        parts: [...new Set(parts), `void ${cell}`],
      };
      return tickets === 0 ? { ...count, value: null } : { ...count, ...shown(tickets) };
    }),
  );

const rounded = (tickets: number) => ({ value: roundToFive(tickets), atLeast: 10 });
const exactly = (tickets: number) => ({ value: tickets, halfWidth: 0 });

describe('tables with cells kept back', () => {
  it('give the attacker nothing, rounded or not', async () => {
    let [published, leaksBefore] = [0, 0];
    await fc.assert(
      fc.asyncProperty(groupsOfTickets, async (groups) => {
        const { reporterOf, families } = tablesOf(groups);
        const first = suppressCells({ reporterOf, tables: families.slice(0, 1) });
        const earlier = first.publishable ? first.tables : [];
        const second = suppressCells({ reporterOf, earlier, tables: families.slice(1) });
        const kept = second.publishable ? second.tables : families.slice(1).map((all) => all.map(() => -1));
        const all = [...(first.publishable ? earlier : [families[0]!.map(() => -1)]), ...kept];
        expect(await leaksOf(asSeen(groups, all, families, rounded))).toEqual([]);
        expect(await leaksOf(asSeen(groups, all, families, exactly))).toEqual([]);
        if (second.publishable) published += 1;
        leaksBefore += (await leaksOf(asSeen(groups, families, families, exactly))).length;
      }),
      { numRuns: 150 },
    );
    expect(published).toBeGreaterThan(50);
    expect(leaksBefore).toBeGreaterThan(100);
  });
});
