import { expect, test } from 'vitest';
import { monthsBetween } from '../../../../web/views/releases/definition.ts';

test('months from the first to the last, the latest first, over the turn of a year', () => {
  expect(monthsBetween('2025-11', '2026-02')).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
  expect(monthsBetween('2026-02', '2026-02')).toEqual(['2026-02']);
});

test('no months where there are none', () => {
  expect(monthsBetween(null, '2026-02')).toEqual([]);
  expect(monthsBetween('2026-03', '2026-02')).toEqual([]);
});
