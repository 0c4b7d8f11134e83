import { expect, test } from 'vitest';
import { isOpenAt, readOpeningHours } from '../../../web/layers/opening-hours.ts';
import { groupHours } from '../../../web/views/leader/group-hours.ts';

const office = readOpeningHours('Mo-Fr 09:00-12:00,13:30-17:30; Sa 09:00-12:00');

test.each([
  ['2026-06-30T02:00:00Z', true, 'Tuesday 10:00 in Shanghai'],
  ['2026-06-30T04:30:00Z', false, 'the lunch break'],
  ['2026-06-30T05:30:00Z', true, 'the minute it opens again'],
  ['2026-06-30T09:30:00Z', false, 'the minute it closes'],
  ['2026-06-27T02:00:00Z', true, 'Saturday morning'],
  ['2026-06-28T02:00:00Z', false, 'Sunday'],
  ['2026-06-28T23:30:00Z', false, 'Monday 07:30 in Shanghai, still Sunday in UTC'],
])('at %s open is %s: %s', (moment, open) => {
  expect(isOpenAt(office, new Date(moment))).toBe(open);
});

test('hours without days hold every day; single days and lists are read', () => {
  expect(readOpeningHours('08:00-20:00')).toHaveLength(7);
  expect(readOpeningHours('Tu,Th 08:00-09:00').map((span) => span.weekday)).toEqual([2, 4]);
  expect(readOpeningHours('by arrangement')).toEqual([]);
});

test('equal neighbouring days stand in one line', () => {
  const hours = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, opens: '13:30', closes: '17:30' },
    { weekday, opens: '09:00', closes: '12:00' },
  ]);
  expect(groupHours(hours)).toEqual([
    { first: 1, last: 5, spans: ['09:00–12:00', '13:30–17:30'] },
    { first: 6, last: 7, spans: [] },
  ]);
});
