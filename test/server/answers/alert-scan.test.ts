import { describe, expect, it } from 'vitest';
import { type FoundAlert, type ScanGround, scanForAlerts } from '../../../server/answers/alert-scan.ts';

const today = 1_000;

interface Row {
  readonly day: number;
  readonly category?: number;
  readonly compound?: number;
  readonly reporter?: number;
  readonly closedDay?: number;
}

/** Four communities with ten compounds of 300 households each. */
const ground: ScanGround = {
  communities: ['a', 'b', 'c', 'd'],
  compounds: Array.from({ length: 40 }, (_, place) => ({
    ...{ id: `compound-${place}`, households: 300, community: Math.floor(place / 10) },
  })),
  categories: [1, 2],
};

/** One ticket of category 1 a day, here and there, by somebody new each time. */
const quiet: readonly Row[] = Array.from({ length: 425 }, (_, at) => ({
  ...{ day: today - 424 + at, compound: (at * 7) % 40, reporter: 10_000 + at, closedDay: today - 420 + at },
}));

const scan = (rows: readonly Row[], lookBackDays = 365): FoundAlert[] => {
  const all = [...quiet, ...rows];
  const column = (of: (row: Row) => number) => all.map(of);
  return scanForAlerts({
    tickets: {
      day: Int32Array.from(column(({ day }) => day)),
      closedDay: Int32Array.from(column(({ closedDay }) => closedDay ?? -1)),
      category: Int16Array.from(column(({ category }) => category ?? 1)),
      community: Int32Array.from(column(({ compound }) => Math.floor((compound ?? 0) / 10))),
      compound: Int32Array.from(column(({ compound }) => compound ?? 0)),
      reporter: Int32Array.from(column(({ reporter }) => reporter ?? -1)),
    },
    ground,
    today,
    lookBackDays,
  });
};
const repeated = (count: number, of: (at: number) => Row): Row[] =>
  Array.from({ length: count }, (_, at) => of(at));
const kinds = (alerts: readonly FoundAlert[]): string[] => alerts.map(({ kind }) => kind);

describe('the daily scan', () => {
  it('tells nothing of quiet days', () => {
    expect(scan([])).toEqual([]);
  });

  it('tells a spike, with the days before it and the bound it exceeded', () => {
    const [alert, ...others] = scan(
      repeated(30, (at) => ({ day: today - 50 + (at % 3), compound: 20 + (at % 10) })),
    );
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      ...{ kind: 'spike', communityId: 'c', categoryId: 1, fromDay: today - 50, untilDay: today - 48 },
    });
    expect(alert?.tickets).toBeGreaterThanOrEqual(30);
    const { perDay, upperBound } = alert?.evidence ?? { perDay: [], upperBound: [] };
    expect(perDay).toHaveLength(28 + 3);
    expect(perDay.slice(-3).every((count) => count >= 10)).toBe(true);
    expect(perDay.at(-3)).toBeGreaterThan(upperBound?.at(-3) ?? Infinity);
  });

  it('tells many about the same in one compound, and not the same tickets spread over the district', () => {
    const together = repeated(12, (at) => ({
      day: today - 20 + (at % 7),
      compound: 5,
      reporter: at,
      category: 2,
    }));
    const found = scan(together).filter(({ kind }) => kind === 'joint');
    expect(found).toMatchObject([{ compoundId: 'compound-5', communityId: 'a', tickets: 12, reporters: 12 }]);
    const spread = together.map((row, at) => ({ ...row, compound: (at * 3) % 40 }));
    expect(kinds(scan(spread))).not.toContain('joint');
    const one = together.map((row) => ({ ...row, reporter: 1 }));
    expect(kinds(scan(one))).not.toContain('joint');
  });

  it('tells where somebody asks again and again, never who, what, or on which days', () => {
    const rows = repeated(9, (at) => ({
      day: today - 60 + 3 * at,
      compound: 12,
      reporter: 77,
      category: 1 + (at % 2),
    }));
    const [alert, ...others] = scan(rows).filter(({ kind }) => kind === 'repeat');
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      communityId: 'b',
      compoundId: null,
      categoryId: null,
      tickets: 9,
      reporters: 1,
    });
    expect(alert?.evidence.perDay).toEqual([]);
    expect(JSON.stringify(alert)).not.toContain('77');
  });

  it('tells what comes back after it was closed', () => {
    const rows = repeated(8, (at) => ({
      ...{
        day: today - 200 + 20 * at,
        closedDay: today - 195 + 20 * at,
        compound: 33,
        reporter: at,
        category: 2,
      },
    }));
    const found = scan(rows).filter(({ kind }) => kind === 'relapse');
    expect(found).toMatchObject([{ compoundId: 'compound-33', tickets: 8, fromDay: today - 200 }]);
    const open = rows.map((row) => ({ ...row, closedDay: -1 }));
    expect(kinds(scan(open))).not.toContain('relapse');
  });

  it('tells a rise of one community, not of the district', () => {
    const more = (communities: number) =>
      repeated(100, (at) => ({ day: today - 59 + (at % 60), compound: ((at % communities) * 10 + at) % 40 }));
    const own = repeated(100, (at) => ({ day: today - 59 + (at % 60), compound: at % 10 }));
    expect(scan(own).filter(({ kind }) => kind === 'rise')).toMatchObject([
      { communityId: 'a', categoryId: 1 },
    ]);
    expect(kinds(scan(more(4)))).not.toContain('rise');
  });

  it('tells a compound that asks often for its size', () => {
    const rows = repeated(25, (at) => ({ day: today - 80 + 3 * at, compound: 8, category: 2, reporter: at }));
    const others = repeated(40, (at) => ({
      day: today - 80 + 2 * at,
      compound: at,
      category: 2,
      reporter: 100 + at,
    }));
    const found = scan([...rows, ...others]).filter(({ kind }) => kind === 'frequent');
    expect(found).toMatchObject([{ compoundId: 'compound-8', tickets: 26 }]);
  });

  it('does not tell what ended before it looked back, and knows the same event again', () => {
    const rows = repeated(30, (at) => ({ day: today - 50 + (at % 3), compound: 20 + (at % 10) }));
    expect(scan(rows, 14)).toEqual([]);
    const keys = scan(rows).map(({ key }) => key);
    expect(scan(rows, 100).map(({ key }) => key)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
