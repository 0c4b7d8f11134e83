import { describe, expect, it } from 'vitest';
import { isOpenAt, readWeekHours, type WeekHours } from '../../../../server/engines/walk/week-hours.ts';

const read = (text: string): WeekHours => {
  const hours = readWeekHours(text);
  if ('fault' in hours) throw new Error(hours.fault);
  return hours;
};
const at = (day: number, hour: number, minute = 0): number => (day * 24 + hour) * 60 + minute;

describe('hours of the week', () => {
  it('reads days, lunch breaks, days off and later rules over earlier ones', () => {
    const hours = read('Mo-Fr 08:30-12:00, 13:30-17:30; We off; Sa,Su 09:00-12:00; PH off');
    expect(isOpenAt(hours, at(0, 8, 30))).toBe(true);
    expect(isOpenAt(hours, at(0, 12))).toBe(false);
    expect(isOpenAt(hours, at(2, 9))).toBe(false);
    expect(isOpenAt(hours, at(6, 11, 59))).toBe(true);
  });

  it('reads hours over midnight, around the week and round the clock', () => {
    const night = read('Sa-Su 22:00-06:00');
    expect([at(5, 23), at(6, 5), at(0, 5), at(0, 6)].map((minute) => isOpenAt(night, minute))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(read('24/7')).toEqual([[0, 7 * 1_440]]);
    expect(read('06:00-23:00')).toHaveLength(7);
  });

  it('refuses what is impossible or not understood, and guesses nothing', () => {
    expect(readWeekHours('Mo 08:00-25:00')).toEqual({ fault: 'time-impossible' });
    expect(readWeekHours('Mo 08:70-09:00')).toEqual({ fault: 'time-impossible' });
    expect(readWeekHours('Mo 08:00-08:00')).toEqual({ fault: 'empty-span' });
    for (const text of [
      'sunrise-sunset',
      'Xx 08:00-09:00',
      'Apr-Oct 08:00-18:00',
      '8am',
      'Mo-Fr',
      'by appointment',
    ])
      expect(readWeekHours(text)).toEqual({ fault: 'not-understood' });
  });
});
