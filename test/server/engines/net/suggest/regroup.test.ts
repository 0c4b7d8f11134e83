import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apply } from '../../../../../server/engines/net/apply.ts';
import {
  familyOf,
  graphOfFamily,
  linesOfDivision,
} from '../../../../../server/engines/net/suggest/family.ts';
import { regroup } from '../../../../../server/engines/net/suggest/regroup.ts';
import { certificateOf, idOf, netOf, square, unitOf } from '../../../../support/small-net.ts';

const side = 10_000;
const columns = 4;
const ids = { district: 1, street: 2, community: 3, grid: 4, child: 10 } as const;

/** A grid of micro-grids, squares of 100 m in rows of four. */
const boardOf = (children: number) =>
  netOf([
    { unit: unitOf(ids.district, 'district', null), polygons: null },
    { unit: unitOf(ids.street, 'street', ids.district), polygons: null },
    { unit: unitOf(ids.community, 'community', ids.street), polygons: null },
    { unit: unitOf(ids.grid, 'general-grid', ids.community), polygons: null },
    ...Array.from({ length: children }, (_, index) => ({
      unit: unitOf(ids.child + index, 'micro-grid', ids.grid),
      polygons: [[square((index % columns) * side, Math.floor(index / columns) * side, side)]],
    })),
  ]);

const neighboursOf = (index: number, children: number): number[] =>
  [index - columns, index + columns, index - 1, index + 1].filter(
    (other) =>
      other >= 0 &&
      other < children &&
      (Math.abs(other - index) === columns || Math.floor(other / columns) === Math.floor(index / columns)),
  );

const hangsTogether = (group: readonly number[], children: number): boolean => {
  const reached = new Set(group.slice(0, 1));
  for (const index of reached)
    for (const other of neighboursOf(index, children)) if (group.includes(other)) reached.add(other);
  return reached.size === group.length;
};

it('groups of units below, made new units, hang together, keep the net whole and have what they say', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 20, max: 90 }), { minLength: 6, maxLength: 12 }),
      fc.integer({ min: 2, max: 3 }),
      (households, count) => {
        const net = boardOf(households.length);
        const family = familyOf(net, net.slotOf(idOf(ids.grid)) ?? 0);
        const graph = graphOfFamily(family, households, []);
        const names = family.children.map(({ id }) => id);
        const { regroupings, obstacles } = regroup(graph, names, { parts: count });
        expect(regroupings.length).toBeGreaterThan(0);
        const mean = households.reduce((sum, each) => sum + each, 0) / count;
        for (const { parts, deviation } of regroupings) {
          const groups = Array.from({ length: count }, (_, part) =>
            names.flatMap((_id, child) => (parts[child] === part ? [child] : [])),
          );
          const sums = groups.map((group) => group.reduce((sum, child) => sum + households[child]!, 0));
          expect(deviation).toBeCloseTo(Math.max(...sums.map((sum) => Math.abs(sum / mean - 1))), 9);
          for (const group of groups) expect(hangsTogether(group, names.length)).toBe(true);
          const length = linesOfDivision(family, parts).reduce(
            (sum, line) =>
              sum + Math.abs(line.at(-1)![0] - line[0]![0]) + Math.abs(line.at(-1)![1] - line[0]![1]),
            0,
          );
          expect(length % side).toBe(0);
          const own = boardOf(households.length);
          for (const [part, group] of groups.slice(1).entries()) {
            const children = group.map((child) => names[child]!);
            const unit = unitOf(100 + part, 'general-grid', ids.community);
            expect(apply(own, { kind: 'create-parent', unit, children }).ok).toBe(true);
          }
          expect(certificateOf(own).ok).toBe(true);
        }
        const best = Math.min(...regroupings.map(({ deviation }) => deviation));
        expect(obstacles.some(({ kind }) => kind === 'balance-not-reached')).toBe(best > 0.1);
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

it('says which unit below has more households than a part may have, and when there are too few', () => {
  const net = boardOf(6);
  const family = familyOf(net, net.slotOf(idOf(ids.grid)) ?? 0);
  const names = family.children.map(({ id }) => id);
  const ask = (households: number[], parts: number) =>
    regroup(graphOfFamily(family, households, []), names, { parts }).obstacles;
  expect(ask([10, 10, 300, 10, 10, 10], 2)).toContainEqual({
    kind: 'child-too-large',
    child: idOf(ids.child + 2),
    households: 300,
    most: 175 * 1.1,
  });
  expect(ask([0, 0, 300, 0, 0, 200], 3)).toEqual([{ kind: 'too-few-children', parts: 3, possible: 2 }]);
});
