import { expect, test } from 'vitest';
import { codeOf, nextNumber } from '../../../../web/views/planner/tools/unit-codes.ts';

test('a new number is above all that were ever used below the parent, by the scheme of its level', () => {
  const used = [
    '990101001001001',
    '990101001001007',
    '990101001001501',
    '990101001001001009',
    '990101001002012',
  ];
  expect(nextNumber('990101001001', 'general-grid', used)).toBe(8);
  expect(nextNumber('990101001001', 'dedicated-grid', used)).toBe(502);
  expect(nextNumber('990101001001001', 'micro-grid', used)).toBe(10);
  expect(nextNumber('990101001009', 'general-grid', used)).toBe(1);
});

test('numbers end: general grids do not run into the dedicated ones', () => {
  expect(nextNumber('99', 'general-grid', ['99499'])).toBeNull();
  expect(nextNumber('99', 'dedicated-grid', ['99999'])).toBeNull();
  expect(codeOf('99', 8)).toBe('99008');
});
