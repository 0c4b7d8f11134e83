import { expect, test } from 'vitest';
import { toggleCategory } from '../../../web/views/leader/category-choice.ts';

const all = [
  { id: 1, parentId: null },
  { id: 11, parentId: 1 },
  { id: 12, parentId: 1 },
  { id: 2, parentId: null },
  { id: 21, parentId: 2 },
];

test('choosing a parent puts it in place of its children', () => {
  expect(toggleCategory(all, [11, 21], 1)).toEqual([1, 21]);
});

test('taking a child from a chosen parent leaves its sisters', () => {
  expect(toggleCategory(all, [1], 11)).toEqual([12]);
});

test('the last sister chooses the parent', () => {
  expect(toggleCategory(all, [11], 12)).toEqual([1]);
});

test('choosing twice changes nothing', () => {
  expect(toggleCategory(all, toggleCategory(all, [], 21), 2)).toEqual([]);
});
