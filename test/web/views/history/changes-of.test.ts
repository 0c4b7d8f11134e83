import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesOf } from '../../../../web/views/history/changes-of.ts';

test('what stayed the same is left out, what came, went or changed is told with its path', () => {
  const before = { idleMinutes: 30, site: { icp: null, police: 'A' }, kept: [1, 2] };
  const after = { idleMinutes: 15, site: { icp: 'B', police: null }, kept: [1, 2] };
  expect(changesOf(before, after)).toEqual([
    { path: 'idleMinutes', before: '30', after: '15' },
    { path: 'site.police', before: 'A', after: null },
    { path: 'site.icp', before: null, after: 'B' },
  ]);
});

test('a value by itself has an empty path', () => {
  expect(changesOf(null, 'demo')).toEqual([{ path: '', before: null, after: 'demo' }]);
});

test('nothing differs from itself, and whatever is turned round is told the other way', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(changesOf(one, one)).toEqual([]);
      const there = changesOf(one, other);
      const back = changesOf(other, one).map(({ path, before, after }) => ({
        path,
        before: after,
        after: before,
      }));
      const byPath = (a: { path: string }, b: { path: string }) =>
        a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
      expect(back.toSorted(byPath)).toEqual(there.toSorted(byPath));
    }),
  );
});
