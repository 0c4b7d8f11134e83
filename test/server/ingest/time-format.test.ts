import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeReader } from '../../../server/ingest/time-format.ts';

const read = (format: string, zone: string, text: string) =>
  timeReader(format, zone)!(text)?.toISOString() ?? null;

describe('times of ticket files', () => {
  it.each([
    ['ISO', 'Asia/Shanghai', '2025-03-14 01:20:30', '2025-03-13T17:20:30.000Z'],
    ['ISO', 'Asia/Shanghai', '2025-03-14T01:20:30Z', '2025-03-14T01:20:30.000Z'],
    ['ISO', 'Asia/Shanghai', '2025-03-14T01:20:30.5-05:30', '2025-03-14T06:50:30.000Z'],
    ['ISO', 'Asia/Shanghai', '2025-03-14', '2025-03-13T16:00:00.000Z'],
    ['M/D/YYYY H:MM', 'America/New_York', '3/14/2025 1:20', '2025-03-14T05:20:00.000Z'],
    ['M/D/YYYY H:MM', 'America/New_York', '1/2/2025 23:05', '2025-01-03T04:05:00.000Z'],
    ['YYYY/M/D H:mm', 'Asia/Shanghai', '2025/3/4 9:05', '2025-03-04T01:05:00.000Z'],
    ['YYYY年M月D日 HH:mm:ss', 'Asia/Shanghai', '2025年3月4日 09:05:59', '2025-03-04T01:05:59.000Z'],
    ['M/D/YYYY h:mm A', 'UTC', '3/4/2025 12:05 AM', '2025-03-04T00:05:00.000Z'],
    ['M/D/YYYY h:mm A', 'UTC', '3/4/2025 12:05 PM', '2025-03-04T12:05:00.000Z'],
    ['YYYYMMDDHHmm', 'UTC', '202503040905', '2025-03-04T09:05:00.000Z'],
    // An hour that spring skips, and one that comes twice in autumn.
    ['ISO', 'America/New_York', '2025-03-09 02:30', '2025-03-09T07:30:00.000Z'],
    ['ISO', 'America/New_York', '2025-11-02 01:30', '2025-11-02T05:30:00.000Z'],
    ['ISO', 'America/New_York', '2025-03-09 01:59', '2025-03-09T06:59:00.000Z'],
    ['ISO', 'America/New_York', '2025-03-09 03:00', '2025-03-09T07:00:00.000Z'],
  ])('%s in %s reads %s', (format, zone, text, expected) => {
    expect(read(format, zone, text)).toBe(expected);
  });

  it.each([
    ['ISO', '2025-02-30'],
    ['ISO', '2025-13-01'],
    ['ISO', '2025-01-01 24:00'],
    ['M/D/YYYY H:MM', '14/3/2025 1:20'],
    ['M/D/YYYY H:MM', '3/14/2025'],
    ['M/D/YYYY h:mm A', '3/14/2025 13:20 PM'],
    ['YYYY-MM-DD', '2025-03-04x'],
  ])('%s refuses %s', (format, text) => {
    expect(read(format, 'UTC', text)).toBeNull();
  });

  it.each([
    'YYYY-MM',
    'dd.mm.yyyy',
    'YYYY-MM-DD h:mm',
    'YYYY-MM-DD DD',
    '',
  ])('the format %j cannot be used', (format) => {
    expect(timeReader(format, 'UTC')).toBeNull();
  });

  it('reads back every minute that it is shown, in any zone', () => {
    const zones = [
      'Asia/Shanghai',
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1995, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 }),
        fc.constantFrom(...zones),
        (minute, zone) => {
          const at = minute * 60_000;
          const show = (moment: number) =>
            new Intl.DateTimeFormat('sv-SE', {
              timeZone: zone,
              dateStyle: 'short',
              timeStyle: 'short',
            }).format(moment);
          const read = timeReader('YYYY-MM-DD HH:mm', zone)!(show(at))!.getTime();
          // Twice in autumn the same words mean two moments; the first is taken.
          expect(show(read)).toBe(show(at));
          expect(read).toBeLessThanOrEqual(at);
        },
      ),
      { numRuns: 300 },
    );
  });
});
