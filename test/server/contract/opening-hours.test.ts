import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAt, openingHoursNotation, shanghaiDay } from '../../../server/contract/opening-hours.ts';
import type { StationHours } from '../../../server/contract/stations.ts';

const weekdays = (days: readonly number[], ...spans: [string, string][]): StationHours[] =>
  days.flatMap((weekday) => spans.map(([opens, closes]) => ({ weekday, opens, closes })));
const office = weekdays([1, 2, 3, 4, 5], ['09:00', '12:00'], ['13:30', '17:30']);
/** 2026-06-29 is a Monday. */
const at = (text: string) => new Date(`2026-${text}:00+08:00`);

describe('openAt', () => {
  it.each([
    ['06-29T08:59', false, '2026-06-29T09:00:00+08:00'],
    ['06-29T09:00', true, '2026-06-29T12:00:00+08:00'],
    ['06-29T12:00', false, '2026-06-29T13:30:00+08:00'],
    ['06-29T17:29', true, '2026-06-29T17:30:00+08:00'],
    ['06-27T10:00', false, '2026-06-29T09:00:00+08:00'],
  ])('at %s of an office week: open %s, changes at %s', (moment, open, changesAt) => {
    expect(openAt(at(moment), 'open', office, [])).toMatchObject({ open, changesAt });
  });

  it('a special day replaces the hours of the week', () => {
    const holiday = [{ day: '2026-06-29', opens: null, closes: null, reason: '节日' }];
    expect(openAt(at('06-29T10:00'), 'open', office, holiday)).toMatchObject({
      open: false,
      changesAt: '2026-06-30T09:00:00+08:00',
    });
    const extra = [{ day: '2026-06-28', opens: '10:00', closes: '11:00', reason: '调休' }];
    expect(openAt(at('06-28T10:30'), 'open', office, extra).open).toBe(true);
  });

  it('hours that touch at midnight are one', () => {
    const always = weekdays([1, 2, 3, 4, 5, 6, 7], ['00:00', '24:00']);
    expect(openAt(at('06-29T23:59'), 'open', always, []).open).toBe(true);
    expect(Date.parse(openAt(at('06-29T12:00'), 'open', always, []).changesAt ?? '')).toBeGreaterThan(
      at('07-10T00:00').getTime(),
    );
  });

  it('a station that is suspended is not open, whatever its hours', () => {
    expect(openAt(at('06-29T10:00'), 'suspended', office, [])).toMatchObject({
      open: false,
      changesAt: null,
    });
  });

  it('is open until it changes, and otherwise after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }), (minutes) => {
        const moment = new Date(at('06-29T00:00').getTime() + minutes * 60_000);
        const now = openAt(moment, 'open', office, []);
        const change = new Date(now.changesAt ?? '');
        expect(change.getTime()).toBeGreaterThan(moment.getTime());
        expect(openAt(new Date(change.getTime() - 1), 'open', office, []).open).toBe(now.open);
        expect(openAt(change, 'open', office, []).open).toBe(!now.open);
      }),
    );
  });
});

it('the day changes at midnight in Shanghai', () => {
  expect(shanghaiDay(new Date('2026-06-29T15:59:59Z'))).toBe('2026-06-29');
  expect(shanghaiDay(new Date('2026-06-29T16:00:00Z'))).toBe('2026-06-30');
});

it.each([
  [office, 'Mo-Fr 09:00-12:00,13:30-17:30'],
  [[...office, ...weekdays([6], ['09:00', '12:00'])], 'Mo-Fr 09:00-12:00,13:30-17:30; Sa 09:00-12:00'],
  [weekdays([1, 3, 4], ['09:00', '10:00']), 'Mo 09:00-10:00; We-Th 09:00-10:00'],
  [[], null],
])('writes hours in the notation of OpenStreetMap: %#', (hours, notation) => {
  expect(openingHoursNotation(hours)).toBe(notation);
});
