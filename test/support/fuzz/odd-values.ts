import fc from 'fast-check';

/** What people, scanners and broken programs send in place of a good value. */
const oddTexts = [
  '',
  ' ',
  '\u0000',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0x10',
  '1e309',
  '9'.repeat(40),
  "' or 1=1 --",
  '"; drop table ticket; --',
  '{{7*7}}',
  '../../../../etc/passwd',
  '%00',
  '%',
  '\\',
  '\r\nX-Injected: 1',
  '<script>alert(1)</script>',
  '\ud800',
  '𠀀'.repeat(20),
  '٣',
  'a'.repeat(5_000),
  '2026-02-30',
  '0000-00-00',
  '9999-12-31T23:59:60Z',
  '{"$ne":null}',
  '(select pg_sleep(5))',
  "'; select pg_sleep(5); --",
  '180.1,91,-180.1,-91',
  'Infinity,NaN,1,1',
  '00000000-0000-0000-0000-000000000000',
] as const;

export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.string({ maxLength: 200 }),
);

export const oddJson: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom(null, true, false, 0, -1, 1e308, 2 ** 53, [], {}, [[]], { __proto__: null }, [null]),
  fc.jsonValue({ maxDepth: 2 }),
);
