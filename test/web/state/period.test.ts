import { describe, expect, test } from 'vitest';
import {
  firstPeriod,
  lastDays,
  periodOf,
  quickPeriod,
  quickPeriodOf,
  shiftPeriod,
  stepPeriod,
} from '../../../web/state/period.ts';
import { bucketsOf, spanOfPeriod } from '../../../web/state/time-buckets.ts';
import { defaultView } from '../../../web/state/view.ts';

const whole = { from: '2024-07-01', until: '2026-06-30' };

describe('periods', () => {
  test('the last days include the last one', () => {
    expect(lastDays('2026-06-30', 30, null)).toEqual({ from: '2026-06-01', until: '2026-06-30' });
  });

  test('a period does not begin before the data', () => {
    expect(lastDays('2026-06-30', 365, '2026-03-01').from).toBe('2026-03-01');
  });

  test('without days in the address it is the last 90', () => {
    expect(periodOf(defaultView, whole)).toEqual({ from: '2026-04-02', until: '2026-06-30' });
  });

  test('a button knows its own period and no other', () => {
    expect(quickPeriodOf(quickPeriod('365', whole), whole)).toBe('365');
    expect(quickPeriodOf(whole, whole)).toBe('all');
    expect(quickPeriodOf({ from: '2026-06-02', until: '2026-06-30' }, whole)).toBeNull();
  });

  test('the period before ends on the eve and is as long', () => {
    expect(shiftPeriod({ from: '2026-06-01', until: '2026-06-30' }, -1)).toEqual({
      from: '2026-05-02',
      until: '2026-05-31',
    });
  });
});

describe('bars of the histogram', () => {
  const perDay = Array.from({ length: 40 }, (_, day) => day + 1);

  test('weeks begin on Monday and no ticket is lost', () => {
    const weeks = bucketsOf('2026-01-01', perDay, 'week');
    expect(weeks[0]).toEqual({ from: '2026-01-01', until: '2026-01-04', count: 10 });
    expect(weeks[1]?.from).toBe('2026-01-05');
    expect(weeks.reduce((sum, week) => sum + week.count, 0)).toBe(820);
  });

  test('months are calendar months', () => {
    expect(bucketsOf('2026-01-01', perDay, 'month').map((bar) => bar.until)).toEqual([
      '2026-01-31',
      '2026-02-09',
    ]);
  });

  test('a period covers the bars that it touches', () => {
    const weeks = bucketsOf('2026-01-01', perDay, 'week');
    expect(spanOfPeriod(weeks, { from: '2026-01-06', until: '2026-01-12' })).toEqual([1, 2]);
    expect(spanOfPeriod(weeks, { from: '2027-01-01', until: '2027-02-01' })).toEqual([6, 6]);
  });
});

describe('playing through the data', () => {
  test('a step is a day, a week or a month', () => {
    const june = { from: '2025-06-01', until: '2025-06-30' };
    expect(stepPeriod(june, 'day', whole)).toEqual({ from: '2025-06-02', until: '2025-07-01' });
    expect(stepPeriod(june, 'week', whole)).toEqual({ from: '2025-06-08', until: '2025-07-07' });
    expect(stepPeriod(june, 'month', whole)).toEqual({ from: '2025-07-01', until: '2025-07-31' });
  });

  test('whole months stay whole months through a year', () => {
    let month = { from: '2024-07-01', until: '2024-07-31' };
    for (let steps = 0; steps < 12; steps += 1) month = stepPeriod(month, 'month', whole) ?? month;
    expect(month).toEqual({ from: '2025-07-01', until: '2025-07-31' });
  });

  test('it ends where the data end, and begins again at their first day', () => {
    const last = { from: '2026-06-24', until: '2026-06-30' };
    expect(stepPeriod(last, 'day', whole)).toBeNull();
    expect(firstPeriod(last, whole)).toEqual({ from: '2024-07-01', until: '2024-07-07' });
  });
});
