import { expect, test } from 'vitest';
import { levelInside } from '../../../../web/views/leader/filters/drill.ts';

test('inside a unit the level below it is mapped', () => {
  expect(levelInside('street', 'street')).toBe('community');
  expect(levelInside('community', 'community')).toBe('grid');
  expect(levelInside('general-grid', 'grid')).toBe('micro-grid');
});

test('a finer level that is shown already stays', () => {
  expect(levelInside('street', 'grid')).toBe('grid');
  expect(levelInside('community', 'micro-grid')).toBe('micro-grid');
});

test('what has nothing below is mapped itself', () => {
  expect(levelInside('dedicated-grid', 'street')).toBe('grid');
  expect(levelInside('micro-grid', 'street')).toBe('micro-grid');
});
