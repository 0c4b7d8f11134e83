import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFrequentPlaces } from '../../../../server/engines/stats/frequent-places.ts';
import { findJointRequests } from '../../../../server/engines/stats/joint-requests.ts';
import { findRelapses } from '../../../../server/engines/stats/relapses.ts';
import { findRepeatRequests } from '../../../../server/engines/stats/repeat-requests.ts';
import type { RequestColumns } from '../../../../server/engines/stats/request-series.ts';
import { findSeasons } from '../../../../server/engines/stats/seasonal-calendar.ts';

type Row = readonly [day: number, category: number, place: number, reporter: number, closedDay?: number];

const columns = (rows: readonly Row[]): RequestColumns => ({
  day: rows.map(([day]) => day),
  category: rows.map(([, category]) => category),
  place: rows.map(([, , place]) => place),
  reporter: rows.map(([, , , reporter]) => reporter),
  closedDay: rows.map(([, , , , closedDay]) => closedDay ?? -1),
});

const joint = { days: 7, leastReporters: 3 };

describe('many about the same (多人同诉)', () => {
  it('wants three different people, one place, one category, seven days', () => {
    const three: Row[] = [
      [10, 1, 5, 100],
      [13, 1, 5, 101],
      [16, 1, 5, 102],
    ];
    expect(findJointRequests(columns(three), joint)).toEqual([
      { place: 5, category: 1, fromDay: 10, untilDay: 16, tickets: 3, reporters: 3 },
    ]);
    const without = (change: Row): number =>
      findJointRequests(columns([...three.slice(0, 2), change]), joint).length;
    expect(without([17, 1, 5, 102])).toBe(0);
    expect(without([16, 2, 5, 102])).toBe(0);
    expect(without([16, 1, 6, 102])).toBe(0);
    expect(without([16, 1, 5, 101])).toBe(0);
    expect(without([16, 1, 5, -1])).toBe(0);
    expect(without([16, 1, -1, 102])).toBe(0);
  });

  it('makes one episode of windows that touch, whatever the order of the tickets', () => {
    const rows: Row[] = [30, 1, 2, 3, 5, 8, 31, 32].map((day, person) => [day, 1, 5, person]);
    expect(
      findJointRequests(columns(rows), joint).map(({ fromDay, untilDay }) => [fromDay, untilDay]),
    ).toEqual([
      [1, 8],
      [30, 32],
    ]);
  });

  it('agrees with looking at every window (property)', () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: -1, max: 1 }),
      fc.integer({ min: -1, max: 2 }),
      fc.integer({ min: -1, max: 5 }),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const covered = new Set<string>();
        for (const [last, category, place] of rows) {
          const window = rows.filter(
            ([day, c, p]) => c === category && p === place && day <= last && day > last - joint.days,
          );
          const people = new Set(window.map(([, , , reporter]) => reporter).filter((one) => one >= 0));
          if (category >= 0 && place >= 0 && people.size >= joint.leastReporters)
            for (const [day] of window) covered.add(`${category} ${place} ${day}`);
        }
        const found = findJointRequests(columns(rows), joint);
        const own = new Set(
          found.flatMap(({ category, place, fromDay, untilDay }) =>
            rows
              .filter(([day, c, p]) => c === category && p === place && day >= fromDay && day <= untilDay)
              .map(([day]) => `${category} ${place} ${day}`),
          ),
        );
        expect(own).toEqual(covered);
      }),
    );
  });
});

describe('one who asks again and again (一人多诉)', () => {
  it('is counted wherever it is about, and never named', () => {
    const rows: Row[] = [
      [1, 1, 5, 7],
      [20, 2, 6, 7],
      [30, 1, 5, 7],
      [31, 1, 5, 8],
      [90, 1, 5, 7],
    ];
    const found = findRepeatRequests(columns(rows), { days: 30, leastTickets: 3 });
    expect(found).toEqual([{ place: 5, category: 1, fromDay: 1, untilDay: 30, tickets: 3, reporters: 1 }]);
    expect(Object.keys(found[0] ?? {})).not.toContain('reporter');
    expect(findRepeatRequests(columns(rows), { days: 29, leastTickets: 3 })).toEqual([]);
    const nobody = rows.map(([day, category, place]): Row => [day, category, place, -1]);
    expect(findRepeatRequests(columns(nobody), { days: 30, leastTickets: 3 })).toEqual([]);
  });
});

describe('what comes back (反弹回潮)', () => {
  const rule = { days: 30, leastReturns: 1 };

  it('is a ticket after everything before it was closed, within thirty days', () => {
    const returns = (rows: Row[]): number[] =>
      findRelapses(columns(rows), rule).map((found) => found.returns);
    expect(
      returns([
        [0, 1, 5, 1, 4],
        [20, 1, 5, 2, 25],
      ]),
    ).toEqual([1]);
    expect(
      returns([
        [0, 1, 5, 1, 4],
        [34, 1, 5, 2, 40],
        [60, 1, 5, 3, 61],
      ]),
    ).toEqual([2]);
    expect(
      returns([
        [0, 1, 5, 1, 4],
        [35, 1, 5, 2, 40],
      ]),
    ).toEqual([]);
    expect(
      returns([
        [0, 1, 5, 1],
        [20, 1, 5, 2, 25],
      ]),
    ).toEqual([]);
    expect(
      returns([
        [0, 1, 5, 1, 20],
        [20, 1, 5, 2, 25],
      ]),
    ).toEqual([]);
    expect(
      returns([
        [0, 1, 5, 1, 4],
        [20, 2, 5, 2, 25],
      ]),
    ).toEqual([]);
  });
});

describe('places that ask often (高频)', () => {
  it('are those above what their size explains, the smallest not first for being small', () => {
    const population = [...new Array(40).fill(500), 3, 5000, 500];
    const counts = [...new Array(40).fill(10), 1, 100, 40];
    const found = findFrequentPlaces(counts, population, { mostFalse: 0.05, leastCount: 5 });
    expect(found.map(({ place }) => place)).toEqual([42]);
    expect(found[0]?.rate).toBeLessThan(40 / 500);
  });
});

describe('seasons', () => {
  it('are the weeks above the mean of the year, and not by chance', () => {
    const heating = Array.from({ length: 52 }, (_, week) => (week < 10 ? 60 : 5));
    const steady = Array.from({ length: 52 }, (_, week) => 20 + (week % 3));
    const rule = { leastRatio: 1.5, leastCount: 30, mostFalse: 0.01 };
    const found = findSeasons([heating, steady], rule);
    expect(found).toMatchObject([{ category: 0, fromWeek: 0, untilWeek: 9, count: 600 }]);
    expect(findSeasons([], rule)).toEqual([]);
  });
});
